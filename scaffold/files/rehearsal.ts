import { sayableExample, seedIndexOf, seedName, type Thing, thingsOf } from '../examples';
import { valueIn } from '../languages/values';
import { valueName } from '../names';
import { namingOf } from '../naming';
import type { IntentPlan, Plan, SlotPlan } from '../plan';
import { nameIn, thingOfInput } from '../things';
import { voiceOf } from '../voice';
import { scenarios } from './scenarios';
import { type File, literal } from './source';
import { refusedKey } from './words';

/** The story's own steps, what the page offers, what is replayed, and the service as one. */
export function rehearsalFiles(plan: Plan, locales: readonly string[]): File[] {
  return [
    { path: 'rehearsal.ts', text: rehearsal(plan, locales) },
    { path: 'scenarios.ts', text: scenarios(plan) },
    { path: 'index.ts', text: index },
  ];
}

const index = `import { defineService } from '../definition/service';
import { contract } from './contract';
import { listing } from './listing';
import { reference } from './reference';
import { rehearsal } from './rehearsal';
import { scenarios } from './scenarios';
import { skill } from './skill';
import { utterances } from './utterances/utterances';

/** The service: everything that the project is made for. */
export const service = defineService({ skill, utterances, listing, contract, reference, rehearsal, scenarios });
`;

interface Said {
  /** What is said, in each language. */
  readonly says: string;
  /** Matches what is answered when it was served, in every language. */
  readonly served: string;
}

/** The story of a plan: whom it is told of, and in which languages. */
interface Telling {
  readonly plan: Plan;
  readonly things: ReadonlyMap<string, Thing>;
  readonly locales: readonly string[];
}

/**
 * What is said for an intent, and what is heard.
 *
 * @param seed which of the customer's things it is about, from 0
 */
function spokenOf(intent: IntentPlan, seed: number, telling: Telling): Said {
  const { plan, things } = telling;
  const naming = namingOf(intent);
  const slots = Object.fromEntries([
    ...intent.lookups.map((lookup) => {
      const thing = things.get(thingOfInput(intent, lookup.input.name, plan, things) ?? '');
      const isOwn = naming.how === 'itself' && naming.lookup === lookup;
      return [lookup.slot, (isOwn ? thing && seedName(thing, seed) : nameIn(thing)) ?? lookup.one] as const;
    }),
    ...intent.slots.map((slot) => [slot.name, saidFor(slot, telling.locales)] as const),
  ]);
  const says = `{ name: ${literal(intent.intent)}${Object.keys(slots).length > 0 ? `, slots: ${literal(slots)}` : ''} }`;
  if (intent.kind !== 'change') return { says, served: pattern(heardOf(intent, telling)) };
  const named = naming.lookup?.slot ?? naming.slot?.name;
  return { says, served: pattern(doneIn(intent, telling, named === undefined ? undefined : slots[named])) };
}

/** One text for all languages, or one for each where the value has its own words. */
function saidFor(
  { input, type, values }: SlotPlan,
  locales: readonly string[],
): string | Record<string, string> {
  const { says } = sayableExample(input, type, values);
  const [value] = values ?? [];
  if (value === undefined) return says;
  return Object.fromEntries(
    locales.map((locale) => [locale.slice(0, 2), valueIn(locale, value)?.toLowerCase() ?? valueName(value)]),
  );
}

/** Parts of a text, in order, with anything between them. */
type Parts = readonly string[];

/** The sentence of what was done, in each language, with what was said for it. */
const doneIn = (
  intent: IntentPlan,
  { plan, locales }: Telling,
  what: string | Readonly<Record<string, string>> = '',
): Parts[] =>
  locales.map((locale) => {
    const { phrases, deed } = voiceOf(plan, locale);
    const said = typeof what === 'string' ? what : (what[locale.slice(0, 2)] ?? '');
    return [phrases.done(deed(intent)).replace('{{what}}', said)];
  });

/** Where the items stand in the sentence of a list. */
const items = '{{items, list}}';

/**
 * What an answer of a thing tells, in each language: its name, or else its state or a number, after what a list begins
 * with; or that there is nothing to tell.
 */
function heardOf({ kind, one, reading }: IntentPlan, { plan, things, locales }: Telling): Parts[] {
  const example = things.get(one)?.examples[0] ?? {};
  const title = reading.said.find(({ as }) => as === 'title' || as === 'text');
  const named = title && example[title.name];
  const state = reading.said.find(({ as }) => as === 'state');
  const value = state && example[state.name];
  return locales.map((locale) => {
    const { phrases, noun, value: valueIn } = voiceOf(plan, locale);
    if (kind === 'one' && reading.said.length === 0) return [phrases.nothing];
    const begins = kind === 'list' ? (phrases.some(noun(one)).split(items)[0] ?? '') : '';
    if (typeof named === 'string') return [begins, named];
    if (typeof value !== 'string') return [begins];
    // A value that the document does not list has no words: it is said as it is written.
    const isListed = state?.values?.includes(value) === true;
    return [begins, ...(isListed ? [valueIn(value)] : value.split('_'))];
  });
}

