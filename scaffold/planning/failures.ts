import type { ApiOperation } from '../api-operation';
import { kebab } from '../names';

/** The usual problems that every service has by its status. */
export const usual = ['bad-request', 'not-found'];

/** Of Alexa's own, or of the mechanism, or said of tokens. */
const common = [...usual, 'insufficient-scope', 'unauthorized', 'rate-limited'];

/** Statuses that the skill tells apart by a problem's type. */
const tellable = [400, 403, 404, 409, 422];

export function problemsOf(
  { failures, path }: ApiOperation,
  known: Record<string, { status: number; title: string }>,
): string[] {
  const named = failures.flatMap(({ status, type, title }) => {
    if (status === 404 && path.includes('{')) return ['not-found'];
    if (!type || common.includes(type) || !tellable.includes(status)) return [];
    const name = kebab(type);
    const same = known[name];
    if (same && same.status !== status) return [];
    known[name] ??= { status, title: title.slice(0, 200) };
    return [name];
  });
  return [...new Set(named)];
}
