import assert from 'node:assert/strict';
import { assertNoCard, assertNotLinkCard } from '../rehearsal/assertions';
import type { Probe } from '../rehearsal/probe';
import { refusedStep } from '../rehearsal/refused-step';
import type { ServiceRehearsal } from '../rehearsal/service';
import type { StoryStep } from '../rehearsal/story';
import { languages } from './words/languages';

/** What an added and a completed task are called. */
const title = 'rehearse the demo';

/** A task that is said without a word around it. */
const oatMilk = 'buy oat milk';

/** The first task of every customer of the reference SaaS is to buy milk. */
const reads: Probe = {
  says: [{ name: 'TaskListIntent' }],
  scope: 'tasks.read',
  served: /milk/i,
};

const writes: Probe = {
  says: [{ name: 'AddTaskIntent', slots: { task: title } }],
  scope: 'tasks.write',
  served: new RegExp(title, 'i'),
};

const steps: readonly StoryStep[] = [
  {
    title: 'Open the skill: it greets by name',
    async tell(story) {
      const answer = await story.ask('launch');
      assertNoCard(answer);
      assert.match(answer.speech, /Grace/, 'the customer’s name is not in the greeting');
      assert.equal(answer.response.shouldEndSession, false);
    },
  },
  {
    title: 'The list: five tasks, and more on demand',
    async tell(story) {
      const first = await story.ask({ name: 'TaskListIntent' });
      assert.match(first.speech, /milk/i);
      const next = await story.ask({ name: 'AMAZON.YesIntent' });
      assert.notEqual(next.speech, first.speech);
      assertNotLinkCard(next);
    },
  },
  {
    title: 'Add a task, and mark it as done',
    async tell(story) {
      const added = await story.ask({ name: 'AddTaskIntent', slots: { task: title } });
      assert.match(added.speech, new RegExp(title, 'i'));
      const done = await story.ask({ name: 'CompleteTaskIntent', slots: { task: title } });
      assert.match(done.speech, new RegExp(title, 'i'));
      assertNotLinkCard(done);
    },
  },
  {
    title: 'Add a task without saying which: the skill asks, and the bare reply is the task',
    async tell(story) {
      const asked = await story.say(story.phrasebook.withoutSlots('AddTaskIntent'));
      assertNotLinkCard(asked);
      const directive = asked.response.directives?.find(({ type }) => type === 'Dialog.ElicitSlot');
      assert(directive, 'the slot is not elicited');
      const added = await story.say(oatMilk);
      assert.match(added.speech, new RegExp(oatMilk, 'i'));
      assertNotLinkCard(added);
      assert.equal(added.response.card?.type, 'Simple', 'there is no card of the added task');
    },
  },
  refusedStep({
    title: 'Add to a list that is full: the customer hears so',
    says: writes.says,
    refusal: { operation: 'addTask', problem: 'task-limit-reached' },
    hears: Object.fromEntries(
      Object.entries(languages).map(([locale, words]) => [locale, words.taskLimitReached]),
    ),
  }),
  {
    title: 'The plan',
    async tell(story) {
      const plan = await story.ask({ name: 'PlanIntent' });
      assert(plan.speech);
      assertNotLinkCard(plan);
    },
  },
];

/** The task list in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads,
  writes,
  addon: {
    tool: 'list_tasks',
    load: (turn, customer) =>
      turn % 2 === 0
        ? { tool: 'add_task', arguments: { title: `errand ${turn} of ${customer}` } }
        : { tool: 'complete_task', arguments: { title: `errand ${turn - 1} of ${customer}` } },
  },
  steps,
  offered: [
    { name: 'TaskListIntent' },
    { name: 'MoreIntent' },
    {
      name: 'AddTaskIntent',
      slots: {
        task: {
          en: 'water the garden',
          de: 'den Garten gießen',
          fr: 'arroser le jardin',
          es: 'regar el jardín',
          it: 'annaffiare il giardino',
          ja: '庭の水やり',
        },
      },
    },
    { name: 'CompleteTaskIntent', slots: { task: 'buy milk' } },
    { name: 'PlanIntent' },
  ],
  load: {
    locale: 'en-US',
    // The greeting names the customer; what is added does, too.
    turn: (turn, customer) =>
      turn % 2 === 0
        ? { says: 'launch', served: new RegExp(customer, 'i') }
        : {
            says: { name: 'AddTaskIntent', slots: { task: `errand ${turn} of ${customer}` } },
            served: new RegExp(customer, 'i'),
            keeps: 1,
          },
    async kept(get) {
      const { total } = (await get('/v1/tasks?limit=1')) as { readonly total: number };
      return total;
    },
  },
};