/** Matches any of the texts; a number, where nothing is known of them. */
function pattern(texts: readonly Parts[]): string {
  const known = texts.map((parts) => parts.filter((part) => part !== '')).filter((parts) => parts.length > 0);
  if (known.length === 0) return '/\\d/';
  const escaped = (text: string) => text.replace(/[.*+?^$()|[\]{}\\/]/g, '\\$&');
  return `/${[...new Set(known.map((parts) => parts.map(escaped).join('.*')))].join('|')}/i`;
}

/** Whether the story can ask for it: an id that nobody lists, and a thing without a name, nobody can say. */
export function canBeTold(intent: IntentPlan, plan: Plan, things: ReadonlyMap<string, Thing>): boolean {
  const { lookups, slots, operation, kind } = intent;
  const inPath = operation.path.match(/\{[^}]+\}/g) ?? [];
  const found = [
    ...lookups.map(({ input }) => input),
    ...(kind === 'list' ? slots.map(({ input }) => input) : []),
  ];
  const isNamed = ({ input }: IntentPlan['lookups'][number]) =>
    nameIn(things.get(thingOfInput(intent, input.name, plan, things) ?? '')) !== undefined;
  return inPath.every((name) => found.some((input) => `{${input.name}}` === name)) && lookups.every(isNamed);
}

function rehearsal(plan: Plan, locales: readonly string[]): string {
  const things = thingsOf(plan.intents);
  const telling = { plan, things, locales };
  const told = plan.intents.filter((intent) => canBeTold(intent, plan, things));
  const reads = told.filter(({ kind }) => kind !== 'change').sort((a, b) => rank(a) - rank(b))[0];
  const writes =
    told.find(({ kind, verb }) => kind === 'change' && verb !== 'delete') ??
    told.find(({ kind }) => kind === 'change');
  const probe = (intent: IntentPlan) => {
    const { says, served } = spokenOf(intent, 0, telling);
    return `{ says: [${[says, ...(intent.kind === 'change' ? [yes] : [])].join(', ')}], scope: ${literal(intent.scope)}, served: ${served} }`;
  };
  const first = reads ?? writes;
  const steps = told.flatMap((intent) => [
    step(intent, spokenOf(intent, seedIndexOf(intent, plan), telling)),
    ...intent.problems.map((problem) => refused(intent, problem, telling)),
  ]);
  const body = steps.join('\n');
  const spoken = first && spokenOf(first, 0, telling);
  const [locale = 'en-US'] = locales;
  return `import assert from 'node:assert/strict';
${body.includes('assertNotLinkCard') ? "import { assertNotLinkCard } from '../rehearsal/assertions';\n" : ''}${body.includes('refusedStep') ? "import { refusedStep } from '../rehearsal/refused-step';\n" : ''}import type { ServiceRehearsal } from '../rehearsal/service';
${
  body.includes('inEach(')
    ? `import { type English, languages } from './words/languages';

/** A sentence in each language. */
const inEach = (key: keyof English): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(languages).map(([locale, words]) => [locale, words[key]]));
`
    : ''
}
/** The service in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads: ${first ? probe(first) : '{ says: [], scope: "api", served: /./ }'},
  ${writes && writes !== first ? `writes: ${probe(writes)},` : ''}
  steps: [
${body}
  ],
  offered: ${literal(plan.intents.map(({ intent }) => ({ name: intent })))},
  load: {
    locale: ${literal(locale)},
    turn: () => ({ says: ${spoken ? inOne(spoken.says, locale) : "'launch'"}, served: ${spoken?.served ?? '/./'} }),
  },
};
`;
}

const yes = "{ name: 'AMAZON.YesIntent' }";

/** What is said in one language. */
function inOne(says: string, locale: string): string {
  return says.replace(/\{("[a-z]{2}":"[^"]*",?)+\}/g, (all) => literal(JSON.parse(all)[locale.slice(0, 2)]));
}

/** The most fitting to be said again and again: a list that needs nothing said and that names what it has. */
function rank({ kind, lookups, slots, reading }: IntentPlan): number {
  const isNamed = reading.said.some(({ as }) => as === 'title');
  return (kind === 'list' ? 0 : 1) + (lookups.length + slots.length) * 2 + (isNamed ? 0 : 4);
}

function step(intent: IntentPlan, { says, served }: Said): string {
  const asks = says.includes('":{"') ? `story.spoken(${says})` : says;
  return `{
    title: ${literal(intent.operation.summary)},
    async tell(story) {
      const answer = await story.ask(${asks});
      assertNotLinkCard(answer);
      ${
        intent.kind === 'change'
          ? `assert.equal(answer.response.shouldEndSession, false, 'it is not asked whether to do it');
      const done = await story.ask(${yes});
      assertNotLinkCard(done);
      assert.match(done.speech, ${served});`
          : `assert.match(answer.speech, ${served});`
      }
    },
  },`;
}

function refused(intent: IntentPlan, problem: string, telling: Telling): string {
  const { says } = spokenOf(intent, 0, telling);
  const why = telling.plan.problems[problem]?.title ?? problem;
  const isOwn = telling.plan.problems[problem] !== undefined;
  return `refusedStep({
    title: ${literal(`${intent.operation.summary}, refused: ${why}`)},
    says: [${[says, ...(intent.kind === 'change' ? [yes] : [])].join(', ')}],
    refusal: { operation: ${literal(intent.name)}, problem: ${literal(problem)} },
    ${isOwn ? `hears: inEach(${literal(refusedKey(problem))}),` : ''}
  }),`;
}
