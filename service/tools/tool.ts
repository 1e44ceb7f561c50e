import * as v from 'valibot';
import { toolsOf } from '../../addon/service';
import { sayable } from '../../skill/service';
import { longestTitle } from '../intents/task-words';
import type { operations, Task } from '../operations';
import type { English } from '../words/languages';

/** Makes a tool of this service. */
export const tool = toolsOf<English, typeof operations>();

/** A task as a model sees it. */
export const shownTask = v.object({
  id: v.pipe(v.string(), v.description('Names the task to other tools. Never say it.')),
  title: v.string(),
  dueOn: v.optional(v.pipe(v.string(), v.description('The day on which it is due, e.g. 2026-12-31.'))),
});

/** A task for a model: nothing of it is longer than what is said. */
export function showTask({ id, title, dueOn }: Task): v.InferOutput<typeof shownTask> {
  return { id, title: sayable(title, longestTitle), ...(dueOn ? { dueOn } : {}) };
}
