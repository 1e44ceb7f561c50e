import type { Task } from '../../service/operations';
import type { Answer } from '../answer';
import type { Awaiting } from '../session';
import type { Say } from '../speech/speaker';
import { sayable } from '../ssml';

/** Longer titles are cut when they are said or shown, so that five of them fit in any answer. */
const longestTitle = 120;

/** The intents that need to know which task. */
type TaskIntent = Extract<Awaiting, { question: 'which-task' }>['intent'];

const whichTask = { AddTaskIntent: 'addWhat', CompleteTaskIntent: 'completeWhat' } as const;

/** Asks for the task that the customer did not name. */
export function askWhichTask({ say }: { readonly say: Say }, intent: TaskIntent): Answer {
  return { ask: { question: say(whichTask[intent]), awaiting: { question: 'which-task', intent } } };
}

/** A task's title, short enough to be said. */
export function titleOf({ title }: Pick<Task, 'title'>): string {
  return sayable(title, longestTitle);
}

/** A task as one says it: the title, and the day on which it is due. */
export function sayTask(say: Say, task: Pick<Task, 'title' | 'dueOn'>): string {
  return task.dueOn ? say('taskDue', { title: titleOf(task), due: new Date(task.dueOn) }) : titleOf(task);
}

/** The day on which a task is due, as the screen shows it; undefined if there is none. */
export function dueDay(say: Say, { dueOn }: Pick<Task, 'dueOn'>): string | undefined {
  return dueOn ? say('dueDay', { due: new Date(dueOn) }) : undefined;
}
