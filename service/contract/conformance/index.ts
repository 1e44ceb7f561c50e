import { isDeepStrictEqual } from 'node:util';
import { type ConformanceCheck, expectThat } from '../../../contracts/conformance/check';
import type { TestCustomer } from '../../../contracts/conformance/world';
import type { Me, Task, TitledPage } from '../../operations';
import { addTask } from './add-task';
import { add, call, expectTitles, listed, type Operation, shown, titlesOf, withAccount } from './steps';

/** What the service does with a customer's tasks beyond what the contract holds. */
export const conformance: { readonly [Name in Operation]: readonly ConformanceCheck[] } = {
  me: [
    {
      behaviour: 'counts the open tasks of the customer alone',
      async run(world) {
        const [ada, grace] = [await withAccount(world), await withAccount(world)];
        const open = async (customer: TestCustomer) => (await call<Me>(customer, 'me')).usage.openTasks;
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
    {
      behaviour: 'gives the names of customer and plan as they are, in every language',
      async run(world) {
        const ada = await withAccount(world);
        for (const text of world.texts) {
          await ada.given('a customer', {
            displayName: text,
            plan: { name: text, taskLimit: null, renewsOn: null, includesWriting: true },
          });
          const { displayName, plan } = await call<Me>(ada, 'me');
          expectThat(
            displayName === text && plan.name === text,
            `A customer of the name ${shown(text)}, on a plan of that name, is ${shown(displayName)} on ${shown(plan.name)}.`,
          );
        }
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

  addTask,

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
      behaviour: 'takes an id for a text that is compared, and for nothing else',
      async run(world) {
        const ada = await withAccount(world);
        await add(ada, 'Buy milk');
        for (const id of ['%', '*', "' OR '1'='1", '0']) {
          const { status } = await ada.call('completeTask', { id });
          expectThat(
            status === 404 || status === 400,
            `The task of the id ${shown(id)}, which nobody has, was answered with ${status}, not with 404.`,
          );
        }
        expectTitles(await listed(ada), ['Buy milk'], 'After tasks of odd ids were to be completed');
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
