import { bodyOf, mediaHeaders } from '../../body';
import { sayableExample, type Thing } from '../../examples';
import { camel } from '../../names';
import type { IntentPlan, Plan } from '../../plan';
import { thingOfInput } from '../../things';
import { entryOfParts } from '../entry';
import { entries, literal } from '../source';
import { idValue } from './state-names';

/** The example that stands for an id in the contract. */
export const idExample = (one: string) => `${camel(one)}-1`;

/** What the client is called with, and how it goes over the wire. */
export function exampleCall(intent: IntentPlan, plan: Plan, things: ReadonlyMap<string, Thing>) {
  const { operation, lookups, slots, fixed, paging } = intent;
  const input: Record<string, unknown> = {};
  const query: Record<string, string> = {};
  const headers: Record<string, string> = {};
  const uses: string[] = [];
  const put = (name: string, place: string, value: unknown, isGiven: boolean) => {
    const thing = thingOfInput(intent, name, plan, things);
    if (thing) uses.push(thing);
    if (isGiven) input[name] = value;
    const text = literal(String(value));
    if (place === 'query') query[name] = text;
    if (place === 'header') headers[name] = text;
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
  const body = bodyOf(
    intent,
    ({ input: { name }, value }) => {
      const thing = thingOfInput(intent, name, plan, things);
      return thing
        ? `supplied(stateValue(${literal(idValue(thing))}), /^.{1,200}$/, ${literal(idExample(thing))})`
        : literal(value ?? input[name]);
    },
    (fields) => `{ ${entries(fields)} }`,
  );
  for (const [name, type] of Object.entries(mediaHeaders(intent, body !== undefined))) {
    headers[name] = literal(type);
  }
  return { input, query, headers, body, uses: [...new Set(uses)] };
}

/** Of the form that the skill gives its keys. */
export const idempotencyKey = 'amzn1.echo-api.request.example';

/** The path with examples in it, or with what states give back. */
export function pathOf(
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
export function shown(intent: IntentPlan, thing: Thing | undefined, index: 0 | 1): string {
  const { reading, one } = intent;
  return entryOfParts(
    reading,
    () => `anyString(${literal(idExample(one))})`,
    ({ name }) => literal(thing?.examples[index][name] ?? null),
    (fields) => `{ ${entries(fields)} }`,
  );
}
