import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { expectThat } from '../../../contracts/conformance/check';
import type { WireAnswer } from '../../../contracts/conformance/wire';
import type { ConformanceWorld, TestCustomer } from '../../../contracts/conformance/world';
import type { operations, Task, TitledPage } from '../../operations';

/** What the checks of this service do and look at, each in a line. */

export type Operation = keyof typeof operations;

/** The body of a success. */
function succeeded<Body>(operation: Operation, answer: WireAnswer): Body {
  expectThat(answer.status < 300, `${operation} was answered with ${answer.status}: it has to succeed here.`);
  return answer.body as Body;
}

export const call = async <Body>(
  customer: TestCustomer,
  operation: Operation,
  input?: object,
): Promise<Body> => succeeded<Body>(operation, await customer.call(operation, input));

export const add = (customer: TestCustomer, title: string, idempotencyKey: string = randomUUID()) =>
  call<Task>(customer, 'addTask', { title, idempotencyKey });

/** Every open task, page by page. */
export async function listed(customer: TestCustomer, limit = 5): Promise<Task[]> {
  const all: Task[] = [];
  let cursor: string | undefined;
  // A list that never ends is one that repeats itself.
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await call<TitledPage>(customer, 'openTasks', { limit, cursor });
    all.push(...page.tasks);
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) return all;
  }
  expectThat(false, 'The list of open tasks has no last page.');
}

export const titlesOf = (tasks: readonly Task[]) => tasks.map(({ title }) => title);
export const shown = (value: unknown) => JSON.stringify(value);

export function expectTitles(tasks: readonly Task[], titles: readonly string[], when: string): void {
  expectThat(
    isDeepStrictEqual(titlesOf(tasks), titles),
    `${when} the open tasks are ${shown(titlesOf(tasks))}; they have to be ${shown(titles)}.`,
  );
}

/** A customer who may keep enough tasks, or so many; null is any number. */
export async function withAccount(
  world: ConformanceWorld,
  taskLimit: number | null = 100,
): Promise<TestCustomer> {
  const customer = await world.customer();
  await customer.given('a customer', {
    displayName: 'Ada',
    plan: { name: 'Team', taskLimit, renewsOn: null, includesWriting: true },
  });
  return customer;
}
