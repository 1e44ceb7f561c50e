import { type Thing, thingsOf } from '../../examples';
import { failureCases } from '../../failure-cases';
import { camel } from '../../names';
import type { IntentPlan, Plan } from '../../plan';
import { takesInput } from '../../required';
import { thingsInUse } from '../../things';
import { entries, type File, literal } from '../source';
import { wrapped } from '../wrapped';
import { conformance } from './conformance';
import { exampleCall, idempotencyKey, pathOf, shown } from './example-call';
import { existsState, goneState, refusedState } from './state-names';
import { states, statesInUse } from './states';

/** The service's part of the contract. */
export function contractFiles(plan: Plan): File[] {
  const things = thingsOf(plan.intents);
  return [
    { path: 'contract/states.ts', text: states(plan, statesInUse(plan, things)) },
    { path: 'contract/conformance.ts', text: conformance(plan, things) },
    { path: 'contract/index.ts', text: contract(plan, things) },
  ];
}

function contract(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const customer = 'ada';
  const used = thingsInUse(plan, things);
  const constantOf = (thing: Thing) =>
    `const ${camel(thing.one)}Exists = given(${literal(existsState(thing.one))}, { customer, ${entries(Object.fromEntries(Object.entries(thing.examples[0]).map(([name, value]) => [name, literal(value)])))} });`;
  const operations = plan.intents.map((intent) => {
    const { name, operation, kind, one } = intent;
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
      ...(call.body !== undefined && { body: call.body }),
    };
    const isList = kind === 'list';
    const body =
      operation.answer === undefined || kind === 'change'
        ? '{}'
        : isList
          ? wrapped(intent, `[${shown(intent, thing, 0)}]`, 'null')
          : wrapped(intent, shown(intent, thing, 0), 'null');
    const others = call.uses.filter((other) => other !== one);
    const successes = [
      `{ suffix: '', body: ${body} },`,
      ...(isList
        ? [
            `{ suffix: 'when there is nothing', states: [${others.map((other) => `${camel(other)}Exists`).join(', ')}], body: ${wrapped(intent, '[]', 'null')} },`,
          ]
        : []),
    ];
    return `${name}: {
      description: ${literal(`a request: ${operation.id}`)},
      input: ${takesInput(intent) ? literal(call.input) : 'undefined'},
      request: { ${entries(request)} },
      states: ${states},
      successes: [${successes.join('\n')}],
      problems: { ${entries(problemCases(intent, call, plan, things))} },
    },`;
  });
  const body = operations.join('\n');
  const constants = used
    .filter(({ one }) => new RegExp(`\\b${camel(one)}Exists\\b`).test(body))
    .map(constantOf);
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

/** A part of a request, where it holds anything. */
export const part = (name: string, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.keys(fields).length > 0 ? { [name]: `{ ${entries(fields)} }` } : {};

function problemCases(
  intent: IntentPlan,
  call: ReturnType<typeof exampleCall>,
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
): Record<string, string> {
  const used = thingsInUse(plan, things).map(({ one }) => one);
  const existing = (except?: string) =>
    call.uses.filter((one) => one !== except && used.includes(one)).map((one) => `${camel(one)}Exists`);
  return Object.fromEntries(
    failureCases(intent, plan, things).map((each) => {
      const { problem } = each;
      if (each.by === 'nothing') return [problem, `{ unasked: ${literal(each.why)} }`];
      const states =
        each.by === 'gone'
          ? [...existing(each.one), `given(${literal(goneState(each.one))}, { customer })`]
          : [...existing(), `given(${literal(refusedState(intent.name, problem))}, { customer })`];
      const suffix = each.by === 'gone' ? `without the ${each.one}` : `refused as ${problem}`;
      return [problem, `[{ suffix: ${literal(suffix)}, states: [${states.join(', ')}] }]`];
    }),
  );
}
