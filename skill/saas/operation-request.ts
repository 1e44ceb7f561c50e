import type * as v from 'valibot';
import { formType, writeForm } from './form';
import type { Body, Operation } from './operation';
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
  const filled = filledIn(path, input);
  if (filled === undefined) return undefined;
  const search = new URLSearchParams(
    Object.entries(given(query ?? {}, input)).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString();
  const { 'Content-Type': type = 'application/json' } = headers;
  return {
    target: `${filled}${search && `?${search}`}`,
    headers: {
      ...(body ? { 'Content-Type': String(type) } : {}),
      ...(repeat === 'by-key' ? { 'Idempotency-Key': String(input.idempotencyKey) } : {}),
      ...Object.fromEntries(
        Object.entries(given(headers, input)).map(([name, value]) => [name, String(value)]),
      ),
    },
    ...(body
      ? { body: type === formType ? writeForm(given(body, input)) : JSON.stringify(given(body, input)) }
      : {}),
  };
}

/** A path with what was given for its parameters. Undefined if it cannot hold one of them. */
function filledIn(path: string, input: Input): string | undefined {
  const parts = path.split(/(\{[^{}]+\})/).map((part) => {
    const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
    return name === undefined ? part : pathSegment(String(input[name] ?? ''));
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** What is always sent, and what was given for the others. */
function given(fields: Body, input: Input): Input {
  const values = Object.entries(fields).map(([name, one]) => [
    name,
    typeof one !== 'object' ? one : isSchema(one) ? input[name] : given(one, input),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const isSchema = (one: object): one is v.GenericSchema => '~run' in one;
