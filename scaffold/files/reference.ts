import { type Thing, thingsOf } from '../examples';
import type { IntentPlan, Plan } from '../plan';
import { existsState, goneState, idValue, ownId, refusedState, thingsInUse } from './contract';
import { comment, entries, type File, key, literal, member } from './source';

/** The smallest server that keeps the contract: what it reads and shows, its store, routes and states. */
export function referenceFiles(plan: Plan): File[] {
  const things = thingsOf(plan.intents);
  const used = thingsInUse(plan, things);
  return [
    { path: 'reference/shapes.ts', text: shapes(plan) },
    { path: 'reference/store.ts', text: store(plan) },
    { path: 'reference/routes.ts', text: routes(plan) },
    { path: 'reference/index.ts', text: index(plan, used) },
  ];
}

function shapes(plan: Plan): string {
  const table = plan.intents
    .map((intent) => {
      const { name, operation, lookups, slots, fixed, paging } = intent;
      const place = (where: string) => [
        ...[...lookups, ...slots].filter(({ input }) => input.in === where).map(({ input }) => input),
        ...fixed.filter(({ input }) => input.in === where).map(({ input }) => input),
      ];
      const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, parameter = '']) => parameter);
      const query = {
        ...Object.fromEntries(place('query').map(({ name: one }) => [one, 'z.string().min(1).optional()'])),
        ...(paging && {
          [paging.input.name]:
            paging.kind === 'cursor' ? 'z.string().min(1).max(2_000).optional()' : 'wholeNumber.optional()',
        }),
        ...(paging?.size && { [paging.size.name]: 'wholeNumber.optional()' }),
      };
      const body = Object.fromEntries(
        place('body').map((one) => [
          one.name,
          one.shape.kind === 'number'
            ? 'z.number()'
            : one.shape.kind === 'boolean'
              ? 'z.boolean()'
              : 'z.string().min(1).max(500)',
        ]),
      );
      const headers = {
        ...Object.fromEntries(
          place('header').map(({ name: one }) => [one.toLowerCase(), 'z.string().min(1)']),
        ),
        ...(operation.keyHeader !== undefined && {
          'idempotency-key': 'z.string().regex(/^[\\x21-\\x7e]{1,255}$/)',
        }),
      };
      const parts = {
        ...(inPath.length > 0 && {
          path: `z.object({ ${entries(Object.fromEntries(inPath.map((one) => [one, 'segment'])))} })`,
        }),
        ...(Object.keys(query).length > 0 && { query: `z.object({ ${entries(query)} })` }),
        ...(Object.keys(headers).length > 0 && { headers: `z.object({ ${entries(headers)} })` }),
        ...(Object.keys(body).length > 0 && { body: `z.object({ ${entries(body)} })` }),
      };
      return `${name}: {
      summary: ${literal(comment(operation.summary))},
      answers: ${literal(operation.answer === undefined ? 'Nothing' : intent.kind === 'list' ? 'A page' : 'What there is')},
      ${Object.entries(parts)
        .map(([part, value]) => `${part}: ${value},`)
        .join('\n')}
      answer: ${answer(intent)},
    },`;
    })
    .join('\n');
  return `import { z } from 'zod';
import type { Shape } from '../../contracts/service';
import type { operations } from '../operations';
${table.includes('segment') ? '\n/** A part of a path. */\nconst segment = z.string().min(1).max(200);\n' : ''}${table.includes('wholeNumber') ? '\n/** A number in a query. */\nconst wholeNumber = z.string().regex(/^\\d{1,6}$/).transform(Number).pipe(z.int());\n' : ''}
/** What the reference reads and shows: its routes are checked by it, the API document is written from it. */
export const shapes = {
${table}
} as const satisfies { readonly [Name in keyof typeof operations]: Shape };
`;
}

function answer({ operation, kind, reading, paging }: IntentPlan): string {
  if (operation.answer === undefined || kind === 'change') return 'z.object({})';
  const entry = `z.object({ ${entries({
    ...Object.fromEntries(reading.ids.map((name) => [name, 'z.string()'])),
    ...Object.fromEntries(
      reading.said.map(({ name, as }) => [
        name,
        as === 'number' ? 'z.number().nullable()' : 'z.string().nullable()',
      ]),
    ),
  })} })`;
  if (!reading.list) return entry;
  const list = `z.array(${entry})`;
  const [first, second] = reading.list;
  if (first === undefined) return list;
  const [next, inner] = paging?.next ?? [];
  return `z.object({ ${entries({
    [first]: second === undefined ? list : `z.object({ ${key(second)}: ${list} })`,
    ...(next === undefined
      ? {}
      : {
          [next]:
            inner === undefined
              ? 'z.string().nullable()'
              : `z.object({ ${key(inner)}: z.string().nullable() })`,
        }),
  })} })`;
}

