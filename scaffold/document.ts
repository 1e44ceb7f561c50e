import { existsSync, readFileSync } from 'node:fs';
import { compileErrors, dereference, validate } from '@readme/openapi-parser';
import { parse } from 'yaml';

/** An API description that cannot be used: the message says what is wrong, where, and what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

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

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface Response {
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

type Security = readonly Readonly<Record<string, readonly string[]>>[];

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

export interface PathItem extends Readonly<Partial<Record<string, unknown>>> {
  readonly parameters?: readonly Parameter[];
}

/** An OpenAPI document with every reference replaced by what it names, but for those that name themselves. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly security?: Security;
}

/** Nothing is fetched: a document that is read from a file stays with that file. */
const options = { resolve: { external: false as const }, dereference: { circular: 'ignore' as const } };

/**
 * Reads an OpenAPI document, 3.0 or 3.1, of JSON or YAML.
 *
 * @throws DocumentError where there is none, where it is broken, of version 2, or refers to other files or hosts
 */
export async function readDocument(file: string): Promise<ApiDocument> {
  const document = parseText(file);
  checkVersion(file, document);
  checkReferences(file, document);
  const result = await validate(structuredClone(document) as never, options).catch((error: unknown) => {
    throw new DocumentError(`${file} cannot be read: ${messageOf(error)}`);
  });
  if (!result.valid) {
    throw new DocumentError(`${file} is no valid OpenAPI document.\n${indent(compileErrors(result))}`);
  }
  return (await dereference(document as never, options)) as unknown as ApiDocument;
}

function parseText(file: string): Record<string, unknown> {
  if (!existsSync(file)) throw new DocumentError(`There is no file ${file}.`);
  let parsed: unknown;
  try {
    // Of which JSON is a part.
    parsed = parse(readFileSync(file, 'utf8'), { maxAliasCount: 1_000 });
  } catch (error) {
    throw new DocumentError(`${file} is neither JSON nor YAML: ${messageOf(error)}`);
  }
  if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  throw new DocumentError(
    `${file} is no OpenAPI document: it holds ${parsed === null ? 'nothing' : typeof parsed}.`,
  );
}

function checkVersion(file: string, { swagger, openapi }: Record<string, unknown>): void {
  if (swagger !== undefined) {
    throw new DocumentError(
      `${file} is of Swagger ${swagger}; OpenAPI 3.0 and 3.1 are read. Convert it first, e.g. with converter.swagger.io or swagger2openapi.`,
    );
  }
  if (typeof openapi === 'string' && /^3\.[01]\.\d+/.test(openapi)) return;
  throw new DocumentError(
    openapi === undefined
      ? `${file} is no OpenAPI document: it has no field "openapi".`
      : `${file} is of OpenAPI ${String(openapi)}; 3.0 and 3.1 are read.`,
  );
}

/** Every `$ref` of a document, and where it stands. */
function references(value: unknown, path = '#'): { readonly path: string; readonly to: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  const own = typeof $ref === 'string' ? [{ path, to: $ref }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, one]) => references(one, `${path}/${key}`))];
}

function checkReferences(file: string, document: object): void {
  const all = references(document);
  const outside = all.find(({ to }) => !to.startsWith('#'));
  if (outside) {
    throw new DocumentError(
      `${file} refers to ${outside.to} (at ${outside.path}); only references within the file are followed. Bundle it first, e.g. with npx @redocly/cli bundle.`,
    );
  }
  // A reference to nothing but references never comes to an end.
  const next = new Map(all.map(({ path, to }) => [path, to]));
  for (const start of next.keys()) {
    const seen = new Set([start]);
    for (let at = next.get(start); at !== undefined; at = next.get(at)) {
      if (seen.has(at)) {
        throw new DocumentError(
          `${file} has a reference that leads back to itself: ${[...seen, at].join(' → ')}.`,
        );
      }
      seen.add(at);
    }
  }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

const indent = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
