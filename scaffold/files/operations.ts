import type { Input } from '../api-operation';
import { bodyOf, mediaHeaders } from '../body';
import { isWithin, nested } from '../nested';
import type { IntentPlan, Plan } from '../plan';
import { placeOf } from '../reading';
import { entryOfParts } from './entry';
import { comment, entries, type File, literal } from './source';

/** Scopes, problems and the table of operations. */
export function operationFiles(plan: Plan): File[] {
  return [
    {
      path: 'scopes.ts',
      text: `/** The scopes of the SaaS API, each with what it lets the skill do. They are the user pool's, too. */
export const scopes = {
${entries(Object.fromEntries(Object.entries(plan.scopes).map(([name, what]) => [name, literal(what)])))}
} as const;

/** A scope of the SaaS API, without the resource server's identifier. */
export type Scope = keyof typeof scopes;
`,
    },
    {
      path: 'problems.ts',
      text: `import type { Problems } from '../skill/saas/operation';

/** The service's own problems, by the last segment of their \`type\`. */
export const problems = {
${entries(Object.fromEntries(Object.entries(plan.problems).map(([name, problem]) => [name, literal(problem)])))}
} as const satisfies Problems;

/** Name of one of the service's own problems. */
export type Problem = keyof typeof problems;
`,
    },
    { path: 'operations.ts', text: operations(plan) },
  ];
}

function operations({ intents }: Plan): string {
  const fields = new Set<string>();
  const table = intents.map((one) => operation(one, fields)).join('\n');
  const used = ['cursor', 'id', 'text', 'noContent'].filter((name) => fields.has(name));
  return `import * as v from 'valibot';
${used.length > 0 ? `import { ${used.join(', ')} } from '../skill/saas/fields';\n` : ''}import type { Operations } from '../skill/saas/operation';
import type { Problem } from './problems';
import type { Scope } from './scopes';

/**
 * What the skill asks of the SaaS API. Of each answer only what an intent reads is described, and nothing of it
 * is required but the list: whatever else comes, or stays away, an answer is given.
 */
export const operations = {
${table}
} as const satisfies Operations<Scope, Problem>;
`;
}

function operation(one: IntentPlan, fields: Set<string>): string {
  const { operation: api, name, scope, problems, paging, slots, lookups, fixed } = one;
  const sent = (place: Input['in']): Record<string, string> => ({
    ...Object.fromEntries(
      fixed.filter(({ input }) => input.in === place).map(({ input, value }) => [input.name, literal(value)]),
    ),
    ...Object.fromEntries(
      [...lookups, ...slots]
        .filter(({ input }) => input.in === place)
        .map(({ input }) => [input.name, given(input)]),
    ),
  });
  const query = {
    ...sent('query'),
    ...(paging && {
      [paging.input.name]: paging.kind === 'cursor' ? 'v.optional(v.string())' : 'v.number()',
      ...(paging.size && { [paging.size.name]: 'v.number()' }),
    }),
  };
  const body = bodyOf(
    one,
    ({ input, value }) => (value === undefined ? given(input) : literal(value)),
    (fields) => `{\n${entries(fields)}\n}`,
  );
  const media = Object.entries(mediaHeaders(one, body !== undefined));
  const headers = {
    ...Object.fromEntries(media.map(([name, type]) => [name, literal(type)])),
    ...sent('header'),
  };
  const parts = [
    ...Object.entries({ query, headers })
      .filter(([, part]) => Object.keys(part).length > 0)
      .map(([part, values]) => `${part}: {\n${entries(values)}\n},`),
    ...(body === undefined ? [] : [`body: ${body},`]),
  ];
  return `/** ${comment(api.summary)}. */
${name}: {
  method: '${api.method}',
  path: ${literal(api.path)},
  ${parts.join('\n')}
  scope: ${literal(scope)},
  repeat: '${repeatOf(one)}',
  status: ${api.status},
  answer: ${answerOf(one, fields)},
  problems: ${literal(problems)},
},`;
}

const given = ({ shape }: Input): string =>
  shape.kind === 'number' ? 'v.number()' : shape.kind === 'boolean' ? 'v.boolean()' : 'v.string()';

function repeatOf({ operation: { method, keyHeader } }: IntentPlan): string {
  if (method === 'GET') return 'safe';
  if (keyHeader !== undefined) return 'by-key';
  return method === 'PUT' || method === 'DELETE' ? 'idempotent' : 'never';
}

function answerOf({ operation: { answer }, kind, reading, paging }: IntentPlan, fields: Set<string>): string {
  const isIgnored = kind === 'change' && !['object', 'list'].includes(answer?.kind ?? '');
  if (answer === undefined || isIgnored) {
    fields.add('noContent');
    return 'noContent';
  }
  if (kind === 'change') return 'v.looseObject({})';
  const entry = entryOfParts(
    reading,
    () => nullish('id', fields),
    ({ as }) => (as === 'number' ? 'v.nullish(v.number())' : nullish('text', fields)),
    (inner, path) => {
      const object = `v.object({\n${entries(inner)}\n})`;
      return path.length === 0 ? object : `v.nullish(${object})`;
    },
  );
  const place = placeOf(reading);
  return nested(
    [
      [place, reading.list ? `v.array(${entry})` : entry],
      ...(paging?.next ? [[paging.next, nullish('cursor', fields)] as const] : []),
    ],
    (inner, path) => {
      const object = `v.object({\n${entries(inner)}\n})`;
      return isWithin(place, path) ? object : `v.nullish(${object})`;
    },
  );
}

function nullish(field: string, fields: Set<string>): string {
  fields.add(field);
  return `v.nullish(${field})`;
}
