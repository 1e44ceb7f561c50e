import type { Operation, Problems } from '../skill/saas/operation';
import { me, task, taskPage } from '../skill/saas/schema';

/** The scopes of the SaaS API, each with what it lets the skill do. */
export const scopes = {
  'profile.read': "Read the customer's name, plan and usage",
  'tasks.read': "Read the customer's tasks",
  'tasks.write': 'Add and complete tasks',
} as const;

/** The service's own problems, by the last segment of their `type`. */
export const problems = {
  'plan-required': { status: 403, title: 'The plan does not include this' },
  'already-completed': { status: 409, title: 'The task is already done' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used with another request' },
  'invalid-task': { status: 422, title: 'The task is not acceptable' },
  'task-limit-reached': { status: 422, title: 'The plan holds no further tasks' },
} as const satisfies Problems;

type Problem = keyof typeof problems | 'bad-request' | 'not-found';

const operation = <Input, Value, const Own extends Problem>(
  one: Operation<Input, Value, Own, keyof typeof scopes>,
) => one;

/** What the skill asks of the SaaS API. */
export const operations = {
  me: operation({
    method: 'GET',
    path: '/v1/me',
    scope: 'profile.read',
    status: 200,
    answer: me,
    problems: [],
    repeatable: true,
    request: (_nothing: undefined) => ({}),
  }),
  openTasks: operation({
    method: 'GET',
    path: '/v1/tasks',
    scope: 'tasks.read',
    status: 200,
    answer: taskPage,
    problems: ['bad-request'],
    repeatable: true,
    request: ({ limit, cursor }: { readonly limit: number; readonly cursor?: string }) => ({
      query: { status: 'open', limit: String(limit), cursor },
    }),
  }),
  addTask: operation({
    method: 'POST',
    path: '/v1/tasks',
    scope: 'tasks.write',
    status: 201,
    answer: task,
    problems: ['plan-required', 'idempotency-conflict', 'invalid-task', 'task-limit-reached'],
    repeatable: true,
    request: ({ title, idempotencyKey }: { readonly title: string; readonly idempotencyKey: string }) => ({
      headers: { 'Idempotency-Key': idempotencyKey },
      body: { title },
    }),
  }),
  completeTask: operation({
    method: 'POST',
    path: '/v1/tasks/{id}/complete',
    scope: 'tasks.write',
    status: 200,
    answer: task,
    problems: ['plan-required', 'not-found', 'already-completed'],
    repeatable: true,
    request: ({ id }: { readonly id: string }) => ({ path: { id } }),
  }),
};
