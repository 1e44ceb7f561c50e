import * as v from 'valibot';
import { matching } from '../../skill/service';
import { completeOne, mostCandidates, openTasks } from '../intents/complete-task';
import { sayTask, titleOf } from '../intents/task-words';
import { shownTask, showTask, tool } from './tool';

/** What the completing intent does; which of several tasks is meant is for the model to ask. */
export const completeTask = tool({
  name: 'complete_task',
  title: 'Mark a task as done',
  description: `Call it when the customer says that a task is done, finished or complete, or wants it marked, checked off, crossed off or closed. Give the title in their words, or the id of a task that another tool returned. If several tasks fit, nothing is changed and up to ${mostCandidates} candidates come back: ask which one, and call it again with its id.`,
  effect: 'changes',
  scope: 'tasks.write',
  input: v.strictObject({
    title: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1),
      v.maxLength(500),
      v.description('What the customer calls the task.'),
    ),
    id: v.optional(
      v.pipe(
        v.string(),
        v.minLength(1),
        v.maxLength(200),
        v.description('Of a task that another tool returned.'),
      ),
    ),
  }),
  output: v.object({
    isDone: v.pipe(v.boolean(), v.description('Whether a task was marked as done.')),
    candidates: v.pipe(
      v.array(shownTask),
      v.description('Tasks of which one is meant; empty if none is in doubt.'),
    ),
  }),
  act: async ({ saas, say, failed }, { title, id }) => {
    const nothing = { isDone: false, candidates: [] };
    const open = id === undefined ? await openTasks(say, saas) : undefined;
    if (open && open.kind !== 'ok') return failed(open);
    const fitting = open ? matching(open.value, title) : [];
    const [only, ...others] = fitting;
    if (open && !only) {
      return { speech: say('noSuchTask', { wanted: titleOf({ title }) }), data: nothing };
    }
    if (others.length > 0) {
      const candidates = fitting.slice(0, mostCandidates);
      return {
        speech: say('severalFit', { tasks: candidates.map((task) => sayTask(say, task)) }),
        data: { isDone: false, candidates: candidates.map(showTask) },
      };
    }
    const done = await completeOne(say, saas, {
      id: id ?? only?.id ?? '',
      title: titleOf(only ?? { title }),
    });
    if (done.kind !== 'said') return failed(done);
    return { speech: done.speech, data: { ...nothing, isDone: done.isDone } };
  },
});
