import { type Problem, problemTypes } from './problems';
import type { Account, Task } from './task-store';

/** A response before it is written. */
export interface Representation {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What the API shows of its things. Fields are picked one by one: nothing new leaks by being stored. */
export interface Representations {
  me(account: Account, openTasks: number): Representation;
  task(task: Task, status: 200 | 201): Representation;
  taskPage(tasks: readonly Task[], nextCursor: string | null, total: number): Representation;
  problem(problem: Problem): Representation;
}

const json = { 'content-type': 'application/json; charset=utf-8' };
const problemJson = { 'content-type': 'application/problem+json; charset=utf-8' };

const taskBody = ({ id, title, status, dueOn }: Task) => ({ id, title, status, dueOn });

/** The representations that the OpenAPI document describes. */
export const representations: Representations = {
  me: ({ displayName, plan: { name, taskLimit, renewsOn } }, openTasks) => ({
    status: 200,
    headers: json,
    body: { displayName, plan: { name, taskLimit, renewsOn }, usage: { openTasks } },
  }),
  task: (task, status) => ({ status, headers: json, body: taskBody(task) }),
  taskPage: (tasks, nextCursor, total) => ({
    status: 200,
    headers: json,
    body: { tasks: tasks.map(taskBody), nextCursor, total },
  }),
  problem: ({ problem, detail, headers }) => {
    const { status, title } = problemTypes[problem];
    return {
      status,
      headers: { ...problemJson, ...headers },
      body: { type: `/problems/${problem}`, title, status, ...(detail === undefined ? {} : { detail }) },
    };
  },
};
