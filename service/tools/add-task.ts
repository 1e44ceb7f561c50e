import * as v from 'valibot';
import { titleOf } from '../intents/task-words';
import { shownTask, showTask, tool } from './tool';

/** What the adding intent does. */
export const addTask = tool({
  name: 'add_task',
  title: 'Add a task',
  description:
    'Call it when the customer wants a new task: to add, create or write down something, put it on their to-do list, or remember what they need to do. Ask what, if they did not say. Returns the task as it was added.',
  effect: 'adds',
  scope: 'tasks.write',
  input: v.strictObject({
    title: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1),
      v.maxLength(500),
      v.description('In the customer’s words, e.g. buy milk.'),
    ),
  }),
  output: v.object({ task: shownTask }),
  act: async ({ saas, say, failed, requestKey }, { title }) => {
    const added = await saas.addTask({ title, idempotencyKey: requestKey });
    if (added.kind !== 'ok') return failed(added);
    return { speech: say('added', { title: titleOf(added.value) }), data: { task: showTask(added.value) } };
  },
});
