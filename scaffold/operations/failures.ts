import type { Failure } from '../api-operation';
import type { PathOperation } from '../document';
import { jsonOf } from './media';
import { firstSentence } from './sentence';

/** The documented failures of an operation; those of tokens and limits every operation has. */
export function failuresOf({ responses = {} }: PathOperation): Failure[] {
  return Object.entries(responses).flatMap(([code, response]) => {
    const status = Number(code);
    if (!(status >= 400 && status < 500) || [401, 429].includes(status)) return [];
    const { content: media = {} } = jsonOf(response.content) ?? {};
    const examples = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)];
    const told = examples.flatMap((one) => problemType(one));
    const title = firstSentence(response.description ?? '') || `Refused with ${status}`;
    return told.length > 0
      ? told.map(({ type, title: own }) => ({ status, type, title: own ?? title }))
      : [{ status, title }];
  });
}

/** The type of a problem by RFC 9457, by its last segment. */
function problemType(example: unknown): { readonly type: string; readonly title?: string }[] {
  if (typeof example !== 'object' || example === null) return [];
  const { type, title } = example as { type?: unknown; title?: unknown };
  const [, last] = typeof type === 'string' ? (/([A-Za-z][\w-]*)\/?$/.exec(type) ?? []) : [];
  return last ? [{ type: last.toLowerCase(), ...(typeof title === 'string' && { title }) }] : [];
}