function store(plan: Plan): string {
  const seeds = [...thingsOf(plan.intents).values()].filter(
    ({ said, ids }) => said.length > 0 || ids.length > 0,
  );
  return `import { randomUUID } from 'node:crypto';
import { Problem } from '../../contracts/reference/problem';
import type { Problem as OwnProblem } from '../problems';

/** A value that is kept. */
export type Value = string | number | boolean | null;

/** Something of a customer's: its fields, and the id that it got here. */
export interface Entry {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** What a customer of the rehearsal has to begin with, by what it is. */
const firstThings: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>> = {
${entries(Object.fromEntries(seeds.map((thing) => [thing.one, literal(seedsOf(thing))])))}
};

/** Things in memory, by customer and by what they are. */
export class Store {
  readonly #things = new Map<string, Map<string, Entry[]>>();
  readonly #refusals = new Map<string, OwnProblem>();

  constructor(private readonly seeded: boolean) {}

  /** Everything of one kind that a customer has, oldest first. */
  all(customer: string, kind: string): Entry[] {
    const own = this.#things.get(customer) ?? new Map<string, Entry[]>();
    this.#things.set(customer, own);
    const known = own.get(kind);
    if (known) return known;
    const first = this.seeded ? (firstThings[kind] ?? []) : [];
    const entries = first.map((fields) => ({ id: randomUUID(), fields }));
    own.set(kind, entries);
    return entries;
  }

  add(customer: string, kind: string, fields: Readonly<Record<string, Value>>): Entry {
    const entry = { id: randomUUID(), fields };
    this.all(customer, kind).push(entry);
    return entry;
  }

  /** @throws Problem \`not-found\`, another customer's too */
  find(customer: string, kind: string, id: string): Entry {
    const found = this.all(customer, kind).find((entry) => entry.id === id);
    if (!found) throw new Problem('not-found', { detail: 'The customer has nothing of this id.' });
    return found;
  }

  /** @throws Problem \`not-found\` */
  change(customer: string, kind: string, id: string, fields: Readonly<Record<string, Value>>): void {
    const entry = this.find(customer, kind, id);
    const all = this.all(customer, kind);
    all[all.indexOf(entry)] = { id, fields: { ...entry.fields, ...fields } };
  }

  /** @throws Problem \`not-found\` */
  remove(customer: string, kind: string, id: string): void {
    const entry = this.find(customer, kind, id);
    const all = this.all(customer, kind);
    all.splice(all.indexOf(entry), 1);
  }

  /** The customer's next call of an operation ends in a problem. */
  refuse(customer: string, operation: string, problem: OwnProblem): void {
    this.#refusals.set(\`\${customer} \${operation}\`, problem);
  }

  /** @throws Problem that the call is to end in */
  allow(customer: string, operation: string): void {
    const problem = this.#refusals.get(\`\${customer} \${operation}\`);
    if (problem === undefined) return;
    this.#refusals.delete(\`\${customer} \${operation}\`);
    throw new Problem(problem);
  }

  /** Forgets the customer with all that is theirs. */
  forget(customer: string): void {
    this.#things.delete(customer);
    for (const key of this.#refusals.keys()) if (key.startsWith(\`\${customer} \`)) this.#refusals.delete(key);
  }
}

/** A text that was kept; null if there is none. */
export const textOf = ({ fields }: Entry, name: string): string | null => {
  const value = fields[name];
  return value === undefined || value === null ? null : String(value);
};

/** A number that was kept; null if there is none. */
export const numberOf = ({ fields }: Entry, name: string): number | null => {
  const value = fields[name];
  return typeof value === 'number' ? value : null;
};
`;
}

const seedNames = ['', 'Second ', 'Third ', 'Fourth ', 'Fifth ', 'Sixth ', 'Seventh '];

/** Seven of a thing, of different names: two pages of a list. */
function seedsOf({ said, examples: [first] }: Thing): Readonly<Record<string, unknown>>[] {
  const title = said.find(({ as }) => as === 'title' || as === 'text')?.name;
  return seedNames.map((name) =>
    title === undefined ? first : { ...first, [title]: `${name}${first[title]}` },
  );
}

function routes(plan: Plan): string {
  const table = plan.intents.map((intent) => `${intent.name}${route(intent)},`).join('\n');
  const helpers = ['numberOf', 'textOf'].filter((name) => table.includes(`${name}(`));
  return `import type { Route } from '../../contracts/service';
import type { shapes } from './shapes';
import { ${[...helpers, 'type Store'].join(', ')} } from './store';

export const routes: {
  readonly [Name in keyof typeof shapes]: Route<Store, (typeof shapes)[Name]>;
} = {
${table}
};
`;
}

