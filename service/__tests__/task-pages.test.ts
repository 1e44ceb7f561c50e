import type { SaasClient } from '../../skill/service';
import { pageOfTasks } from '../intents/task-pages';
import type { operations } from '../operations';
import { english } from './english';

const task = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null } as const;

test('no more tasks are used than were asked for, and those that came are counted', async () => {
  const tasks = Array.from({ length: 100 }, (_, index) => ({ ...task, id: `tsk_${index}` }));
  const asked: unknown[] = [];
  const saas = {
    openTasks: async (page: unknown) => {
      asked.push(page);
      return { kind: 'ok', value: { tasks, nextCursor: null, total: 0 } };
    },
  } as unknown as SaasClient<typeof operations>;
  expect(await pageOfTasks(english, saas, { limit: 5, cursor: 'c2' })).toEqual({
    kind: 'ok',
    value: { tasks: tasks.slice(0, 5), nextCursor: null, total: 100 },
  });
  expect(asked).toEqual([{ limit: 5, cursor: 'c2' }]);
});
