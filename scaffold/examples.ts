import type { Input } from './api-operation';
import { kebab, valueName } from './names';
import type { IntentPlan, Plan } from './plan';
import { entryOf, innerOf, placeOf, type Said } from './reading';

/** A value of the example world. */
export type Value = string | number | null;

/** What the example world has of each thing that operations are about. */
export interface Thing {
  /** As it is said, e.g. `project`. */
  readonly one: string;
  /** Every field that some operation says of it. */
  readonly said: readonly Said[];
  /** Every field that holds its id. */
  readonly ids: readonly string[];
  /** Two of them, by field; the ids are of the provider's making. */
  readonly examples: readonly [Readonly<Record<string, Value>>, Readonly<Record<string, Value>>];
}

/** The things that the chosen operations are about, by what they are called. */
export function thingsOf(intents: readonly IntentPlan[]): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const intent of intents) {
    const { one, kind, reading } = intent;
    const before = things.get(one);
    const isRead = kind !== 'change';
    const said = [...(before?.said ?? [])];
    if (isRead) said.push(...reading.said.filter(({ name }) => !said.some((field) => field.name === name)));
    const ids = [...new Set([...(before?.ids ?? []), ...(isRead ? reading.ids : [])])];
    const shown = shownOf(intent);
    const examples = [0, 1].map((index) =>
      Object.fromEntries(
        said.map((field) => [
          field.name,
          before?.examples[index]?.[field.name] ?? exampleOf(field, shown[index], one, index),
        ]),
      ),
    );
    things.set(one, { one, said, ids, examples: examples as unknown as Thing['examples'] });
  }
  return things;
}

/** Entries of the document's own example. */
function shownOf({ operation, reading }: IntentPlan): readonly Record<string, unknown>[] {
  const { example, answer } = operation;
  const found = placeOf(reading).reduce(fieldIn, example ?? answer?.example);
  const list = (Array.isArray(found) ? found : [found]).map((one) =>
    (reading.inner ?? []).reduce(fieldIn, one),
  );
  const entry = innerOf(entryOf(answer, reading), reading);
  const fields = entry?.kind === 'object' ? entry.fields : [];
  const described = Object.fromEntries(
    fields.flatMap(({ name, shape }) => (shape.example === undefined ? [] : [[name, shape.example]])),
  );
  return [0, 1].map((index) => ({ ...described, ...((list[index] ?? list[0]) as object | undefined) }));
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const ordinals = ['First', 'Second'];

/** What comes before the name of each thing that a customer of the rehearsal has to begin with. */
export const seeds = [
  ...['', 'Second ', 'Third ', 'Fourth ', 'Fifth ', 'Sixth ', 'Seventh ', 'Eighth ', 'Ninth ', 'Tenth '],
  ...['Eleventh ', 'Twelfth '],
];

/** What the thing of an index is called, from 0; undefined where it has no name. */
export function seedName(thing: Thing, index: number): string | undefined {
  const title = thing.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  const name = title === undefined ? undefined : thing.examples[0][title];
  return typeof name === 'string' ? `${seeds[index] ?? ''}${name}` : undefined;
}

/**
 * Which of a customer's things an intent is about in the story: the first, but for what changes or deletes one. Of
 * those each has its own, from the last on, so that none asks for what another has renamed or taken away.
 */
export function seedIndexOf(intent: IntentPlan, plan: Pick<Plan, 'intents'>): number {
  const changing = plan.intents.filter(({ kind, one }) => kind === 'change' && one === intent.one);
  const index = changing.indexOf(intent);
  return index < 0 ? 0 : Math.max(seeds.length - 1 - index, 1);
}

/** A value of the document, or one that is made; two of one thing have different names. */
function exampleOf(
  field: Said,
  shown: Record<string, unknown> | undefined,
  one: string,
  index: number,
): Value {
  const told = shown?.[field.name];
  switch (field.as) {
    case 'number':
      return typeof told === 'number' && Number.isFinite(told) ? told : 10 + index;
    case 'day':
      return typeof told === 'string' && !Number.isNaN(Date.parse(told)) ? told : `2027-01-1${index}`;
    case 'title':
    case 'text': {
      const name = typeof told === 'string' && isPlain(told) ? told : one;
      // What a thing is called is not what all of its kind are called.
      return index === 0 && !one.includes(name.toLowerCase()) ? name : `${ordinals[index]} ${name}`;
    }
    case 'state':
      return typeof told === 'string' && isPlain(told) ? told : 'active';
  }
}

/** Said and written as it is: nothing that is cut, escaped or taken for mark-up. */
const isPlain = (text: string) => /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(text) && text === text.trim();

/** What a customer says for a slot in the story, and what is sent then. */
export function sayableExample(
  input: Input,
  type: string,
  values?: readonly string[],
): { readonly says: string; readonly sends: Value | boolean } {
  const { shape } = input;
  if (shape.kind === 'boolean') return { says: 'false', sends: false };
  if (shape.kind === 'number') {
    const least = Math.max(shape.least ?? 3, 0);
    const number = shape.most === undefined ? least : Math.min(least, shape.most);
    return { says: String(number), sends: number };
  }
  if (values?.[0] !== undefined) return { says: valueName(values[0]), sends: values[0] };
  if (type === 'AMAZON.DATE') {
    const day = '2027-01-15';
    return {
      says: day,
      sends: shape.kind === 'text' && shape.format === 'date-time' ? `${day}T00:00:00Z` : day,
    };
  }
  if (type === 'AMAZON.NUMBER') return { says: '3', sends: '3' };
  if (type === 'AMAZON.TIME') return { says: '10:30', sends: '10:30' };
  if (type === 'AMAZON.DURATION') return { says: 'PT1H', sends: 'PT1H' };
  const told =
    typeof shape.example === 'string' && isPlain(shape.example) ? shape.example.toLowerCase() : undefined;
  const words = told ?? `example ${kebab(input.name).replaceAll('-', ' ')}`;
  return { says: words, sends: words };
}
