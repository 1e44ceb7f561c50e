import { expectProblem } from '../../../../__tests__/support/suites/world';
import type { TitledPage } from '../../../operations';
import type { TaskCheck } from './task-world';

export const listChecks: readonly TaskCheck[] = [
  {
    behaviour: 'gives every open task on exactly one page, in the order in which they came',
    async check({ customer }) {
      const ada = customer();
      const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (const title of titles) await ada.add(title);
      const pages: string[][] = [];
      let cursor: string | null | undefined = '';
      while (typeof cursor === 'string') {
        const page: TitledPage = await ada.page(`?status=open&limit=3${cursor && `&cursor=${cursor}`}`);
        expect(page.total).toBe(7);
        pages.push(page.tasks.map(({ title }) => title));
        cursor = page.nextCursor;
      }
      expect(cursor).toBeNull();
      expect(pages).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]);
      expect(await ada.titles('?limit=7')).toEqual(titles);
    },
  },
  {
    behaviour: 'leaves no task out when one is completed between two pages',
    async check({ customer }) {
      const ada = customer();
      for (const title of ['a', 'b', 'c', 'd']) await ada.add(title);
      const { tasks, nextCursor } = await ada.page('?limit=2');
      await ada.call('POST', `/v1/tasks/${tasks[0]?.id}/complete`);
      expect(await ada.titles(`?limit=2&cursor=${nextCursor}`)).toEqual(['c', 'd']);
    },
  },
  {
    behaviour: 'takes only a cursor that it gave to this customer',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      for (const one of [ada, grace]) for (const title of ['a', 'b']) await one.add(title);
      const nextCursor = String((await ada.page('?limit=1')).nextCursor);
      expect(await ada.titles(`?limit=1&cursor=${nextCursor}`)).toEqual(['b']);
      const flipped = (nextCursor[0] === 'A' ? 'B' : 'A') + nextCursor.slice(1);
      const bad = [flipped, nextCursor.slice(0, -1), '1', 'made-up', '', '%00', 'x'.repeat(129)];
      for (const cursor of bad) {
        expectProblem(await ada.call('GET', `/v1/tasks?limit=1&cursor=${cursor}`), 400, 'bad-request');
      }
      const theirs = await grace.call('GET', `/v1/tasks?limit=1&cursor=${nextCursor}`);
      expectProblem(theirs, 400, 'bad-request');
    },
  },
  {
    behaviour: 'takes only the query that is documented',
    async check({ customer }) {
      const ada = customer();
      for (const query of ['?limit=50', '?limit=1', '?status=open', '']) {
        expect((await ada.call('GET', `/v1/tasks${query}`)).status).toBe(200);
      }
      for (const query of [
        '?limit=0',
        '?limit=51',
        '?limit=-1',
        '?limit=5&limit=6',
        '?limit=x',
        '?status=done',
      ]) {
        expectProblem(await ada.call('GET', `/v1/tasks${query}`), 400, 'bad-request');
      }
    },
  },
];
