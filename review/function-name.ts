import type { Json } from './plan';

/** The name in an ARN of a function, also in the URI by which API Gateway calls it, or in a name with a version or alias behind it. */
export function functionName(reference: Json): string | undefined {
  if (typeof reference !== 'string' || reference === '') return undefined;
  const [, afterFunction] = /:function:([^:/]+)/.exec(reference) ?? [];
  return afterFunction ?? reference.split(':')[0];
}
