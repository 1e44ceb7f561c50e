import { leadsSomewhere, namedFields } from './references';

type Fields = Record<string, unknown>;

/** Something that published documents often have wrong, and that leaves no doubt of what is meant. */
interface Mending {
  readonly fault: string;
  isIn(fields: Fields, document: object): boolean;
  mend(fields: Fields): Fields;
}

/** Ways to be let in, as far as they are any. */
const waysOf = (security: unknown): Fields[] =>
  Array.isArray(security) ? security.filter((way) => typeof way === 'object' && way !== null) : [];

const mendings: readonly Mending[] = [
  {
    fault: 'a parameter of a path that is not said to be required',
    isIn: ({ in: place, name, required }) =>
      place === 'path' && typeof name === 'string' && required !== true,
    mend: (fields) => ({ ...fields, required: true }),
  },
  {
    fault: 'a schema whose "required" is no list of names',
    isIn: ({ required, in: place, content }) =>
      typeof required === 'boolean' && place === undefined && content === undefined,
    mend: ({ required: _required, ...fields }) => fields,
  },
  {
    fault: 'a way in whose scopes are no list',
    isIn: ({ security }) => waysOf(security).some((way) => Object.values(way).includes(null)),
    mend: ({ security, ...fields }) => ({
      ...fields,
      security: waysOf(security).map((way) =>
        Object.fromEntries(Object.entries(way).map(([name, scopes]) => [name, scopes ?? []])),
      ),
    }),
  },
  {
    fault: 'a schema that refers to something which is not in the document',
    isIn: ({ $ref }, document) =>
      typeof $ref === 'string' && $ref.startsWith('#/components/schemas/') && !leadsSomewhere(document, $ref),
    mend: () => ({}),
  },
];

/** A document without what is wrong in it and can be read all the same, and what that was, by how often. */
export function mended(document: Fields): {
  readonly document: Fields;
  readonly faults: ReadonlyMap<string, number>;
} {
  const faults = new Map<string, number>();
  const walk = (value: unknown, isNames = false): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one));
    if (typeof value !== 'object' || value === null) return value;
    let fields = value as Fields;
    for (const { fault, isIn, mend } of isNames ? [] : mendings) {
      if (!isIn(fields, document)) continue;
      fields = mend(fields);
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
    return Object.fromEntries(
      Object.entries(fields).map(([name, one]) => [name, walk(one, !isNames && namedFields.has(name))]),
    );
  };
  return { document: walk(document) as Fields, faults };
}