function route(intent: IntentPlan): string {
  const { name, kind, verb, one, operation, reading, paging } = intent;
  const id = ownId(intent);
  const isKeyed = operation.keyHeader !== undefined;
  const allow = `store.allow(customer, ${literal(name)});`;
  const shown = (entry: string) =>
    `({ ${entries({
      ...Object.fromEntries(reading.ids.map((field) => [field, `${entry}.id`])),
      ...Object.fromEntries(
        reading.said.map(({ name: field, as }) => [
          field,
          `${as === 'number' ? 'numberOf' : 'textOf'}(${entry}, ${literal(field)})`,
        ]),
      ),
    })} })`;
  if (kind === 'list')
    return `(store, { ${used(['customer', ...(paging ? ['query'] : []), ...(paging?.kind === 'cursor' ? ['tools'] : [])])} }) {
    ${allow}
    const all = store.all(customer, ${literal(one)});
    ${pageLines(intent)}
    return ${wrap(intent, `page.map((entry) => ${shown('entry')})`)};
  }`;
  if (kind === 'one')
    return `(store, { ${used(['customer', ...(id === undefined ? [] : ['path'])])} }) {
    ${allow}
    const entry = ${id === undefined ? `store.all(customer, ${literal(one)})[0] ?? store.add(customer, ${literal(one)}, {})` : `store.find(customer, ${literal(one)}, ${member('path', id)})`};
    return ${shown('entry')};
  }`;
  const hasBody =
    [...intent.lookups, ...intent.slots].some(({ input }) => input.in === 'body') ||
    intent.fixed.some(({ input }) => input.in === 'body');
  const fields = hasBody ? '{ ...body }' : '{}';
  const act =
    verb === 'delete' && id !== undefined
      ? `store.remove(customer, ${literal(one)}, ${member('path', id)});`
      : verb === 'update' && id !== undefined
        ? `store.change(customer, ${literal(one)}, ${member('path', id)}, ${fields});`
        : `store.add(customer, ${literal(one)}, ${fields});`;
  const needed = [
    'customer',
    ...(act.includes('path') ? ['path'] : []),
    ...(act.includes('body') ? ['body'] : []),
    ...(isKeyed ? ['headers', 'tools'] : []),
  ];
  return `(store, { ${used(needed)} }) {
    ${allow}
    ${isKeyed ? `tools.once(headers['idempotency-key'], JSON.stringify(${hasBody ? 'body' : '{}'}), () => {\n${act}\nreturn {};\n});` : act}
    return {};
  }`;
}

const used = (names: readonly string[]) => names.join(', ');

function pageLines({ paging }: IntentPlan): string {
  if (!paging) return 'const page = all;';
  const size = paging.size ? `${member('query', paging.size.name)} ?? 20` : '20';
  const at = member('query', paging.input.name);
  const start =
    paging.kind === 'cursor'
      ? `${at} === undefined ? 0 : tools.readCursor(${at})`
      : paging.kind === 'offset'
        ? `${at} ?? 0`
        : `(Math.max(${at} ?? 1, 1) - 1) * size`;
  return `const size = ${size};
    const start = ${start};
    const page = all.slice(start, start + size);
    ${paging.kind === 'cursor' ? 'const next = start + size < all.length ? tools.issueCursor(start + size) : null;' : ''}`;
}

function wrap({ reading, paging }: IntentPlan, list: string): string {
  const [first, second] = reading.list ?? [];
  if (first === undefined) return list;
  const [next, inner] = paging?.next ?? [];
  return `{ ${entries({
    [first]: second === undefined ? list : `{ ${key(second)}: ${list} }`,
    ...(next === undefined ? {} : { [next]: inner === undefined ? 'next' : `{ ${key(inner)}: next }` }),
  })} }`;
}

function index(plan: Plan, used: readonly Thing[]): string {
  const states = [
    ...used.flatMap(({ one }) => [
      `${literal(existsState(one))}: (store, { customer, ...fields }, tools) => ({
        ${idValue(one)}: store.add(tools.customer(customer), ${literal(one)}, fields).id,
      }),`,
      `${literal(goneState(one))}: () => ({ ${idValue(one)}: randomUUID() }),`,
    ]),
    ...plan.intents.flatMap(({ name, problems }) =>
      problems
        .filter((problem) => problem !== 'not-found')
        .map(
          (problem) => `${literal(refusedState(name, problem))}: (store, { customer }, tools) => {
        store.refuse(tools.customer(customer), ${literal(name)}, ${literal(problem)});
        return {};
      },`,
        ),
    ),
  ].join('\n');
  return `${states.includes('randomUUID') ? "import { randomUUID } from 'node:crypto';\n" : ''}import { defineReference } from '../../contracts/service';
import type { states } from '../contract/states';
import type { operations } from '../operations';
import { routes } from './routes';
import { shapes } from './shapes';
import { Store } from './store';

/** The reference of the service: things in memory. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes,
  open: ({ seeded }) => new Store(seeded),
  routes,
  states: {
${states}
  },
  forget: (store, customer) => store.forget(customer),
});
`;
}
