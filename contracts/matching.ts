import type { MatchersV3 } from '@pact-foundation/pact';

/** What a matcher of the Pact specification looks like in an interaction. */
export type Matcher = MatchersV3.Matcher<string>;

/** A string of some shape; the example is what the stub serves and, in a request, what the provider is sent. */
export function shaped(regex: RegExp, example: string): Matcher {
  return { 'pact:matcher:type': 'regex', regex: regex.source, value: example } as Matcher;
}

/** A value that a provider state gives back, in the notation of the Pact specification. */
export function stateValue(name: string): string {
  return `\${${name}}`;
}

/**
 * A string of some shape in a request, in which the verifier puts what the provider's states gave back.
 *
 * @param expression the string with {@link stateValue} where the values go
 */
export function supplied(expression: string, regex: RegExp, example: string): Matcher {
  return {
    'pact:matcher:type': 'regex',
    regex: regex.source,
    'pact:generator:type': 'ProviderState',
    expression,
    value: example,
  } as Matcher;
}

/**
 * A token of the right shape that is none: its parts decode to nothing. Static, so that the contract never
 * changes with time and never holds a secret.
 */
export const exampleToken = 'header.payload.signature';

/** The customer's token, matched by its shape. */
export const bearer = supplied(
  `Bearer ${stateValue('accessToken')}`,
  /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/,
  `Bearer ${exampleToken}`,
);

/** Any string. Not a pattern: Pact holds patterns against numbers too, and a number is no id to the skill. */
export function anyString(example: string): Matcher {
  return { 'pact:matcher:type': 'type', value: example } as Matcher;
}

/** Source of a pattern for a text in any case: Pact has no flags. */
export const caseless = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);

const anyJson = new RegExp(`^${caseless('application')}/([\\w.-]+\\+)?${caseless('json')}\\s*(;.*)?$`);

/** JSON, or a JSON-based type such as a problem document. */
export const jsonType = shaped(anyJson, 'application/json');
/** A problem document (RFC 9457), or JSON under another JSON-based type. */
export const problemType = shaped(anyJson, 'application/problem+json');

/** Whether a value has parts of its own: an object or an array, and not `null`. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether a part of a body stands for the values of some shape. */
export const isMatcher = (value: unknown): value is Matcher =>
  isObject(value) && 'pact:matcher:type' in value;

/** A body with each matcher replaced by its example: what the stub serves, and the client makes of it. */
export function exampleOf(pinned: unknown): unknown {
  if (Array.isArray(pinned)) return pinned.map(exampleOf);
  if (!isObject(pinned)) return pinned;
  if (isMatcher(pinned)) return 'value' in pinned ? pinned.value : undefined;
  return Object.fromEntries(Object.entries(pinned).map(([key, value]) => [key, exampleOf(value)]));
}
