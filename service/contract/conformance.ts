import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ConformanceCheck, expectThat } from '../../contracts/conformance/check';
import type { WireAnswer } from '../../contracts/conformance/wire';
import type { ConformanceWorld, TestCustomer } from '../../contracts/conformance/world';
import type { operations, Task, TitledPage } from '../operations';

type Operation = keyof typeof operations;

/** The body of a success. */
function succeeded<Body>(operation: Operation, answer: WireAnswer): Body {
  expectThat(answer.status < 300, `${operation} was answered with ${answer.status}: it has to succeed here.`);
  return answer.body as Body;
}

const call = async <Body>(customer: TestCustomer, operation: Operation, input?: object): Promise<Body> =>
  succeeded<Body>(operation, await customer.call(operation, input));

const add = (customer: TestCustomer, title: string, idempotencyKey: string = randomUUID()) =>
  call<Task>(customer, 'addTask', { title, idempotencyKey });

/** Every open task, page by page. */
async function listed(customer: TestCustomer, limit = 5): Promise<Task[]> {
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

const titlesOf = (tasks: readonly Task[]) => tasks.map(({ title }) => title);
const shown = (value: unknown) => JSON.stringify(value);

function expectTitles(tasks: readonly Task[], titles: readonly string[], when: string): void {
  expectThat(
    isDeepStrictEqual(titlesOf(tasks), titles),
    `${when} the open tasks are ${shown(titlesOf(tasks))}; they have to be ${shown(titles)}.`,
  );
}

/** A customer who may keep enough tasks, or so many; null is any number. */
async function withAccount(world: ConformanceWorld, taskLimit: number | null = 100): Promise<TestCustomer> {
  const customer = await world.customer();
  await customer.given('a customer', {
    displayName: 'Ada',
    plan: { name: 'Team', taskLimit, renewsOn: null, includesWriting: true },
  });
  return customer;
}

/** What the service does with a customer's tasks beyond what the contract holds. */
export const conformance: { readonly [Name in Operation]: readonly ConformanceCheck[] } = {
  me: [
    {
      behaviour: 'counts the open tasks of the customer alone',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        const open = async (customer: TestCustomer) =>
          (await call<{ usage: { openTasks: number } }>(customer, 'me')).usage.openTasks;
        const { id } = await add(ada, 'Buy milk');
        const first = await open(ada);
        await add(ada, 'Send the invoice');
        const second = await open(ada);
        await call(ada, 'completeTask', { id });
        const [third, none] = [await open(ada), await open(grace)];
        expectThat(
          first === 1 && second === 2 && third === 1 && none === 0,
          `After a first task ${first} are open, after a second ${second}, after one is done ${third}; of nobody's ${none}.`,
        );
      },
    },
  ],

  openTasks: [
    {
      behaviour: 'gives every open task on exactly one page, in one order',
      async run(world) {
        const ada = await withAccount(world);
        const titles = Array.from({ length: 12 }, (_, index) => `Task ${index + 1}`);
        for (const title of titles) await add(ada, title);
        const pages = titlesOf(await listed(ada));
        const whole = titlesOf(await listed(ada, 12));
        expectThat(
          isDeepStrictEqual([...pages].sort(), [...titles].sort()) && isDeepStrictEqual(pages, whole),
          `Of ${titles.length} tasks the pages of five hold ${shown(pages)}, one page of twelve ${shown(whole)}.`,
        );
      },
    },
    {
      behaviour: 'gives a page again, because a request may come twice',
      async run(world) {
        const ada = await withAccount(world);
        for (const title of ['one', 'two', 'three']) await add(ada, title);
        const { nextCursor } = await call<TitledPage>(ada, 'openTasks', { limit: 1 });
        const page = () => call<TitledPage>(ada, 'openTasks', { limit: 1, cursor: nextCursor ?? undefined });
        const [once, twice] = [await page(), await page()];
        expectTitles(twice.tasks, titlesOf(once.tasks), 'Where a cursor is used a second time');
      },
    },
    {
      behaviour: 'takes a cursor only of the customer to whom it was given',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        for (const customer of [ada, grace]) for (const title of ['one', 'two']) await add(customer, title);
        const { nextCursor } = await call<TitledPage>(ada, 'openTasks', { limit: 1 });
        expectThat(nextCursor != null, 'The first of two pages has no nextCursor.');
        const { status } = await grace.call('openTasks', { limit: 1, cursor: nextCursor });
        expectThat(status === 400, `Another customer's cursor was answered with ${status}, not with 400.`);
      },
    },
  ],

  addTask: [
    {
      behaviour: 'adds a task once, for one customer, however often it is repeated',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        const key = randomUUID();
        const first = await add(ada, 'Buy milk', key);
        for (let repetition = 0; repetition < 3; repetition += 1) {
          const again = await add(ada, 'Buy milk', key);
          expectThat(
            again.id === first.id,
            `The same key gave another task: ${shown(again.id)} after ${shown(first.id)}.`,
          );
        }
        expectTitles(await listed(ada), ['Buy milk'], 'After one addition and three repetitions');
        expectTitles(await listed(grace), [], 'Of another customer');
        await call(ada, 'completeTask', { id: first.id });
        await add(ada, 'Buy milk', key);
        expectTitles(await listed(ada), [], 'After a further repetition, once the task is done,');
      },
    },
    {
      behaviour: 'adds a task once where its request comes several times at one time',
      async run(world) {
        const ada = await withAccount(world);
        const milk = { title: 'Buy milk', idempotencyKey: randomUUID() };
        // A repetition may be told that the first is not done yet: whoever asks hears of one.
        const answers = await Promise.all(Array.from({ length: 4 }, () => ada.call('addTask', milk)));
        expectThat(
          answers.some(({ status }) => status < 300),
          `Of ${answers.length} equal requests at one time none was done: ${answers.map(({ status }) => status).join(', ')}.`,
        );
        expectTitles(await listed(ada), ['Buy milk'], `After ${answers.length} equal requests at one time`);
      },
    },
    {
      behaviour: 'tells keys apart to the last of 255 characters, and by their case',
      async run(world) {
        const ada = await withAccount(world);
        const keys = ['a', 'b', 'A'].map((last) => `${'k'.repeat(254)}${last}`);
        for (const key of keys) await add(ada, 'Buy milk', key);
        expectTitles(
          await listed(ada),
          keys.map(() => 'Buy milk'),
          `With ${keys.length} keys`,
        );
      },
    },
    {
      behaviour: 'keeps the keys of customers apart',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        const key = randomUUID();
        const [one, other] = [await add(ada, 'Buy milk', key), await add(grace, 'Buy milk', key)];
        expectThat(one.id !== other.id, 'Two customers who use the same key have the same task.');
        expectTitles(await listed(grace), ['Buy milk'], 'With a key that another customer used before');
      },
    },
    {
      behaviour: 'does not hold it against a key that its request was refused once',
      async run(world) {
        const ada = await withAccount(world, 1);
        const { id } = await add(ada, 'Send the invoice');
        const milk = { title: 'Buy milk', idempotencyKey: randomUUID() };
        const refused = await ada.call('addTask', milk);
        await call(ada, 'completeTask', { id });
        const again = await ada.call('addTask', milk);
        // To repeat the first answer is lawful; to call it another request is not.
        expectThat(
          again.status < 300 || again.status === refused.status,
          `A request that was answered with ${refused.status} and repeated under its key is answered with ${again.status}.`,
        );
      },
    },
    {
      behaviour: 'has room for as many open tasks as the plan says',
      async run(world) {
        const [ada, grace] = [await withAccount(world, 1), await withAccount(world, null)];
        const { id } = await add(ada, 'Send the invoice');
        await call(ada, 'completeTask', { id });
        await add(ada, 'Buy milk');
        expectTitles(await listed(ada), ['Buy milk'], 'Where one is open at most, and the first was done,');
        await add(grace, 'Buy milk');
        expectTitles(await listed(grace), ['Buy milk'], 'Where there is no limit');
      },
    },
    {
      behaviour: 'gives a title back as it went, in every language, up to 200 characters',
      async run(world) {
        const ada = await withAccount(world);
        const titles = [...world.texts, 'x'.repeat(200), '牛'.repeat(200)];
        for (const title of titles) {
          const added = await add(ada, title);
          expectThat(added.title === title, `The title ${shown(title)} came back as ${shown(added.title)}.`);
        }
        const kept = titlesOf(await listed(ada));
        const lost = titles.filter((title) => !kept.includes(title));
        expectThat(lost.length === 0, `The list has other titles for ${shown(lost)}.`);
      },
    },
  ],

  completeTask: [
    {
      behaviour: 'completes that task and no other',
      async run(world) {
        const ada = await withAccount(world);
        for (const title of ['Buy milk', 'Buy milk', 'Send the invoice']) await add(ada, title);
        const [first, second, third] = await listed(ada);
        expectThat(second !== undefined, 'Of three tasks that were added the list has not two.');
        // What was listed is meant for later, too.
        await listed(ada);
        const done = await call<Task>(ada, 'completeTask', { id: second.id });
        expectThat(
          done.id === second.id && done.title === second.title && done.status === 'done',
          `To complete ${shown(second)} was answered with ${shown(done)}.`,
        );
        const ids = (await listed(ada)).map(({ id }) => id);
        expectThat(
          isDeepStrictEqual(ids, [first?.id, third?.id]),
          `Once the second of ${shown([first, second, third])} is done, the open ones are ${shown(ids)}.`,
        );
      },
    },
    {
      behaviour: 'completes no task of another customer',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        const { id } = await add(ada, 'Buy milk');
        const { status } = await grace.call('completeTask', { id });
        expectThat(status === 404, `Another customer's task was answered with ${status}, not with 404.`);
        expectTitles(await listed(ada), ['Buy milk'], 'After another customer tried to complete it');
      },
    },
  ],
};
