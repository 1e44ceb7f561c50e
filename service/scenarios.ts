import type { Scenarios } from '../definition/service';
import type { operations } from './operations';

/** What is replayed: each with its approved answer in `__tests__/answers/<locale>.json`. */

const milk = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: '2026-11-30' };
const oatMilk = { id: 'tsk_2', title: 'Buy milk & <oats>', status: 'open', dueOn: null };
const tomsMilk = { ...milk, title: 'Buy milk for Tom' };
const bread = { id: 'tsk_3', title: 'Bake bread', status: 'open', dueOn: null };
const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
  usage: { openTasks: 7 },
};

const me = (body: object = profile) => ({ operation: 'me', answer: { body } }) as const;
const firstPage = (tasks: object[], total: number, nextCursor: string | null = null) =>
  ({ operation: 'openTasks', input: { limit: 5 }, answer: { body: { tasks, nextCursor, total } } }) as const;
const secondPage = (tasks: object[], total: number, nextCursor: string | null = null) =>
  ({
    operation: 'openTasks',
    input: { limit: 5, cursor: 'page-2' },
    answer: { body: { tasks, nextCursor, total } },
  }) as const;
const all = (...tasks: object[]) =>
  ({
    operation: 'openTasks',
    input: { limit: 50 },
    answer: { body: { tasks, nextCursor: null, total: tasks.length } },
  }) as const;
const added = { operation: 'addTask', input: { title: 'buy milk' }, answer: { body: milk } } as const;
const completed = (task: { readonly id: string }) =>
  ({
    operation: 'completeTask',
    input: { id: task.id },
    answer: { body: { ...task, status: 'done' } },
  }) as const;

const list = { name: 'TaskListIntent' };
const add = { name: 'AddTaskIntent', slots: { task: 'buy milk' } };
const complete = { name: 'CompleteTaskIntent', slots: { task: 'buy milk' } };
const moreIntent = { name: 'MoreIntent' };
const yes = { name: 'AMAZON.YesIntent' };
const no = { name: 'AMAZON.NoIntent' };

const hearMore = { awaiting: { question: 'hear-more', cursor: 'page-2' } };
const whichTask = (intent: string) => ({ awaiting: { question: 'slot', intent, slot: 'task', filled: {} } });
const isItThis = (...candidates: { readonly id: string; readonly title: string }[]) => ({
  awaiting: { question: 'is-it-this', candidates: candidates.map(({ id, title }) => ({ id, title })) },
});

export const scenarios: Scenarios<typeof operations> = {
  'opening the skill': { calls: [me()] },
  'opening the skill with nothing to do': { calls: [me({ ...profile, usage: { openTasks: 0 } })] },
  'opening the skill with one thing to do': {
    calls: [me({ ...profile, displayName: '<Ada> & Co', usage: { openTasks: 1 } })],
  },

  'an empty list': { says: list, calls: [firstPage([], 0)] },
  'a list of one task': { says: list, calls: [firstPage([milk], 1)] },
  'a list of three tasks': { says: list, calls: [firstPage([milk, oatMilk, bread], 3)] },
  'a list of which one has no title': {
    says: list,
    calls: [firstPage([{ ...milk, title: null }, bread], 2)],
  },
  'a list of several pages': { says: list, calls: [firstPage([milk, bread], 12, 'page-2')] },
  'more of the list': { says: moreIntent, remembered: hearMore, calls: [secondPage([bread], 6)] },
  'more of the list, as the device asks': {
    says: { name: 'AMAZON.MoreIntent' },
    remembered: hearMore,
    calls: [secondPage([milk, bread], 12, 'page-3')],
  },
  'yes to more of the list': { says: yes, remembered: hearMore, calls: [secondPage([milk, bread], 7)] },
  'no to more of the list': { says: no, remembered: hearMore },
  'more of a list that has nothing left': {
    says: moreIntent,
    remembered: hearMore,
    calls: [secondPage([], 5)],
  },
  'more of a list that has changed': {
    says: moreIntent,
    remembered: hearMore,
    calls: [
      { operation: 'openTasks', input: { limit: 5, cursor: 'page-2' }, answer: { problem: 'bad-request' } },
    ],
  },
  'more of nothing': { says: moreIntent, remembered: {} },

  'adding a task': { says: add, calls: [added] },
  'adding without saying what': { says: { name: 'AddTaskIntent' }, needsAccount: true },
  'adding what was asked for': { says: add, remembered: whichTask('AddTaskIntent'), calls: [added] },
  'yes to what to add': { says: yes, remembered: whichTask('AddTaskIntent') },
  'no to what to add': { says: no, remembered: whichTask('AddTaskIntent') },
  'adding to a full list': {
    says: add,
    calls: [{ ...added, answer: { problem: 'task-limit-reached' } }],
  },
  'adding what is no task': { says: add, calls: [{ ...added, answer: { problem: 'invalid-task' } }] },
  'adding under a key that was used': {
    says: add,
    calls: [{ ...added, answer: { problem: 'idempotency-conflict' } }],
  },
  'adding on a plan for reading only': {
    says: add,
    calls: [{ ...added, answer: { problem: 'plan-required' } }],
  },

  'completing a task': { says: complete, calls: [all(milk, bread), completed(milk)] },
  'completing a task of that exact title, though another has its words': {
    says: complete,
    calls: [all(oatMilk, milk), completed(milk)],
  },
  'completing without saying what': { says: { name: 'CompleteTaskIntent' }, needsAccount: true },
  'completing what was asked for': {
    says: complete,
    remembered: whichTask('CompleteTaskIntent'),
    calls: [all(milk, bread), completed(milk)],
  },
  'completing what was asked for, which fits two tasks': {
    says: complete,
    remembered: whichTask('CompleteTaskIntent'),
    calls: [all(tomsMilk, oatMilk)],
  },
  'completing what is not on the list': { says: complete, calls: [all(bread)] },
  'completing what fits two tasks': { says: complete, calls: [all(tomsMilk, oatMilk)] },
  'yes to the task meant': { says: yes, remembered: isItThis(oatMilk, milk), calls: [completed(oatMilk)] },
  'no to the first of two': { says: no, remembered: isItThis(milk, oatMilk) },
  'no to the last one': { says: no, remembered: isItThis(oatMilk) },
  'completing what was done meanwhile': {
    says: complete,
    calls: [all(milk), { ...completed(milk), answer: { problem: 'already-completed' } }],
  },
  'completing what was removed meanwhile': {
    says: complete,
    calls: [all(milk), { ...completed(milk), answer: { problem: 'not-found' } }],
  },
  'what to complete, once more': {
    says: { name: 'AMAZON.RepeatIntent' },
    remembered: { said: { question: 'Which one?' }, ...whichTask('CompleteTaskIntent') },
  },

  'the list, once more': {
    says: { name: 'AMAZON.RepeatIntent' },
    remembered: { said: { speech: 'Milk & <bread>.', question: 'More?' }, ...hearMore },
  },

  'the plan': { says: { name: 'PlanIntent' }, calls: [me()] },
  'a plan without limit or renewal': {
    says: { name: 'PlanIntent' },
    calls: [me({ ...profile, plan: { name: 'Free & easy', taskLimit: null, renewsOn: null } })],
  },
};
