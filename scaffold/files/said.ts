import type { Plan } from '../plan';
import { readerOf } from './intents/given';
import { entries, literal } from './source';
import { valueKey, valuesSaid } from './words';

/** What the intents have in common. */
export function said(plan: Plan): string {
  const { intents } = plan;
  const slots = intents.flatMap((intent) => intent.slots);
  const has = (reader: string) => slots.some((slot) => readerOf(slot) === reader);
  const choosing = intents.some(({ lookups }) => lookups.length > 0);
  const saying = intents.some(({ kind }) => kind !== 'change');
  const parts = [
    saying ? sayingPart(valuesSaid(plan)) : '',
    choosing ? choosingPart : '',
    has('textSaid') ? textPart : '',
    has('numberSaid') ? numberPart : '',
    has('daySaid') ? dayPart : '',
    has('valueSaid') ? valuePart : '',
  ].filter(Boolean);
  const imports = [
    ...(choosing ? ['type Answer', 'matching'] : []),
    ...(saying || choosing ? ['sayable'] : []),
  ];
  return `${imports.length > 0 ? `import { ${imports.join(', ')} } from '../skill/service';\n` : ''}${parts.length > 0 ? "import type { Turn } from './turn';\n\n" : ''}/** What the intents have in common: how things are said, and what a slot's value is. */

${parts.join('\n')}`;
}

const sayingPart = (values: readonly string[]) => `/** Longer names are cut when they are said or shown. */
const longest = 120;

/** A name, short enough to be said. */
export function nameOf(say: Turn['say'], name: string | null | undefined): string {
  return name ? sayable(name, longest) : say('unnamed');
}

/** The day of a date or a time; undefined if it is none. */
export function dayOf(text: string | null | undefined): Date | undefined {
  const day = new Date(text ?? '');
  return Number.isNaN(day.getTime()) ? undefined : day;
}

/** An entry as one says it: its name, its state, its day. */
export function sayEntry(
  say: Turn['say'],
  { name, state, day }: { readonly name?: string | null; readonly state?: string | null; readonly day?: string | null },
  withDay?: (title: string, day: Date) => string,
): string {
  const named = nameOf(say, name);
  const title = state ? say('withState', { title: named, state: inWords(say, state) }) : named;
  const on = dayOf(day);
  return on && withDay ? withDay(title, on) : title;
}

/** A value of the API in words, or else as it is written. */
export function inWords(${values.length > 0 ? 'say' : '_say'}: Turn['say'], value: string): string {
  ${values.length > 0 ? 'if (isWorded(value)) return say(valueWords[value]);' : ''}
  return sayable(/^[A-Z\\d_]+$/.test(value) ? value.toLowerCase().replaceAll('_', ' ') : value, longest);
}
${
  values.length > 0
    ? `
const valueWords = {
${entries(Object.fromEntries(values.map((value) => [value, literal(valueKey(value))])))}
} as const;

const isWorded = (value: string): value is keyof typeof valueWords => Object.hasOwn(valueWords, value);
`
    : ''
}`;

const choosingPart = `/** Something that a customer may mean. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** Named in an answer where several fit. */
const mostNamed = 5;

/** What is meant by a slot: one of the choices, or the answer that asks for it. */
export function chosen(
  turn: Turn,
  slot: string,
  choices: readonly Choice[],
  noneFits: (wanted: string) => string,
): { readonly choice: Choice } | { readonly answer: Answer } {
  const wanted = turn.slot(slot);
  if (!wanted) return { answer: turn.elicit(slot) };
  const fitting = matching(choices, wanted);
  const [only, ...others] = fitting;
  if (!only) return { answer: { speech: noneFits(sayable(wanted, 100)) } };
  if (others.length === 0) return { choice: only };
  const items = fitting.slice(0, mostNamed).map(({ title }) => sayable(title, 100));
  return { answer: turn.elicit(slot, { question: turn.say('several', { items }) }) };
}
`;

const textPart = `/** The words of a slot; undefined if nothing was said. */
export const textSaid = (turn: Turn, slot: string): string | undefined => turn.slot(slot)?.slice(0, 500);
`;

const numberPart = `/** The number of a slot; undefined if none was said. */
export function numberSaid(turn: Turn, slot: string): number | undefined {
  const number = Number(turn.slot(slot) ?? 'none');
  return Number.isFinite(number) ? number : undefined;
}
`;

const dayPart = `/** The day of a slot, e.g. \`2026-12-24\`; undefined if none was said, or a week, a month or a year. */
export function daySaid(turn: Turn, slot: string): string | undefined {
  const said = turn.slot(slot) ?? '';
  return /^\\d{4}-\\d{2}-\\d{2}$/.test(said) ? said : undefined;
}
`;

const valuePart = `/** The value of a slot's own type that was meant; undefined if none was. */
export const valueSaid = (turn: Turn, slot: string): string | undefined => turn.resolved(slot)?.id;
`;
