import { sayableExample, type Thing, thingsOf } from '../examples';
import { kebab } from '../names';
import { namingOf } from '../naming';
import { nested } from '../nested';
import type { IntentPlan, Lookup, Plan } from '../plan';
import { placeOf } from '../reading';
import { requiredOf, takesInput } from '../required';
import { nameIn, thingOfInput } from '../things';
import { exampleCall, idExample } from './contract/example-call';
import { entryOfParts } from './entry';
import { literal } from './source';

/** Entries that make a page full. */
const pageSize = 5;

interface Call {
  readonly operation: string;
  readonly input?: object;
  readonly answer: { readonly body: unknown } | { readonly problem: string };
}

interface Scenario {
  readonly says?: { readonly name: string; readonly slots?: object };
  readonly remembered?: object;
  readonly calls?: readonly Call[];
  readonly needsAccount?: true;
}

type Things = ReadonlyMap<string, Thing>;

/** What is replayed: each intent as it goes well, with nothing there, with something missing, and refused. */
export function scenarios(plan: Plan): string {
  const things = thingsOf(plan.intents);
  const all = Object.fromEntries([
    ['opening the skill', { needsAccount: true }],
    ...plan.intents.flatMap((intent) => scenariosOf(intent, plan, things)),
  ]);
  return `import type { Scenarios } from '../definition/service';
import type { operations } from './operations';

/** What is replayed in each language: its answers are approved in \`__tests__/answers\`, as docs/your-service.md says. */
export const scenarios: Scenarios<typeof operations> = ${literal(all)};
`;
}

function scenariosOf(intent: IntentPlan, plan: Plan, things: Things): [string, Scenario][] {
  const { name, kind, lookups, slots, problems } = intent;
  const found = lookups.map((lookup) => lookupCall(lookup, intent, plan, things));
  const says = { name: intent.intent, slots: slotsOf(intent, plan, things) };
  const input = inputOf(intent, plan, things);
  const call = (answer: Call['answer'], given = input): Call => ({
    operation: name,
    ...(takesInput(intent) && { input: given }),
    answer,
  });
  const missing: [string, Scenario][] =
    lookups.length > 0
      ? [
          [`${name}, without saying which`, { says: { name: intent.intent }, calls: found.slice(0, 1) }],
          [`${name}, of something that is not there`, { says, calls: [noneOf(found[0])] }],
        ]
      : slots.length > 0
        ? [[`${name}, without saying what`, { says: { name: intent.intent }, needsAccount: true }]]
        : [];
  // What a slot of an own type means is Alexa's to find out: replayed, the words alone are there.
  const isWhole = slots.every(({ values }) => values === undefined);
  if (kind === 'change') {
    const remembered = { awaiting: { question: `sure-${kebab(name)}`, ...memoryOf(intent, plan, things) } };
    const yes = { name: 'AMAZON.YesIntent' };
    const done = { body: {} };
    return [
      [
        `${name}, ${isWhole ? 'to be confirmed' : 'with something to be asked'}`,
        { says, calls: found, needsAccount: true },
      ],
      [`yes to ${name}`, { says: yes, remembered, calls: [call(done)] }],
      [`no to ${name}`, { says: { name: 'AMAZON.NoIntent' }, remembered }],
      ...problems.map((problem): [string, Scenario] => [
        `yes to ${name}, refused as ${problem}`,
        { says: yes, remembered, calls: [call({ problem })] },
      ]),
      ...missing,
    ];
  }
  if (!isWhole)
    return [[`${name}, with something to be asked`, { says, calls: found, needsAccount: true }], ...missing];
  return [
    [name, { says, calls: [...found, call({ body: bodyOf(intent, things, 1) })] }],
    ...(kind === 'list' ? listScenarios(intent, { says, found, call, input }, things) : []),
    ...problems.map((problem): [string, Scenario] => [
      `${name}, refused as ${problem}`,
      { says, calls: [...found, call({ problem })] },
    ]),
    ...missing,
  ];
}

