import { randomUUID } from 'node:crypto';
import { Problem } from '../../contracts/reference/problem';

/** A task as it is kept; how it looks to a client is decided in `routes.ts`. */
export interface Task<Title extends string | null = string | null> {
  readonly id: string;
  /** Null where it came from elsewhere and has none. */
  readonly title: Title;
  readonly status: 'open' | 'done';
  /** ISO 8601 date, or null. */
  readonly dueOn: string | null;
  /** Grows with each task; the order of lists. */
  readonly position: number;
}

/** What a customer pays for. */
export interface Plan {
  readonly name: string;
  /** Open tasks at one time, or null for no limit but the service's own. */
  readonly taskLimit: number | null;
  /** ISO 8601 date, or null for a plan that does not renew. */
  readonly renewsOn: string | null;
  /** A plan may include reading only. */
  readonly includesWriting: boolean;
}

/** A customer's account, known by the `sub` of their tokens. */
export interface Account {
  readonly sub: string;
  /** Null where nobody gave one. */
  displayName: string | null;
  plan: Plan;
}

/** A task to begin with. */
export type TaskSeed<Title extends string | null = string | null> = Pick<Task<Title>, 'title'> &
  Partial<Pick<Task, 'id' | 'status' | 'dueOn'>>;

/** What a customer has when they are first seen. */
export interface FirstSight {
  displayNameOf(sub: string): string;
  seed(sub: string): readonly TaskSeed[];
}

/** Part of a customer's open tasks, oldest first. */
export interface TaskPage {
  readonly tasks: readonly Task[];
  /** Position to continue after, or null at the end. */
  readonly next: number | null;
  /** All open tasks of the customer. */
  readonly total: number;
}

/** Tasks that one customer may keep, done ones included: memory is bounded whatever the plan says. */
const tasksPerCustomer = 10_000;

/** Length of a title in characters, that is Unicode code points, as JSON Schema counts them. */
export const longestTitle = 200;

const firstPlan: Plan = { name: 'Team', taskLimit: 100, renewsOn: null, includesWriting: true };

/** Accounts and tasks of all customers, in memory. Every method takes the customer first: no query spans two. */
export class TaskStore {
  readonly #accounts = new Map<string, Account>();
  readonly #tasks = new Map<string, Map<string, Task>>();
  #position = 0;

  constructor(private readonly firstSight: FirstSight) {}

  /** The customer's account; made, with its first tasks, when they are seen for the first time. */
  account(sub: string): Account {
    const known = this.#accounts.get(sub);
    if (known) return known;
    const account: Account = {
      sub,
      displayName: this.firstSight.displayNameOf(sub),
      plan: firstPlan,
    };
    this.#accounts.set(sub, account);
    for (const seed of this.firstSight.seed(sub)) this.put(sub, seed);
    return account;
  }

  /** Open tasks after a position. */
  openTasks(sub: string, after: number, limit: number): TaskPage {
    const open = this.#open(sub);
    const rest = open.filter((task) => task.position > after);
    const tasks = rest.slice(0, limit);
    const last = tasks.at(-1);
    return { tasks, next: last && rest.length > limit ? last.position : null, total: open.length };
  }

  /** @throws Problem `plan-required`, `task-limit-reached` */
  add(sub: string, title: string): Task<string> {
    const { plan } = this.#writable(sub);
    const kept = this.#tasksOf(sub).size;
    if (kept >= tasksPerCustomer || (plan.taskLimit !== null && this.#open(sub).length >= plan.taskLimit)) {
      throw new Problem('task-limit-reached');
    }
    return this.put(sub, { title });
  }

  /** @throws Problem `plan-required`, `not-found` (another customer's task too), `already-completed` */
  complete(sub: string, id: string): Task {
    this.#writable(sub);
    const tasks = this.#tasksOf(sub);
    const task = tasks.get(id);
    if (!task) throw new Problem('not-found', { detail: 'The customer has no task of this id.' });
    if (task.status === 'done') throw new Problem('already-completed');
    const done: Task = { ...task, status: 'done' };
    tasks.set(id, done);
    return done;
  }

  /** Keeps a task without asking the plan: for first tasks and for provider states. */
  put<Title extends string | null>(sub: string, seed: TaskSeed<Title>): Task<Title> {
    this.#position += 1;
    const task: Task<Title> = {
      id: seed.id ?? `tsk_${randomUUID()}`,
      title: seed.title,
      status: seed.status ?? 'open',
      dueOn: seed.dueOn ?? null,
      position: this.#position,
    };
    this.#tasksOf(sub).set(task.id, task);
    return task;
  }

  /** Forgets the customer with all that is theirs. */
  forget(sub: string): void {
    this.#accounts.delete(sub);
    this.#tasks.delete(sub);
  }

  #writable(sub: string): Account {
    const account = this.account(sub);
    if (!account.plan.includesWriting) {
      throw new Problem('plan-required', { detail: `The plan ${account.plan.name} is for reading only.` });
    }
    return account;
  }

  #open(sub: string): Task[] {
    this.account(sub);
    return [...this.#tasksOf(sub).values()]
      .filter((task) => task.status === 'open')
      .sort((a, b) => a.position - b.position);
  }

  #tasksOf(sub: string): Map<string, Task> {
    const tasks = this.#tasks.get(sub) ?? new Map<string, Task>();
    this.#tasks.set(sub, tasks);
    return tasks;
  }
}
