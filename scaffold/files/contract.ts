import { sayableExample, type Thing, thingsOf } from '../examples';
import { camel } from '../names';
import type { IntentPlan, Plan } from '../plan';
import { entries, type File, key, literal, member } from './source';

/** Name of the value by which a state gives back a thing's id. */
export const idValue = (one: string): string => `${camel(one)}Id`;
export const existsState = (one: string): string => `there is one: ${one}`;
export const goneState = (one: string): string => `there is none: ${one}`;
export const refusedState = (name: string, problem: string): string => `${name} is refused: ${problem}`;

/** The service's part of the contract. */
export function contractFiles(plan: Plan): File[] {
  const things = thingsOf(plan.intents);
  return [
    { path: 'contract/states.ts', text: states(plan, things) },
    { path: 'contract/conformance.ts', text: conformance(plan, things) },
    { path: 'contract/index.ts', text: contract(plan, things) },
  ];
}

/** The things that some operation takes or gives. */
export const thingsInUse = (plan: Plan, things: ReadonlyMap<string, Thing>): Thing[] =>
  [...things.values()].filter(
    ({ one }) =>
      plan.intents.some((intent) => intent.one === one && intent.kind !== 'change') ||
      plan.intents.some((intent) => intent.one === one && ownId(intent) !== undefined),
  );

