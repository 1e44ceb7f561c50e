import { anyString, shaped, stateValue, supplied } from '../../contracts/matching';
import type { ServiceContract } from '../../contracts/service';
import { longestCursor, longestId } from '../../skill/service';
import type { operations } from '../operations';
import { conformance } from './conformance';
import { states } from './states';
import {
  account,
  added,
  customer,
  given,
  invoice,
  milk,
  nameless,
  shown,
  stranger,
  task,
  untitled,
} from './world';

const nextCursor = 'eyJhZnRlciI6NX0';
/** Whatever the skill asks for; the provider is sent the smallest, so that two tasks make two pages. */
const anyLimit = shaped(/^[1-9]\d?$/, '1');
const cursor = supplied(stateValue('cursor'), new RegExp(`^.{1,${longestCursor}}$`), nextCursor);

/** Of the form that the skill gives its keys. */
const idempotencyKey = 'amzn1.echo-api.request.example';
const newTask = { title: milk.title };
/** What is easily lost on the way. */
const letters = 'Grüße an Zoë, 牛乳 🥛';
const addHeaders = { 'Idempotency-Key': shaped(/^[\x21-\x7e]{1,255}$/, idempotencyKey) };

const aTaskWasAdded = (title: string) => given('a task was added', { customer, title, idempotencyKey });
const readingOnly = { suffix: 'on a plan for reading only', states: [account({ includesWriting: false })] };

/** The example service's part of the contract. */
export const contract: ServiceContract<typeof operations, typeof states> = {
  customer,
  states,
  conformance,
  operations: {
    me: {
      description: 'a request for the account',
      input: undefined,
      request: {},
      states: [account()],
      successes: [
        {
          suffix: '',
          states: [account(), task(milk), task({ ...invoice, status: 'done' })],
          body: {
            displayName: 'Ada',
            plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
            usage: { openTasks: 1 },
          },
        },
        {
          suffix: 'of a plan without a limit',
          states: [account({ taskLimit: null, renewsOn: null })],
          body: {
            displayName: 'Ada',
            plan: { name: 'Team', taskLimit: null, renewsOn: null },
            usage: { openTasks: 0 },
          },
        },
        {
          suffix: 'of a customer without a name',
          states: [nameless()],
          body: {
            displayName: null,
            plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
            usage: { openTasks: 0 },
          },
        },
      ],
      problems: {},
    },

    openTasks: {
      description: 'a request for open tasks',
      input: { limit: 5 },
      request: { query: { status: 'open', limit: '5' } },
      states: [task(milk)],
      successes: [
        {
          suffix: '',
          states: [task(milk), task(invoice), task({ ...milk, id: 'tsk_3', status: 'done' })],
          body: { tasks: [shown(milk), shown(invoice)], nextCursor: null, total: 2 },
        },
        {
          suffix: 'of which there are more',
          input: { limit: 1 },
          request: { query: { status: 'open', limit: anyLimit } },
          states: [task(milk), task(invoice)],
          body: { tasks: [shown(milk)], nextCursor: anyString(nextCursor), total: 2 },
        },
        {
          suffix: 'on the next page',
          input: { limit: 1, cursor: nextCursor },
          request: { query: { status: 'open', limit: anyLimit, cursor } },
          states: [task(milk), task(invoice), given('the first page was read', { customer, limit: 1 })],
          body: { tasks: [shown(invoice)], nextCursor: null, total: 2 },
        },
        {
          suffix: 'of which one has no title',
          states: [task(untitled), task(invoice)],
          body: { tasks: [shown(untitled), shown(invoice)], nextCursor: null, total: 2 },
        },
        {
          suffix: 'when only others have some',
          states: [task({ ...milk, customer: stranger })],
          body: { tasks: [], nextCursor: null, total: 0 },
        },
      ],
      problems: {
        'bad-request': [
          {
            suffix: 'with a made-up cursor',
            input: { limit: 5, cursor: 'made-up' },
            request: { query: { status: 'open', limit: '5', cursor: 'made-up' } },
          },
        ],
      },
    },

    addTask: {
      description: 'a request to add a task',
      input: { ...newTask, idempotencyKey },
      request: { headers: addHeaders, body: newTask },
      states: [account()],
      successes: [
        { suffix: '', body: shown(added) },
        {
          suffix: 'in other letters',
          input: { title: letters, idempotencyKey },
          request: { headers: addHeaders, body: { title: letters } },
          body: { ...shown(added), title: letters },
        },
        {
          // The plan holds one task: were it added again, the answer would be another.
          suffix: 'that was added with the same key',
          states: [account({ taskLimit: 1 }), aTaskWasAdded(newTask.title)],
          body: shown(added),
        },
      ],
      problems: {
        'bad-request': { unasked: 'the client refuses to be without a key, and its JSON is always JSON' },
        'plan-required': [readingOnly],
        'idempotency-conflict': [
          { suffix: 'with the key of another', states: [account(), aTaskWasAdded('Call the plumber')] },
        ],
        'invalid-task': [
          {
            suffix: 'with no title',
            input: { title: '', idempotencyKey },
            request: { headers: addHeaders, body: { title: '' } },
          },
        ],
        'task-limit-reached': [
          { suffix: 'beyond the limit of the plan', states: [account({ taskLimit: 1 }), task(invoice)] },
        ],
      },
    },

    completeTask: {
      description: 'a request to complete a task',
      input: { id: milk.id },
      request: {
        path: supplied(
          `/v1/tasks/${stateValue('taskId')}/complete`,
          new RegExp(`^/v1/tasks/[\\w-]{1,${longestId}}/complete$`),
          '/v1/tasks/tsk_1/complete',
        ),
      },
      states: [task(milk)],
      successes: [{ suffix: '', body: shown(milk, 'done') }],
      problems: {
        'plan-required': [{ ...readingOnly, states: [...readingOnly.states, task(milk)] }],
        'not-found': [
          {
            suffix: 'that does not exist',
            states: [given('no task exists', { customer, id: milk.id })],
          },
          { suffix: 'of somebody else', states: [task({ ...milk, customer: stranger })] },
        ],
        'already-completed': [
          { suffix: 'that is done already', states: [task({ ...milk, status: 'done' })] },
        ],
      },
    },
  },
};
