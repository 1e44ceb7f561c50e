import { existsSync, readFileSync } from 'node:fs';
import { text as readStream } from 'node:stream/consumers';
import { compileErrors, dereference, validate } from '@readme/openapi-parser';
import { parse } from 'yaml';
import { DocumentError } from './document-error';
import { mended } from './mending';
import { checkReferences, withoutData, withoutSchemaReferences } from './references';

/** A JSON Schema as far as a service is made from it: of OpenAPI 3.0 and 3.1 alike. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly title?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/** A body in one media type. */
export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

/** A parameter of a path, query, header or cookie, which `in` says. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** An answer of one status. */
export interface Response {
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** How an API lets somebody in. */
export interface SecurityScheme {
  readonly type?: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
}

/** Ways in, each of what is needed together, with its scopes. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[];

/** What one method does at a path. */
export interface PathOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: Readonly<Record<string, MediaType>>;
  };
  readonly responses?: Readonly<Record<string, Response>>;
  readonly security?: Security;
  readonly deprecated?: boolean;
}

/** What there is at a path: operations by their methods in small letters, and parameters of all of them. */
export interface PathItem extends Readonly<Partial<Record<string, unknown>>> {
  readonly parameters?: readonly Parameter[];
}

/** An OpenAPI document with every reference replaced by what it names: what refers to itself holds itself. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly security?: Security;
  readonly components?: { readonly securitySchemes?: Readonly<Record<string, SecurityScheme>> };
}

/** Nothing is fetched: a document that is read from a file stays with that file. */
const resolve = { external: false as const };

/**
 * Reads an OpenAPI document, 3.0 or 3.1, of JSON or YAML.
 *
 * @param file its path; `-` is standard input
 * @param warn told of what is wrong in it and can be read all the same
 * @throws DocumentError where there is none, where it is broken, of version 2, or refers to other files or hosts
 */
export async function readDocument(
  file: string,
  warn: (fault: string) => void = () => undefined,
): Promise<ApiDocument> {
  const text = await textOf(file);
  const name = file === '-' ? 'What came in' : file;
  const parsed = parseText(name, text);
  checkVersion(name, parsed);
  const { document, faults } = mended(withoutData(parsed) as Record<string, unknown>);
  checkReferences(name, document);
  for (const [fault, count] of faults) warn(count === 1 ? fault : `${fault} (${count} times)`);
  await check(name, document, warn);
  return (await dereference(document as never, {
    resolve,
    // What refers to itself does so when it is read, too: no more is read of it than is said.
    dereference: { circular: true },
  })) as unknown as ApiDocument;
}

/** A field that OpenAPI does not have, which is in nobody's way. */
const isUnknownField = ({ message }: { readonly message: string }) =>
  /^(ADDITIONAL|UNEVALUATED) PROPERTY/.test(message);

async function check(name: string, document: object, warn: (fault: string) => void): Promise<void> {
  const result = await validate(withoutSchemaReferences(document) as never, {
    resolve,
    dereference: { circular: 'ignore' },
  }).catch((error: unknown) => {
    throw new DocumentError(`${name} cannot be read: ${messageOf(error)}`);
  });
  if (result.valid) return;
  if (!result.errors.every(isUnknownField)) {
    throw new DocumentError(`${name} is no valid OpenAPI document.\n${indent(compileErrors(result))}`);
  }
  for (const { message } of result.errors) {
    warn(`a field that OpenAPI does not have there: ${/(\S+) is not expected/.exec(message)?.[1] ?? '?'}`);
  }
  const ids = operationIds(document);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new DocumentError(`${name} has the operationId ${twice} twice. Give each operation its own.`);
  }
}

const operationIds = ({ paths = {} }: { readonly paths?: Readonly<Record<string, object>> }) =>
  Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation: PathOperation | undefined) => operation?.operationId ?? []),
  );

async function textOf(file: string): Promise<string> {
  if (file === '-') return readStream(process.stdin);
  if (/^https?:\/\//i.test(file)) {
    throw new DocumentError(
      `${file} is an address, and nothing is fetched. Save it first: curl --location --output openapi.json ${file}.`,
    );
  }
  if (!existsSync(file)) throw new DocumentError(`There is no file ${file}.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DocumentError(
      code === 'EISDIR'
        ? `${file} is a folder. Name the document in it.`
        : `${file} cannot be read: ${messageOf(error)}.`,
    );
  }
}

function parseText(name: string, text: string): Record<string, unknown> {
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new DocumentError(
      `${name} is a page (HTML), perhaps one that shows the document. Save the document itself: JSON or YAML.`,
    );
  }
  let parsed: unknown;
  try {
    // Of which JSON is a part.
    parsed = parse(text, { maxAliasCount: 1_000 });
  } catch (error) {
    // After a colon the parser shows the line itself.
    throw new DocumentError(`${name} is neither JSON nor YAML: ${messageOf(error).replace(/:$/, '.')}`);
  }
  if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  throw new DocumentError(
    `${name} is no OpenAPI document: it holds ${parsed === null ? 'nothing' : `a ${typeof parsed}`}.`,
  );
}

function checkVersion(name: string, { swagger, openapi }: Record<string, unknown>): void {
  if (swagger !== undefined) {
    throw new DocumentError(
      `${name} is of Swagger ${swagger}; OpenAPI 3.0 and 3.1 are read. Convert it first: npx swagger2openapi --patch --outfile openapi.json ${name}.`,
    );
  }
  if (typeof openapi === 'string' && /^3\.[01]\.\d+/.test(openapi)) return;
  throw new DocumentError(
    openapi === undefined
      ? `${name} is no OpenAPI document: it has no field "openapi".`
      : `${name} is of OpenAPI ${String(openapi)}; 3.0 and 3.1 are read.`,
  );
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

const indent = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