/** The last parameter of a path: the id of what the operation is about, unless it lists. */
export function ownId(intent: IntentPlan): string | undefined {
  if (intent.kind === 'list') return undefined;
  const names = [...intent.operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  return names.at(-1);
}

/** The thing whose id an input is: of what a lookup lists, or the operation's own. */
export function thingOfInput(
  intent: IntentPlan,
  name: string,
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
): string | undefined {
  const lookup = intent.lookups.find(({ input }) => input.name === name);
  const listed = lookup && plan.intents.find((one) => one.name === lookup.list)?.one;
  return listed ?? (ownId(intent) === name && things.has(intent.one) ? intent.one : undefined);
}

function states(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const own = thingsInUse(plan, things).flatMap((thing) => {
    const fields = Object.fromEntries(
      thing.said.map(({ name, as }) => [
        name,
        `${as === 'number' ? 'z.number()' : 'z.string().min(1)'}.nullable()`,
      ]),
    );
    const value = `z.object({ ${idValue(thing.one)}: z.string().min(1).max(200).describe('Id that the provider gave it') })`;
    return [
      `${literal(existsState(thing.one))}: state({
        description: ${literal(`The customer has this: ${thing.one}.`)},
        params: z.strictObject({ customer, ${entries(fields)} }),
        values: ${value},
      }),`,
      `${literal(goneState(thing.one))}: state({
        description: ${literal(`The customer has nothing of this id: ${thing.one}.`)},
        params: z.strictObject({ customer }),
        values: ${value},
      }),`,
    ];
  });
  const refused = plan.intents.flatMap(({ name, operation, problems }) =>
    problems
      .filter((problem) => problem !== 'not-found')
      .map(
        (problem) => `${literal(refusedState(name, problem))}: state({
        description: ${literal(`The customer's next request for this is refused: ${operation.summary}. ${plan.problems[problem]?.title ?? ''}`)},
        params: z.strictObject({ customer }),
        values: nothing,
      }),`,
      ),
  );
  return `import { z } from 'zod';
import { testCustomer as customer, ${refused.length > 0 ? 'nothing, ' : ''}state } from '../../contracts/states';

/** The service's own provider states, besides those of tokens and of the rate limit. */
export const states = {
${[...own, ...refused].join('\n')}
} as const;
`;
}

/** What a running service is tried for beyond the contract: that lists are the customer's own. */
function conformance(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const used = thingsInUse(plan, things);
  const checks = plan.intents.map((intent) => {
    const thing = used.find(({ one }) => one === intent.one);
    const isAlone = intent.kind === 'list' && intent.lookups.length + intent.slots.length === 0;
    if (!thing || !isAlone) return `${intent.name}: [],`;
    const { input } = exampleCall(intent, plan, things);
    const list = (intent.reading.list ?? []).reduce(member, 'body');
    return `${intent.name}: [
      {
        behaviour: ${literal(`lists what is the customer's own: ${intent.many}`)},
        async run(world) {
          const [ada, grace] = [await world.customer(), await world.customer()];
          await ada.given(${literal(existsState(thing.one))}, ${literal(thing.examples[0])});
          expectThat((await listed(ada)) === 1 && (await listed(grace)) === 0, 'One customer has one, another none: the lists have to say so.');
          async function listed(customer: TestCustomer): Promise<number> {
            const { status, body } = await customer.call('${intent.name}'${Object.keys(input).length > 0 ? `, ${literal(input)}` : ''});
            expectThat(status === ${intent.operation.status}, \`${intent.name} was answered with \${status}.\`);
            return ${list === 'body' ? '(body as unknown[]).length' : `(body as ${typeOfPath(intent.reading.list ?? [])})${list.slice('body'.length)}.length`};
          }
        },
      },
    ],`;
  });
  const isUsed = checks.some((check) => check.includes('expectThat'));
  return `${isUsed ? "import { type ConformanceCheck, expectThat } from '../../contracts/conformance/check';\nimport type { TestCustomer } from '../../contracts/conformance/world';\n" : "import type { ConformanceCheck } from '../../contracts/conformance/check';\n"}import type { operations } from '../operations';

/** What the service does beyond what the contract holds. */
export const conformance: { readonly [Name in keyof typeof operations]: readonly ConformanceCheck[] } = {
${checks.join('\n')}
};
`;
}

/** e.g. `{ items: unknown[] }`. */
const typeOfPath = (path: readonly string[]): string =>
  path.reduceRight((inner, name) => `{ ${key(name)}: ${inner} }`, 'unknown[]');

/** The example that stands for an id in the contract. */
const idExample = (one: string) => `${camel(one)}-1`;

/** What the client is called with, and how it goes over the wire. */
function exampleCall(intent: IntentPlan, plan: Plan, things: ReadonlyMap<string, Thing>) {
  const { operation, lookups, slots, fixed, paging } = intent;
  const input: Record<string, unknown> = {};
  const query: Record<string, string> = {};
  const headers: Record<string, string> = {};
  const body: Record<string, string> = {};
  const uses: string[] = [];
  const put = (name: string, place: string, value: unknown, isGiven: boolean) => {
    const thing = thingOfInput(intent, name, plan, things);
    if (thing) uses.push(thing);
    if (isGiven) input[name] = value;
    const text = literal(String(value));
    if (place === 'query') query[name] = text;
    if (place === 'header') headers[name] = text;
    if (place === 'body') {
      body[name] = thing
        ? `supplied(stateValue(${literal(idValue(thing))}), /^.{1,200}$/, ${literal(idExample(thing))})`
        : literal(value);
    }
  };
  for (const { input: one } of lookups) {
    put(one.name, one.in, idExample(thingOfInput(intent, one.name, plan, things) ?? one.name), true);
  }
  for (const { input: one, type, values } of slots) {
    const thing = thingOfInput(intent, one.name, plan, things);
    put(one.name, one.in, thing ? idExample(thing) : sayableExample(one, type, values).sends, true);
  }
  for (const { input: one, value } of fixed) put(one.name, one.in, value, false);
  if (paging?.kind === 'offset') put(paging.input.name, 'query', 0, true);
  if (paging?.kind === 'page') put(paging.input.name, 'query', 1, true);
  if (paging?.size) put(paging.size.name, 'query', 5, true);
  if (operation.keyHeader !== undefined) {
    input.idempotencyKey = idempotencyKey;
    headers['Idempotency-Key'] = 'shaped(/^[\\x21-\\x7e]{1,255}$/, idempotencyKey)';
  }
  return { input, query, headers, body, uses: [...new Set(uses)] };
}

const idempotencyKey = 'amzn1.echo-api.request.example';

/** The path with examples in it, or with what states give back. */
function pathOf(
  intent: IntentPlan,
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
  input: Readonly<Record<string, unknown>>,
): string | undefined {
  const { path } = intent.operation;
  if (!path.includes('{')) return undefined;
  const fill = (value: (name: string) => string) =>
    path.replace(/\{([^}]+)\}/g, (_all, name: string) => value(name));
  const example = fill((name) => encodeURIComponent(String(input[name])));
  const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  if (!named.some((name) => thingOfInput(intent, name, plan, things))) return literal(example);
  const expression = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
      if (name === undefined) return part;
      const thing = thingOfInput(intent, name, plan, things);
      return thing ? `\${stateValue(${literal(idValue(thing))})}` : encodeURIComponent(String(input[name]));
    })
    .join('');
  const pattern = path.replace(/[.*+?^$()|[\]\\/]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]{1,600}');
  return `supplied(\`${expression}\`, /^${pattern}$/, ${literal(example)})`;
}

/** The fields of a thing that one operation says, as they stand in an answer. */
function shown(intent: IntentPlan, thing: Thing | undefined, index: 0 | 1): string {
  const { reading, one } = intent;
  return `{ ${entries({
    ...Object.fromEntries(reading.ids.map((name) => [name, `anyString(${literal(idExample(one))})`])),
    ...Object.fromEntries(
      reading.said.map(({ name }) => [name, literal(thing?.examples[index][name] ?? null)]),
    ),
  })} }`;
}

function wrapped(intent: IntentPlan, list: string): string {
  const { reading, paging } = intent;
  const [first, second] = reading.list ?? [];
  if (first === undefined) return list;
  const [next, inner] = paging?.next ?? [];
  return `{ ${entries({
    [first]: second === undefined ? list : `{ ${key(second)}: ${list} }`,
    ...(next === undefined ? {} : { [next]: inner === undefined ? 'null' : `{ ${key(inner)}: null }` }),
  })} }`;
}

function contract(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const customer = 'ada';
  const used = thingsInUse(plan, things);
  const constants = used.map(
    (thing) =>
      `const ${camel(thing.one)}Exists = given(${literal(existsState(thing.one))}, { customer, ${entries(Object.fromEntries(Object.entries(thing.examples[0]).map(([name, value]) => [name, literal(value)])))} });`,
  );
  const operations = plan.intents.map((intent) => {
    const { name, operation, kind, problems, one } = intent;
    const call = exampleCall(intent, plan, things);
    const path = pathOf(intent, plan, things, call.input);
    const thing = things.get(one);
    const needed = [
      ...new Set([
        ...call.uses,
        ...(kind !== 'change' && used.some((other) => other.one === one) ? [one] : []),
      ]),
    ].filter((other) => used.some((thing) => thing.one === other));
    const states = `[${needed.map((other) => `${camel(other)}Exists`).join(', ')}]`;
    const request = {
      ...(path !== undefined && { path }),
      ...part('query', call.query),
      ...part('headers', call.headers),
      ...part('body', call.body),
    };
    const isList = kind === 'list';
    const body =
      operation.answer === undefined || kind === 'change'
        ? '{}'
        : isList
          ? wrapped(intent, `[${shown(intent, thing, 0)}]`)
          : shown(intent, thing, 0);
    const others = call.uses.filter((other) => other !== one);
    const successes = [
      `{ suffix: '', body: ${body} },`,
      ...(isList
        ? [
            `{ suffix: 'when there is nothing', states: [${others.map((other) => `${camel(other)}Exists`).join(', ')}], body: ${wrapped(intent, '[]')} },`,
          ]
        : []),
    ];
    return `${name}: {
      description: ${literal(`a request: ${operation.id}`)},
      input: ${Object.keys(call.input).length > 0 ? literal(call.input) : 'undefined'},
      request: { ${entries(request)} },
      states: ${states},
      successes: [${successes.join('\n')}],
      problems: { ${entries(problemCases(intent, call, path, problems, others, plan, things))} },
    },`;
  });
  const body = operations.join('\n');
  const helpers = ['anyString', 'shaped', 'stateValue', 'supplied'].filter((helper) =>
    body.includes(`${helper}(`),
  );
  return `${helpers.length > 0 ? `import { ${helpers.join(', ')} } from '../../contracts/matching';\n` : ''}import type { ${body.includes('given(') || constants.length > 0 ? 'ParamsOf, ' : ''}ServiceContract } from '../../contracts/service';
import type { operations } from '../operations';
import { conformance } from './conformance';
import { states } from './states';

/** The customer whose requests the examples are. */
const customer = ${literal(customer)};
${
  body.includes('given(') || constants.length > 0
    ? `
/** A provider state in use. */
const given = <Name extends keyof typeof states>(name: Name, params: ParamsOf<typeof states, Name>) => ({ name, params });
`
    : ''
}${body.includes('idempotencyKey)') ? `\n/** Of the form that the skill gives its keys. */\nconst idempotencyKey = ${literal(idempotencyKey)};\n` : ''}
${constants.join('\n')}

/** The service's part of the contract. */
export const contract: ServiceContract<typeof operations, typeof states> = {
  customer,
  states,
  conformance,
  operations: {
${body}
  },
};
`;
}

const part = (name: string, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.keys(fields).length > 0 ? { [name]: `{ ${entries(fields)} }` } : {};

function problemCases(
  intent: IntentPlan,
  call: ReturnType<typeof exampleCall>,
  path: string | undefined,
  problems: readonly string[],
  others: readonly string[],
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
): Record<string, string> {
  const used = thingsInUse(plan, things);
  const isRead =
    Object.keys(call.query).length + Object.keys(call.body).length + Object.keys(call.headers).length > 0;
  const ownThing = used.find(
    ({ one }) => one === intent.one && ownId(intent) !== undefined && call.uses.includes(one),
  );
  const parents = others.map((other) => `${camel(other)}Exists`);
  const notFound = ownThing
    ? `[{ suffix: 'that does not exist', states: [${[...parents, `given(${literal(goneState(intent.one))}, { customer })`].join(', ')}] }]`
    : `{ unasked: 'the skill asks only for what was listed before' }`;
  return {
    ...(path === undefined ? {} : { 'not-found': notFound }),
    ...(isRead ? { 'bad-request': `{ unasked: 'the client sends only what the document allows' }` } : {}),
    ...Object.fromEntries(
      problems
        .filter((problem) => problem !== 'not-found')
        .map((problem) => [
          problem,
          `[{ suffix: ${literal(`refused as ${problem}`)}, states: [${[...call.uses.map((other) => `${camel(other)}Exists`), `given(${literal(refusedState(intent.name, problem))}, { customer })`].join(', ')}] }]`,
        ]),
    ),
  };
}
