import type { Input } from '../../api-operation';
import { pascal } from '../../names';
import { namingOf } from '../../naming';
import type { IntentPlan, Lookup, Plan, SlotPlan } from '../../plan';
import { placeOf } from '../../reading';
import { requiredOf } from '../../required';
import { entries, key, literal, member } from '../source';

/** What an intent needs to be called with, besides what its list says of pages. */
export const inputsOf = ({ lookups, slots }: IntentPlan): readonly { readonly input: Input }[] => [
  ...lookups,
  ...slots,
];

/** The slots of an intent, with what asks for each. */
export function slotTable({ lookups, slots }: IntentPlan): string {
  const table = {
    ...Object.fromEntries(
      lookups.map(({ slot, ask }) => [slot, `{ type: 'AMAZON.SearchQuery', ask: ${literal(ask)} }`]),
    ),
    ...Object.fromEntries(
      slots.map(({ name, type, ask }) => [name, `{ type: ${literal(type)}, ask: ${literal(ask)} }`]),
    ),
  };
  return Object.keys(table).length > 0 ? `slots: {\n${entries(table)}\n},` : '';
}

const readers: Readonly<Record<string, string>> = {
  'AMAZON.NUMBER': 'numberSaid',
  'AMAZON.DATE': 'daySaid',
  'AMAZON.SearchQuery': 'textSaid',
  'AMAZON.TIME': 'textSaid',
  'AMAZON.DURATION': 'textSaid',
};

/** Name of the function that reads a slot. */
export const readerOf = ({ type, input }: Pick<SlotPlan, 'type' | 'input'>) =>
  type === 'AMAZON.NUMBER' && input.shape.kind === 'text' ? 'textSaid' : (readers[type] ?? 'valueSaid');

/** Name of the variable that holds what was said for a slot. No two slots of an intent are called the same. */
export const variableOf = (slot: string) => `${slot.charAt(0).toLowerCase()}${slot.slice(1)}Given`;

/** Lines that find out everything which has to be known, and return what asks for the first that is not. */
export function askingLines(intent: IntentPlan, plan: Plan): string {
  const known: Lookup[] = [];
  const lookups = intent.lookups.map((lookup) => {
    const list = plan.intents.find(({ name }) => name === lookup.list);
    const needed = list ? requiredOf(list) : [];
    const given = known.filter(({ input }) => needed.some((one) => one.name === input.name));
    known.push(lookup);
    const variable = variableOf(lookup.slot);
    return `const ${variable} = await ${choiceFunction(lookup)}(turn, saas${given.length > 0 ? `, { ${given.map((one) => `${key(one.input.name)}: ${variableOf(one.slot)}.choice.id`).join(', ')} }` : ''});
if ('answer' in ${variable}) return ${variable}.answer;`;
  });
  const slots = intent.slots.map((slot) => {
    const { name } = slot;
    const variable = variableOf(name);
    return `const ${variable} = ${readerOf(slot)}(turn, ${literal(name)});
if (${variable} === undefined) return turn.elicit(${literal(name)});`;
  });
  return [...lookups, ...slots].join('\n');
}

/** What is known, as the client takes it. */
export function givenOf({ lookups, slots }: IntentPlan): Record<string, string> {
  return {
    ...Object.fromEntries(lookups.map(({ input, slot }) => [input.name, `${variableOf(slot)}.choice.id`])),
    ...Object.fromEntries(slots.map((slot) => [slot.input.name, converted(slot)])),
  };
}

function converted({ name, input, type }: SlotPlan): string {
  const variable = variableOf(name);
  if (input.shape.kind === 'boolean') return `${variable} === 'true'`;
  const isTime = input.shape.kind === 'text' && input.shape.format === 'date-time';
  return type === 'AMAZON.DATE' && isTime ? `\`\${${variable}}T00:00:00Z\`` : variable;
}

/** Name of the function that finds what is meant. */
export const choiceFunction = ({ list, slot }: Lookup) => `find${pascal(slot)}In${pascal(list)}`;

/** An object of fields, or nothing. */
export const callOf = (fields: Readonly<Record<string, string>>) =>
  Object.keys(fields).length > 0
    ? `{ ${Object.entries(fields)
        .map(([name, value]) => (name === value ? name : `${key(name)}: ${value}`))
        .join(', ')} }`
    : '';

/** The list, or what is told of, within an answer. */
export const placeExpression = ({ reading }: IntentPlan, value: string) =>
  placeOf(reading).reduce(member, value);

/** Entries of the memory between two turns. */
export function memoryOf(intent: IntentPlan): string {
  const given = inputsOf(intent).map(({ input }) => {
    const isId = intent.lookups.some((lookup) => lookup.input === input);
    const schema = isId
      ? 'id'
      : input.shape.kind === 'number'
        ? 'v.number()'
        : input.shape.kind === 'boolean'
          ? 'v.boolean()'
          : 'v.pipe(v.string(), v.minLength(1), v.maxLength(500))';
    return `${key(input.name)}: ${schema},`;
  });
  if (intent.kind === 'change') {
    const what =
      namingOf(intent).how === 'nothing'
        ? ''
        : '\nwhat: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),';
    return `${given.length > 0 ? `given: v.object({ ${given.join(' ')} }),` : ''}${what}`;
  }
  if (!intent.paging) return '';
  const at =
    intent.paging.kind === 'cursor' ? 'cursor' : 'at: v.pipe(v.number(), v.safeInteger(), v.minValue(0))';
  return `${given.length > 0 ? `given: v.object({ ${given.join(' ')} }),` : ''} ${at},`;
}
