import type { Failure } from '../api-operation';
import { kebab } from '../names';
import type { IntentPlan, KnownProblem, Left } from '../plan';

/** Problems of tokens, scopes and limits, which the mechanism knows of every operation. */
const common = ['insufficient-scope', 'unauthorized', 'invalid-token', 'rate-limited', 'too-many-requests'];

/** Those that every service has by their status. */
const usual: Readonly<Record<number, string>> = { 400: 'bad-request', 404: 'not-found' };

/** What the statuses are called that the skill tells apart. */
const kinds: Readonly<Record<number, string>> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

/** Statuses of requests that the skill does not make: of methods, media types, lengths, ranges. */
const neverCaused = [405, 406, 411, 413, 414, 415, 416, 417, 431];

/**
 * Names of an operation's documented failures. A failure with a type is known by it, in every operation; one without
 * by its status, in this operation.
 *
 * @param known the problems of all operations so far; those of this one are added
 */
export function problemsOf(
  { operation, file }: Pick<IntentPlan, 'operation' | 'file'>,
  known: Record<string, KnownProblem>,
  left: Left[],
): string[] {
  const names = operation.failures.flatMap((failure) => {
    const { status, title } = failure;
    if (!isTellable(status)) {
      if (!neverCaused.includes(status)) left.push(untold(operation.id, failure));
      return [];
    }
    const name = nameOf(failure, file);
    if (name === undefined || Object.values(usual).includes(name)) return name ?? [];
    if (known[name] && known[name].status !== status) return [];
    known[name] ??= { status, title: title.slice(0, 200), ...(failure.type ? {} : { toldBy: 'status' }) };
    return name;
  });
  return [...new Set(names)];
}

function nameOf({ status, type, title }: Failure, file: string): string | undefined {
  if (type !== undefined && !Object.values(usual).includes(kebab(type))) {
    return common.includes(kebab(type)) ? undefined : kebab(type);
  }
  if (usual[status] !== undefined) return usual[status];
  // A token without the scope is refused for every operation, and said of it already.
  return status === 403 && /\b(scope|token|authenticat)/i.test(title)
    ? undefined
    : `${file}-${kinds[status]}`;
}

const isTellable = (status: number): status is KnownProblem['status'] => status in kinds;

const untold = (operation: string, { status, title }: Failure): Left => ({
  operation,
  what: `${status} (${title}) is answered as if the service were out of order: the skill tells ${Object.keys(kinds).join(', ')} apart.`,
  where: 'operations.ts',
});
