import {
  account,
  customer,
  given,
  invoice,
  milk,
  stranger,
  task,
  taskBody,
  taskValue,
  token,
} from './example-world';
import { commonFailures, typed } from './failures';
import { type ContractInteraction, operationNames } from './interaction';
import { anyString, jsonType, shaped, stateValue, supplied } from './matching';
import { idempotencyKey, interaction, newTask, operations } from './operations';

const json = (status: number, body: object) => ({ status, headers: { 'Content-Type': jsonType }, body });
const nextCursor = 'eyJhZnRlciI6NX0';
/** Whatever the skill asks for; the provider is sent the smallest, so that two tasks make two pages. */
const anyLimit = shaped(/^[1-9]\d?$/, '1');
const secondPage = {
  ...operations.openTasks.request,
  query: {
    status: 'open',
    limit: anyLimit,
    cursor: supplied(stateValue('cursor'), /^.{1,2000}$/, nextCursor),
  },
};

const ownOutcomes: readonly ContractInteraction[] = [
  interaction('me', '', {
    states: [token('profile.read'), account(), task(milk), task({ ...invoice, status: 'done' })],
    response: json(200, {
      displayName: 'Ada',
      plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
      usage: { openTasks: 1 },
    }),
    outcome: {
      kind: 'ok',
      value: {
        displayName: 'Ada',
        plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
        usage: { openTasks: 1 },
      },
    },
  }),
  interaction('me', 'of a plan without a limit', {
    states: [token('profile.read'), account({ taskLimit: null, renewsOn: null })],
    response: json(200, {
      displayName: 'Ada',
      plan: { name: 'Team', taskLimit: null, renewsOn: null },
      usage: { openTasks: 0 },
    }),
    outcome: {
      kind: 'ok',
      value: {
        displayName: 'Ada',
        plan: { name: 'Team', taskLimit: null, renewsOn: null },
        usage: { openTasks: 0 },
      },
    },
  }),

  interaction('openTasks', '', {
    states: [token('tasks.read'), task(milk), task(invoice), task({ ...milk, id: 'tsk_3', status: 'done' })],
    response: json(200, {
      tasks: [
        { id: anyString(milk.id), title: milk.title, status: 'open', dueOn: milk.dueOn },
        { id: anyString(invoice.id), title: invoice.title, status: 'open', dueOn: null },
      ],
      nextCursor: null,
      total: 2,
    }),
    outcome: {
      kind: 'ok',
      value: {
        tasks: [
          taskValue('open', milk.dueOn),
          { ...taskValue('open', null), id: invoice.id, title: invoice.title },
        ],
        nextCursor: null,
        total: 2,
      },
    },
  }),
  interaction('openTasks', 'of which there are more', {
    states: [token('tasks.read'), task(milk), task(invoice)],
    request: { ...operations.openTasks.request, query: { status: 'open', limit: anyLimit } },
    call: (client) => client.openTasks({ limit: 1 }),
    response: json(200, {
      tasks: [taskBody('open', milk.dueOn)],
      nextCursor: anyString(nextCursor),
      total: 2,
    }),
    outcome: { kind: 'ok', value: { tasks: [taskValue('open', milk.dueOn)], nextCursor, total: 2 } },
  }),
  interaction('openTasks', 'on the next page', {
    states: [
      token('tasks.read'),
      task(milk),
      task(invoice),
      given('the first page was read', { customer, limit: 1 }),
    ],
    request: secondPage,
    call: (client) => client.openTasks({ limit: 1, cursor: nextCursor }),
    response: json(200, {
      tasks: [{ id: anyString(invoice.id), title: invoice.title, status: 'open', dueOn: null }],
      nextCursor: null,
      total: 2,
    }),
    outcome: {
      kind: 'ok',
      value: {
        tasks: [{ id: invoice.id, title: invoice.title, status: 'open', dueOn: null }],
        nextCursor: null,
        total: 2,
      },
    },
  }),
  interaction('openTasks', 'when only others have some', {
    states: [token('tasks.read'), task({ ...milk, customer: stranger })],
    response: json(200, { tasks: [], nextCursor: null, total: 0 }),
    outcome: { kind: 'ok', value: { tasks: [], nextCursor: null, total: 0 } },
  }),
  interaction('openTasks', 'with a made-up cursor', {
    problem: 'bad-request',
    request: { ...secondPage, query: { status: 'open', limit: '5', cursor: 'made-up' } },
    call: (client) => client.openTasks({ limit: 5, cursor: 'made-up' }),
    response: { status: 400 },
    outcome: { kind: 'bad-request' },
  }),

  interaction('addTask', '', {
    response: json(201, taskBody('open', null)),
    outcome: { kind: 'ok', value: taskValue('open', null) },
  }),
  interaction('addTask', 'that was added with the same key', {
    // The plan holds one task: were it added again, the answer would be another.
    states: [
      token('tasks.write'),
      account({ taskLimit: 1 }),
      given('a task was added', { customer, title: newTask.title, idempotencyKey }),
    ],
    response: json(201, taskBody('open', null)),
    outcome: { kind: 'ok', value: taskValue('open', null) },
  }),
  interaction('addTask', 'with the key of another', {
    ...typed(409, 'idempotency-conflict'),
    states: [
      token('tasks.write'),
      account(),
      given('a task was added', { customer, title: 'Call the plumber', idempotencyKey }),
    ],
    outcome: { kind: 'conflict', reason: 'idempotency-conflict' },
  }),
  interaction('addTask', 'with no title', {
    ...typed(422, 'invalid-task'),
    request: { ...operations.addTask.request, body: { title: '' } },
    call: (client) => client.addTask({ title: '', idempotencyKey }),
    outcome: { kind: 'invalid', reason: 'invalid-task' },
  }),
  interaction('addTask', 'beyond the limit of the plan', {
    ...typed(422, 'task-limit-reached'),
    states: [token('tasks.write'), account({ taskLimit: 1 }), task(invoice)],
    outcome: { kind: 'invalid', reason: 'task-limit-reached' },
  }),
  interaction('addTask', 'on a plan for reading only', {
    ...typed(403, 'plan-required'),
    states: [token('tasks.write'), account({ includesWriting: false })],
    outcome: { kind: 'forbidden', reason: 'plan-required', scope: 'tasks.write' },
  }),

  interaction('completeTask', '', {
    response: json(200, taskBody('done', milk.dueOn)),
    outcome: { kind: 'ok', value: taskValue('done', milk.dueOn) },
  }),
  interaction('completeTask', 'that is done already', {
    ...typed(409, 'already-completed'),
    states: [token('tasks.write'), task({ ...milk, status: 'done' })],
    outcome: { kind: 'conflict', reason: 'already-completed' },
  }),
  interaction('completeTask', 'that does not exist', {
    problem: 'not-found',
    states: [token('tasks.write'), given('no task exists', { customer, id: 'tsk_1' })],
    response: { status: 404 },
    outcome: { kind: 'not-found' },
  }),
  interaction('completeTask', 'of somebody else', {
    problem: 'not-found',
    states: [token('tasks.write'), task({ ...milk, customer: stranger })],
    response: { status: 404 },
    outcome: { kind: 'not-found' },
  }),
  interaction('completeTask', 'on a plan for reading only', {
    ...typed(403, 'plan-required'),
    states: [token('tasks.write'), account({ includesWriting: false }), task(milk)],
    outcome: { kind: 'forbidden', reason: 'plan-required', scope: 'tasks.write' },
  }),
];

/** The whole contract. */
export const interactions: readonly ContractInteraction[] = [
  ...ownOutcomes,
  ...operationNames.flatMap(commonFailures),
];
