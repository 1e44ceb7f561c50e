import { safeParse } from 'valibot';
import { retryAfterSeconds } from '../../skill/saas/retry-after';
import { exampleOf } from '../matching';
import type { ContractedService } from '../service';

/** An answer on its way to the Pact verifier. Names of headers in lower case. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Writes an answer as the contract writes it, where HTTP and JSON have more than one way to say the same and
 * the skill's client takes them all: Pact compares what is written.
 *
 * @param nullable where the operation's answer may have a null, and what else says so
 */
export function asContracted(
  answer: SeenAnswer,
  nullable: readonly NullableField[],
  now: number,
): SeenAnswer {
  const headers = { ...answer.headers };
  rewrite(headers, 'content-type', canonicalType);
  rewrite(headers, 'www-authenticate', bearerChallenge);
  rewrite(headers, 'retry-after', (value) => String(retryAfterSeconds(value, now) ?? value));
  const isJson = /^application\/([\w.-]+\+)?json(;|$)/.test(headers['content-type'] ?? '');
  const body = isJson ? canonicalJson(answer.body, nullable) : answer.body;
  return { status: answer.status, headers, body };
}

function rewrite(headers: Record<string, string>, name: string, write: (value: string) => string): void {
  const value = headers[name];
  if (value !== undefined) headers[name] = write(value);
}

/** Names of media types have no case, and blanks before a semicolon mean nothing (RFC 9110 §5.6.6, §8.3.1). */
function canonicalType(value: string): string {
  const [type = '', ...parameters] = value.split(';').map((part) => part.trim());
  return [type.toLowerCase(), ...parameters.filter(Boolean)].join('; ');
}

const scheme = /(?:^|,\s*)(?=([\w-]+)\s+[\w-]+\s*=|([\w-]+)\s*(?:,|$))/g;

/** Of several challenges the one of the scheme Bearer, its parameters quoted (RFC 9110 §11.6.1). */
function bearerChallenge(value: string): string {
  const starts = [...value.matchAll(scheme)].map(({ index, 1: withParameters, 2: bare }) => ({
    index,
    name: withParameters ?? bare ?? '',
  }));
  const at = starts.findIndex(({ name }) => name.toLowerCase() === 'bearer');
  if (at < 0) return value;
  const challenge = value.slice(starts[at]?.index, starts[at + 1]?.index);
  const parameters = [...challenge.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)].map(
    ([, name, quoted, plain]) => `${name?.toLowerCase()}="${quoted ?? plain}"`,
  );
  return ['Bearer', parameters.join(', ')].filter(Boolean).join(' ');
}

/** Where a field is in a body: names, and `*` for every item of an array. */
type FieldPath = readonly string[];

/** A field that may be null. It may as well be left out. */
export interface NullableField {
  readonly path: FieldPath;
  /** Whether an empty text is a null to the client, too. */
  readonly orEmpty: boolean;
}

function canonicalJson(body: Buffer, nullable: readonly NullableField[]): Buffer {
  try {
    // The decoder drops a byte order mark; 1.0 becomes 1.
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    for (const { path, orEmpty } of nullable) {
      change(value, path, (field) => (field === undefined || (orEmpty && field === '') ? null : field));
    }
    return Buffer.from(JSON.stringify(value));
  } catch {
    return body;
  }
}

/** Writes something else where the field is, or would be. */
function change(value: unknown, [name, ...rest]: FieldPath, write: (field: unknown) => unknown): void {
  if (name === undefined || value === null || typeof value !== 'object') return;
  if (name === '*') {
    if (Array.isArray(value)) for (const item of value) change(item, rest, write);
    return;
  }
  if (Array.isArray(value)) return;
  const fields = value as Record<string, unknown>;
  if (rest.length > 0) change(fields[name], rest, write);
  else fields[name] = write(fields[name]);
}

/** Where a success of each operation has a null in one of the contract's examples. */
export function nullableFields({
  contract,
  operations,
}: Pick<ContractedService, 'contract' | 'operations'>): ReadonlyMap<string, readonly NullableField[]> {
  return new Map(
    Object.entries(contract.operations).map(([name, { successes }]) => {
      const { answer } = operations[name] ?? {};
      const fields = successes.flatMap(({ body }) =>
        nullsIn(body).map((path) => {
          const emptied = exampleOf(body);
          change(emptied, path, (field) => field ?? '');
          const orEmpty = answer !== undefined && safeParse(answer, emptied).success;
          return JSON.stringify({ path, orEmpty } satisfies NullableField);
        }),
      );
      return [name, [...new Set(fields)].map((field) => JSON.parse(field) as NullableField)];
    }),
  );
}

function nullsIn(value: unknown): FieldPath[] {
  if (value === null) return [[]];
  if (Array.isArray(value)) return value.flatMap((item) => nullsIn(item).map((path) => ['*', ...path]));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, field]) => nullsIn(field).map((path) => [name, ...path]));
}

/** Name of the operation that a request is for; undefined for none. */
export function operationOf(
  { operations }: Pick<ContractedService, 'operations'>,
  method: string,
  path: string,
): string | undefined {
  return Object.entries(operations).find(
    ([, one]) =>
      one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )?.[0];
}
