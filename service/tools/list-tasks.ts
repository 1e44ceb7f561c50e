import * as v from 'valibot';
import { pageSize, sayBeginning, sayContinuation } from '../intents/task-list';
import { pageOfTasks } from '../intents/task-pages';
import { shownTask, showTask, tool } from './tool';

/** What the list intent and "more" do. */
export const listTasks = tool({
  name: 'list_tasks',
  title: 'List open tasks',
  description: `Call it when the customer asks what is on their to-do list, which tasks they have, how many are open or what is left to do, and when they want to hear more: the next ones, the rest. Returns up to ${pageSize} open tasks in their order, how many there are in all, and nextCursor if there are more.`,
  effect: 'reads',
  scope: 'tasks.read',
  input: v.strictObject({
    cursor: v.optional(
      v.pipe(
        v.string(),
        v.minLength(1),
        v.maxLength(2_000),
        v.description('nextCursor of the answer before, to read on. Leave it out to begin.'),
      ),
    ),
  }),
  output: v.object({
    tasks: v.array(shownTask),
    total: v.pipe(v.number(), v.integer(), v.description('How many open tasks there are.')),
    nextCursor: v.optional(v.pipe(v.string(), v.description('Where to read on. Absent at the end.'))),
  }),
  act: async ({ saas, say, failed }, { cursor }) => {
    const page = await pageOfTasks(say, saas, { limit: pageSize, ...(cursor ? { cursor } : {}) });
    if (page.kind === 'bad-request' && cursor) return { speech: say('listChanged') };
    if (page.kind !== 'ok') return failed(page);
    const { tasks, total, nextCursor } = page.value;
    return {
      speech: (cursor ? sayContinuation : sayBeginning)(say, page.value),
      data: { tasks: tasks.map(showTask), total, ...(nextCursor ? { nextCursor } : {}) },
    };
  },
});
