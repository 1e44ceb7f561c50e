import { sayable } from '../../skill/service';
import type { Task } from '../operations';
import type { Turn } from '../turn';

/** Longer titles are cut when they are said or shown, so that five of them fit in any answer. */
export const longestTitle = 120;

/** A task's title, short enough to be said. */
export function titleOf({ title }: Pick<Task, 'title'>): string {
  return sayable(title, longestTitle);
}

/** A task as one says it: the title, and the day on which it is due. */
export function sayTask(say: Turn['say'], task: Pick<Task, 'title' | 'dueOn'>): string {
  return task.dueOn ? say('taskDue', { title: titleOf(task), due: new Date(task.dueOn) }) : titleOf(task);
}

/** The day on which a task is due, as the screen shows it; undefined if there is none. */
export function dueDay(say: Turn['say'], { dueOn }: Pick<Task, 'dueOn'>): string | undefined {
  return dueOn ? say('dueDay', { due: new Date(dueOn) }) : undefined;
}
