import type { Operation, Parameters } from './operation';
import { pathSegment } from './path-segment';

/** Values for an operation's parameters. */
export type Input = Readonly<Record<string, unknown>>;

/** What one call sends, but for the token. */
export interface OperationRequest {
  /** The path and the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Puts a call's values into the operation's request. Undefined if its path cannot hold one of them. */
export function requestOf(operation: Operation, input: Input): OperationRequest | undefined {
  const { path, query, headers = {}, body, repeat } = operation;
  const segments = path.split('/').map((segment) => filledIn(segment, input));
  if (segments.includes(undefined)) return undefined;
  const search = new URLSearchParams(
    Object.entries(given(query ?? {}, input)).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString();
  return {
    target: `${segments.join('/')}${search && `?${search}`}`,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(repeat === 'by-key' ? { 'Idempotency-Key': String(input.idempotencyKey) } : {}),
      ...Object.fromEntries(
        Object.entries(given(headers, input)).map(([name, value]) => [name, String(value)]),
      ),
    },
    ...(body ? { body: JSON.stringify(given(body, input)) } : {}),
  };
}

function filledIn(segment: string, input: Input): string | undefined {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  return name === undefined ? segment : pathSegment(String(input[name] ?? ''));
}

/** What is always sent, and what was given for the others. */
function given(parameters: Parameters, input: Input): Input {
  const values = Object.entries(parameters).map(([name, one]) => [
    name,
    typeof one === 'object' ? input[name] : one,
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
