import * as v from 'valibot';
import { count, cursor, day, id, type Operations, text } from '../skill/service';
import type { Problem } from './problems';
import type { Scope } from './scopes';

/** A text that nobody may have given: null, empty or absent then. */
const textIfAny = v.nullish(v.union([text, v.literal('')]));

/** One task. Whatever is added has a title; one that came from elsewhere may have none. */
const task = v.object({
  id,
  title: textIfAny,
  status: v.picklist(['open', 'done']),
  /** The day on which it is due. */
  dueOn: v.nullish(day),
});

/** A task that has a title. */
const titledTask = v.object({ ...task.entries, title: text });

/** A page of tasks. */
const taskPage = v.object({
  tasks: v.pipe(v.array(task), v.maxLength(100)),
  nextCursor: v.nullish(cursor),
  /** How many there are on all pages. */
  total: count,
});

/** The customer, and what the plan gives. */
const me = v.object({
  /** A user pool of e-mail addresses alone has none. */
  displayName: textIfAny,
  plan: v.object({
    name: text,
    /** Most open tasks that the plan allows; null or absent for no limit. */
    taskLimit: v.nullish(count),
    /** The day on which the plan renews; null or absent if it doesn't. */
    renewsOn: v.nullish(day),
  }),
  usage: v.object({ openTasks: count }),
});

/** A task that can be said. */
export type Task = v.InferOutput<typeof titledTask>;
/** A page of the task list as the API gives it. */
export type TaskPage = v.InferOutput<typeof taskPage>;
/** A page of which every task can be said. */
export type TitledPage = Omit<TaskPage, 'tasks'> & { readonly tasks: readonly Task[] };
/** The customer: name, plan and usage. */
export type Me = v.InferOutput<typeof me>;

/** What the skill asks of the SaaS API. */
export const operations = {
  /** The customer's name, plan and usage. */
  me: {
    method: 'GET',
    path: '/v1/me',
    scope: 'profile.read',
    repeat: 'safe',
    status: 200,
    answer: me,
    problems: [],
  },
  /** A page of open tasks, in the service's order; `cursor` is `nextCursor` of the page before. */
  openTasks: {
    method: 'GET',
    path: '/v1/tasks',
    query: { status: 'open', limit: v.number(), cursor: v.optional(v.string()) },
    scope: 'tasks.read',
    repeat: 'safe',
    status: 200,
    answer: taskPage,
    problems: ['bad-request'],
  },
  /** Creates a task. */
  addTask: {
    method: 'POST',
    path: '/v1/tasks',
    body: { title: v.string() },
    scope: 'tasks.write',
    repeat: 'by-key',
    status: 201,
    answer: titledTask,
    problems: ['plan-required', 'idempotency-conflict', 'invalid-task', 'task-limit-reached'],
  },
  /** Marks a task as done. */
  completeTask: {
    method: 'POST',
    path: '/v1/tasks/{id}/complete',
    scope: 'tasks.write',
    repeat: 'idempotent',
    status: 200,
    answer: task,
    problems: ['plan-required', 'not-found', 'already-completed'],
  },
} as const satisfies Operations<Scope, Problem>;
