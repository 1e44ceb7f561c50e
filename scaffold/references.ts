import { DocumentError } from './document-error';

/** Fields whose value is data, in which a `$ref` refers to nothing. */
const dataFields = new Set(['example', 'default', 'enum', 'const']);

/** Fields of OpenAPI and of JSON Schema that hold things by names of the document's own. */
export const namedFields = new Set(
  'properties patternProperties dependentSchemas $defs definitions schemas responses parameters headers requestBodies securitySchemes links callbacks pathItems paths content examples encoding variables'.split(
    ' ',
  ),
);

/**
 * A document without the data that holds a `$ref`: examples, defaults and extensions may show one, and none of them
 * is a reference.
 *
 * @param isNames whether the keys are names of the document's own, not fields of OpenAPI
 */
export function withoutData(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutData(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, one]) => {
      if (isNames) return [[field, withoutData(one)]];
      const isExample = field === 'value' && !('schema' in value);
      const isData = dataFields.has(field) || field.startsWith('x-') || isExample;
      if (isData) return references(one).length > 0 ? [] : [[field, one]];
      return [[field, withoutData(one, namedFields.has(field) && !Array.isArray(one))]];
    }),
  );
}

/** Every `$ref` of a document, and where it stands. */
export function references(value: unknown, path = '#'): { readonly path: string; readonly to: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  const own = typeof $ref === 'string' ? [{ path, to: $ref }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) =>
      references(one, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ];
}

/**
 * A document whose schemas refer to no others, for whoever looks at each where it stands: a schema in all its places
 * may be more than there is time for.
 */
export function withoutSchemaReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSchemaReferences);
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string' && $ref.startsWith('#/components/schemas/')) return {};
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, withoutSchemaReferences(one)]),
  );
}

/** Whether something stands where a reference points to, or another reference on the way there. */
export function leadsSomewhere(document: object, to: string): boolean {
  let at: unknown = document;
  for (const part of to.slice('#/'.length).split('/')) {
    if (typeof at !== 'object' || at === null) return false;
    if ('$ref' in at) return true;
    at = (at as Record<string, unknown>)[nameOf(part)];
  }
  return at !== undefined;
}

/** A part of a JSON pointer as the name that it stands for (RFC 6901). */
function nameOf(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** @throws DocumentError for a reference to another file or host, or back to itself */
export function checkReferences(file: string, document: object): void {
  const all = references(document);
  const outside = all.find(({ to }) => !to.startsWith('#'));
  if (outside) {
    throw new DocumentError(
      `${file} refers to ${outside.to} (at ${outside.path}); only references within the file are followed. Bundle it first: npx @redocly/cli bundle ${file} --output openapi.json.`,
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