/** A list of which there is nothing, a full page, and what follows it. */
function listScenarios(
  intent: IntentPlan,
  usual: {
    readonly says: object;
    readonly found: readonly Call[];
    readonly call: (answer: Call['answer'], given?: Record<string, unknown>) => Call;
    readonly input: Record<string, unknown>;
  },
  things: Things,
): [string, Scenario][] {
  const { name, paging, lookups, slots } = intent;
  const { found, call, input } = usual;
  const says = usual.says as NonNullable<Scenario['says']>;
  const empty: [string, Scenario] = [
    `${name}, of which there is nothing`,
    { says, calls: [...found, call({ body: bodyOf(intent, things, 0) })] },
  ];
  if (!paging) return [empty];
  const given = Object.fromEntries(
    [...lookups, ...slots].map(({ input: { name: one } }) => [one, input[one]]),
  );
  const at = { cursor: { cursor: 'page-2' }, offset: { at: pageSize }, page: { at: 1 } }[paging.kind];
  const position = { cursor: 'page-2', offset: pageSize, page: 2 }[paging.kind];
  const remembered = {
    awaiting: {
      question: `more-${kebab(name)}`,
      ...(Object.keys(given).length > 0 && { given }),
      ...at,
    },
  };
  const next = call({ body: bodyOf(intent, things, 1) }, { ...input, [paging.input.name]: position });
  return [
    empty,
    [
      `${name}, of which there is more`,
      { says, calls: [...found, call({ body: bodyOf(intent, things, pageSize, 'page-2') })] },
    ],
    [`yes to more of ${name}`, { says: { name: 'AMAZON.YesIntent' }, remembered, calls: [next] }],
    [`no to more of ${name}`, { says: { name: 'AMAZON.NoIntent' }, remembered }],
    [
      `${name}, as the device asks for more`,
      { says: { name: 'AMAZON.MoreIntent' }, remembered, calls: [next] },
    ],
  ];
}

/** What is said for the slots. */
function slotsOf({ lookups, slots, ...intent }: IntentPlan, plan: Plan, things: Things) {
  return Object.fromEntries([
    ...lookups.map((lookup) => {
      const one = thingOfInput({ lookups, slots, ...intent }, lookup.input.name, plan, things) ?? lookup.one;
      return [lookup.slot, nameIn(things.get(one)) ?? idExample(one)] as const;
    }),
    ...slots.map(
      ({ name, input, type, values }) => [name, sayableExample(input, type, values).says] as const,
    ),
  ]);
}

/** What the client is called with, without what is the request's own. */
function inputOf(intent: IntentPlan, plan: Plan, things: Things): Record<string, unknown> {
  const { idempotencyKey: _own, ...input } = exampleCall(intent, plan, things).input;
  // An id that nobody lists goes as it is said, whatever a provider would call it.
  const said = intent.slots.map(({ input: slot, type, values }) => [
    slot.name,
    sayableExample(slot, type, values).sends,
  ]);
  return { ...input, ...Object.fromEntries(said) };
}

/** What is remembered until the customer has said yes. */
function memoryOf(intent: IntentPlan, plan: Plan, things: Things) {
  const { lookup, slot } = namingOf(intent);
  const said = slotsOf(intent, plan, things);
  const given = inputOf(intent, plan, things);
  const what = lookup ? said[lookup.slot] : slot && String(given[slot.input.name]);
  return { ...(Object.keys(given).length > 0 && { given }), ...(what !== undefined && { what }) };
}

/** The call by which something is found by its name. */
function lookupCall(lookup: Lookup, intent: IntentPlan, plan: Plan, things: Things): Call {
  const list = plan.intents.find(({ name }) => name === lookup.list);
  if (!list) throw new Error(`Nothing lists ${lookup.one}.`);
  const own = inputOf(intent, plan, things);
  const needed = requiredOf(list);
  const { paging } = list;
  const input = {
    ...(paging?.kind === 'offset' && { [paging.input.name]: 0 }),
    ...(paging?.kind === 'page' && { [paging.input.name]: 1 }),
    ...(paging?.size && { [paging.size.name]: 50 }),
    ...Object.fromEntries(needed.map(({ name }) => [name, own[name]])),
  };
  return {
    operation: list.name,
    ...(takesInput(list) && { input }),
    answer: { body: bodyOf(list, things, 1) },
  };
}

/** The same call, which finds nothing. */
function noneOf(call: Call | undefined): Call {
  if (!call || !('body' in call.answer)) throw new Error('Nothing is looked for.');
  return { ...call, answer: { body: emptied(call.answer.body) } };
}

const emptied = (body: unknown): unknown =>
  Array.isArray(body)
    ? []
    : typeof body === 'object' && body !== null
      ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, emptied(value)]))
      : body;

/** The body of a success: the one thing, or a list of so many. */
function bodyOf(
  { reading, one, paging }: IntentPlan,
  things: Things,
  count: number,
  next: string | null = null,
) {
  const thing = things.get(one);
  const entry = (index: number) =>
    entryOfParts<unknown>(
      reading,
      () => (index === 0 ? idExample(one) : `${idExample(one)}-${index}`),
      ({ name }) => thing?.examples[0][name] ?? null,
      (fields) => fields,
    );
  const within = reading.list ? Array.from({ length: count }, (_one, index) => entry(index)) : entry(0);
  return nested<unknown>(
    [[placeOf(reading), within], ...(paging?.next ? [[paging.next, next] as const] : [])],
    (fields) => fields,
  );
}
