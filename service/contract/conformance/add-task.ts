import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ConformanceCheck, expectThat } from '../../../contracts/conformance/check';
import type { Task } from '../../operations';
import { add, call, expectTitles, listed, shown, titlesOf, withAccount } from './steps';

/** A task that is added is there, once, for one customer, as it was said. */
export const addTask: readonly ConformanceCheck[] = [
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
    behaviour: 'adds each of several tasks that come at one time',
    async run(world) {
      const ada = await withAccount(world);
      const titles = ['Buy milk', 'Call the plumber', 'Send the invoice', 'Water the plants'];
      const added = await Promise.all(titles.map((title) => add(ada, title)));
      const ids = new Set(added.map(({ id }) => id));
      expectThat(
        ids.size === titles.length,
        `Of ${titles.length} tasks that came at one time several have the same id: ${shown([...ids])}.`,
      );
      const kept = titlesOf(await listed(ada)).sort();
      expectThat(
        isDeepStrictEqual(kept, titles),
        `Of the tasks ${shown(titles)}, which came at one time, the list has ${shown(kept)}.`,
      );
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
      const titles = [...world.texts, ...['x', '牛', '🥛'].map((one) => one.repeat(200))];
      for (const title of titles) {
        const answer = await ada.call('addTask', { title, idempotencyKey: randomUUID() });
        const characters = [...title];
        expectThat(
          answer.status < 300,
          `A title of ${characters.length} characters, beginning with ${shown(characters.slice(0, 10).join(''))}, was ` +
            `answered with ${answer.status}. Whatever has a character is a title; they are code points, as in maxLength, ` +
            'however many bytes or UTF-16 units they take.',
        );
        const added = answer.body as Task;
        expectThat(added.title === title, `The title ${shown(title)} came back as ${shown(added.title)}.`);
      }
      const kept = titlesOf(await listed(ada));
      const lost = titles.filter((title) => !kept.includes(title));
      expectThat(lost.length === 0, `The list has other titles for ${shown(lost)}.`);
    },
  },
];
