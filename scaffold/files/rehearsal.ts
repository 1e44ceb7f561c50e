import { sayableExample, type Thing, thingsOf } from '../examples';
import type { IntentPlan, Plan } from '../plan';
import { thingOfInput } from '../things';
import { type File, literal } from './source';

/** The story's own steps, what the page offers, and the service as one. */
export function rehearsalFiles(plan: Plan, locale: string): File[] {
  return [
    { path: 'rehearsal.ts', text: rehearsal(plan, locale) },
    { path: 'scenarios.ts', text: scenarios },
    { path: 'index.ts', text: index },
  ];
}

const scenarios = `import type { Scenarios } from '../definition/service';
import type { operations } from './operations';

/** What is replayed in each language: docs/your-service.md says how a scenario is written and its answer approved. */
export const scenarios: Scenarios<typeof operations> = {};
`;

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
  readonly says: string;
  /** Matches what is answered. */
  readonly served: string;
  readonly isTold: boolean;
}

/** What is said for an intent in the story, and what is heard. */
function spokenOf(intent: IntentPlan, plan: Plan, things: ReadonlyMap<string, Thing>): Said {
  const slots = Object.fromEntries([
    ...intent.lookups.map((lookup) => {
      const thing = things.get(thingOfInput(intent, lookup.input.name, plan, things) ?? '');
      return [lookup.slot, nameIn(thing) ?? lookup.one] as const;
    }),
    ...intent.slots.map(
      ({ name, input, type, values }) => [name, sayableExample(input, type, values).says] as const,
    ),
  ]);
  const says = `{ name: ${literal(intent.intent)}${Object.keys(slots).length > 0 ? `, slots: ${literal(slots)}` : ''} }`;
  if (intent.kind === 'change') {
    const what =
      [...intent.lookups.slice(-1).map(({ slot }) => slot), ...intent.slots.map(({ name }) => name)].map(
        (slot) => slots[slot],
      )[0] ?? intent.one;
    return { says, served: pattern(what), isTold: true };
  }
  const thing = things.get(intent.one);
  const told = intent.reading.said.find(({ as }) => as === 'title' || as === 'text' || as === 'state');
  const value = told && thing?.examples[0][told.name];
  return typeof value === 'string'
    ? { says, served: pattern(value), isTold: true }
    : { says, served: '/\\d/', isTold: false };
}

function nameIn(thing: Thing | undefined): string | undefined {
  const title = thing?.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  const value = title === undefined ? undefined : thing?.examples[0][title];
  return typeof value === 'string' ? value : undefined;
}

const pattern = (text: string) => `/${text.replace(/[.*+?^$()|[\]{}\\/]/g, '\\$&')}/i`;

/** Whether the reference can find what the story names: an id that nobody lists is nobody's. */
export function canBeTold({ lookups, slots, operation, kind }: IntentPlan): boolean {
  const inPath = operation.path.match(/\{[^}]+\}/g) ?? [];
  const found = [
    ...lookups.map(({ input }) => input),
    ...(kind === 'list' ? slots.map(({ input }) => input) : []),
  ];
  return inPath.every((name) => found.some((input) => `{${input.name}}` === name));
}

function rehearsal(plan: Plan, locale: string): string {
  const things = thingsOf(plan.intents);
  const told = plan.intents.filter(canBeTold);
  const spoken = new Map(told.map((intent) => [intent, spokenOf(intent, plan, things)]));
  const reads = [...told].filter(({ kind }) => kind !== 'change').sort((a, b) => rank(a) - rank(b))[0];
  const writes =
    told.find(({ kind, verb }) => kind === 'change' && verb !== 'delete') ??
    told.find(({ kind }) => kind === 'change');
  const probe = (intent: IntentPlan) => {
    const said = spoken.get(intent);
    const says =
      intent.kind === 'change' ? `[${said?.says}, { name: 'AMAZON.YesIntent' }]` : `[${said?.says}]`;
    return `{ says: ${says}, scope: ${literal(intent.scope)}, served: ${said?.served} }`;
  };
  const first = reads ?? writes;
  // What is deleted is gone: those come last.
  const ordered = [...told].sort((a, b) => Number(a.verb === 'delete') - Number(b.verb === 'delete'));
  const steps = ordered.map((intent) => step(intent, spoken.get(intent)));
  const offered = plan.intents.map((intent) => {
    const examples = intent.lookups.map((lookup) => {
      const thing = things.get(thingOfInput(intent, lookup.input.name, plan, things) ?? '');
      return [lookup.slot, nameIn(thing) ?? lookup.one] as const;
    });
    return `{ name: ${literal(intent.intent)}${examples.length > 0 ? `, slots: ${literal(Object.fromEntries(examples))}` : ''} },`;
  });
  return `import assert from 'node:assert/strict';
import { assertNotLinkCard } from '../rehearsal/assertions';
import type { ServiceRehearsal } from '../rehearsal/service';

/** The service in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads: ${first ? probe(first) : '{ says: [], scope: "api", served: /./ }'},
  ${writes && writes !== first ? `writes: ${probe(writes)},` : ''}
  steps: [
${steps.join('\n')}
  ],
  offered: [
${offered.join('\n')}
  ],
  load: {
    locale: ${literal(locale)},
    turn: () => ({ says: ${first ? spoken.get(first)?.says : "'launch'"}, served: ${first ? spoken.get(first)?.served : '/./'} }),
  },
};
`;
}

/** The most fitting to be said again and again: a list that needs nothing said and that names what it has. */
function rank({ kind, lookups, slots, reading }: IntentPlan): number {
  const isNamed = reading.said.some(({ as }) => as === 'title');
  return (kind === 'list' ? 0 : 1) + (lookups.length + slots.length) * 2 + (isNamed ? 0 : 4);
}

function step(intent: IntentPlan, said: Said | undefined): string {
  const title = `title: ${literal(intent.operation.summary)},`;
  const isConfirmed = intent.kind === 'change';
  return `{
    ${title}
    async tell(story) {
      const answer = await story.ask(${said?.says});
      assertNotLinkCard(answer);
      ${
        isConfirmed
          ? `assert.equal(answer.response.shouldEndSession, false, 'it is not asked whether to do it');
      const done = await story.ask({ name: 'AMAZON.YesIntent' });
      assertNotLinkCard(done);
      assert.match(done.speech, ${said?.served});`
          : `assert.match(answer.speech, ${said?.served});`
      }
    },
  },`;
}
