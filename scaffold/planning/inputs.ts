import pluralize from 'pluralize';
import type { Input } from '../api-operation';
import { isIdName, isOwnId, namedBy } from '../ids';
import { camel, Names, pascal, spoken } from '../names';

import type { Fixed, IntentPlan, Left, Lookup, SlotPlan } from '../plan';
import { requiredOf } from '../required';
import { hasKnownValue, mostLikely } from '../sayable';
import type { Skeleton } from './skeleton';

/** Slots of one intent at most: more, nobody answers. */
const mostSlots = 4;

/** What becomes of what an operation takes: looked up, asked for, or always the same. */
export function inputsOf(
  skeleton: Skeleton,
  all: readonly Skeleton[],
  left: Left[],
): Pick<IntentPlan, 'lookups' | 'slots' | 'fixed'> {
  const { operation, file, kind, paging, name } = skeleton;
  const lookups: Lookup[] = [];
  const slots: SlotPlan[] = [];
  const fixed: Fixed[] = [];
  const names = new Names();
  const isPaging = (input: Input) => input === paging?.input || input === paging?.size;
  const wanted = operation.inputs.filter((input) => input.isRequired && !isPaging(input));
  const optional =
    kind === 'change' && !wanted.some(({ in: place }) => place === 'body')
      ? mostLikely(operation.inputs)
      : undefined;
  for (const input of [...wanted, ...(optional ? [optional] : [])]) {
    if (hasKnownValue(input)) {
      const value = knownValue(input);
      fixed.push({ input, value });
      if (input.in === 'header') {
        left.push({
          operation: operation.id,
          what: `The header ${input.name} is always sent as ${JSON.stringify(value)}. Put in the value of your API.`,
          where: 'operations.ts',
        });
      }
      continue;
    }
    const list = isReference(input) ? listFor(input, skeleton, all, lookups) : undefined;
    if (list) {
      const slot = names.unique(camel(list.one));
      if (!isId(input)) {
        left.push({
          operation: operation.id,
          what: `${input.name} is sent as the id of one ${list.one} that ${list.operation.id} lists. Check that it takes an id.`,
          where: `intents/${file}.ts`,
        });
      }
      lookups.push({ input, list: list.name, slot, ask: `${name}Which${pascal(slot)}`, one: list.one });
      continue;
    }
    if (isId(input)) {
      left.push({
        operation: operation.id,
        what: `${input.name} is an id that nobody says, and no chosen operation lists what it names. What the customer says is sent as it is.`,
        where: `intents/${file}.ts`,
      });
    }
    // A path is nothing without all of its parts.
    if (slots.length + lookups.length >= mostSlots && input.in !== 'path') {
      fixed.push({ input, value: knownValue(input) });
      left.push({
        operation: operation.id,
        what: `${input.name} is not asked for, because ${mostSlots} questions are enough; ${JSON.stringify(knownValue(input))} is sent.`,
        where: `intents/${file}.ts`,
      });
      continue;
    }
    const slot = names.unique(camel(isId(input) ? namedBy(input.name, skeleton.one) : input.name));
    slots.push({
      name: slot,
      input,
      ...typeOf(skeleton.intent, slot, input),
      ask: `${name}What${pascal(slot)}`,
    });
  }
  return { lookups, slots, fixed };
}

const isId = (input: Input): boolean =>
  input.shape.kind === 'text' && !input.shape.values && (input.in === 'path' || isIdName(input.name));

/** Whether it may name something that is listed: by its id, or called like the thing itself. */
const isReference = (input: Input): boolean =>
  isId(input) || (input.shape.kind === 'text' && !input.shape.values && !input.shape.format);

/** The operation whose entries an id is one of: it lists them, with a field for the id. */
function listFor(
  input: Input,
  { name, one, operation }: Skeleton,
  all: readonly Skeleton[],
  before: readonly Lookup[],
): Skeleton | undefined {
  const lists = all.filter(
    (list) =>
      list.kind === 'list' && list.name !== name && list.reading.ids.length > 0 && isCallable(list, before),
  );
  const about = namedBy(input.name, ownerOf(input, operation.path) ?? one);
  const own = ({ reading: { ids } }: Skeleton) => ids.includes(input.name) || ids.some(isOwnId);
  // A note that is written down is no other note.
  if (!isId(input) && about === one) return undefined;
  const listed = lists.find((list) => list.one === about && own(list));
  if (listed || !isId(input)) return listed;
  return (
    lists.find((list) => list.one.endsWith(` ${about}`) && own(list)) ??
    lists.find((list) => !isOwnId(input.name) && list.reading.ids.includes(input.name))
  );
}

/** What a parameter of a path follows: `order` of `/orders/{id}/notes`. */
function ownerOf({ name, in: place }: Input, path: string): string | undefined {
  if (place !== 'path') return undefined;
  const [, before] = new RegExp(`/([^/{}]+)/\\{${name}\\}`).exec(path) ?? [];
  return before === undefined ? undefined : pluralize.singular(spoken(before));
}

/** Whether a list can be called with nothing but what has been looked up before. */
const isCallable = (list: Skeleton, before: readonly Lookup[]): boolean =>
  requiredOf(list).every(({ name }) => before.some(({ input }) => input.name === name));

const byFormat: Readonly<Record<string, string>> = {
  date: '2027-01-15',
  'date-time': '2027-01-15T00:00:00Z',
  time: '10:30',
  duration: 'PT1H',
};

function knownValue({ shape }: Input): string | number | boolean {
  const { example } = shape;
  if (['string', 'number', 'boolean'].includes(typeof example)) return example as string | number | boolean;
  switch (shape.kind) {
    case 'text':
      return shape.values?.[0] ?? byFormat[shape.format ?? ''] ?? 'example';
    case 'number':
      return shape.least ?? 1;
    case 'boolean':
      return false;
    default:
      return 'example';
  }
}

function typeOf(intent: string, slot: string, { name, shape }: Input): Pick<SlotPlan, 'type' | 'values'> {
  if (shape.kind === 'number') return { type: 'AMAZON.NUMBER' };
  if (shape.kind === 'boolean') {
    return { type: `${intent.replace(/Intent$/, '')}${pascal(slot)}Type`, values: ['true', 'false'] };
  }
  if (shape.kind === 'text' && shape.values) {
    return { type: `${intent.replace(/Intent$/, '')}${pascal(slot)}Type`, values: shape.values };
  }
  const format = shape.kind === 'text' ? (shape.format ?? '') : '';
  if (/^date/.test(format)) return { type: 'AMAZON.DATE' };
  if (format === 'number') return { type: 'AMAZON.NUMBER' };
  if (format === 'time') return { type: 'AMAZON.TIME' };
  if (format === 'duration') return { type: 'AMAZON.DURATION' };
  return { type: /(^|[a-z])(Date|_date|_on)$/.test(name) ? 'AMAZON.DATE' : 'AMAZON.SearchQuery' };
}
