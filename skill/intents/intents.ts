import { addTaskIntent } from './add-task';
import { completeTaskIntent } from './complete-task';
import { fallbackIntent, helpIntent, repeatIntent, stopIntent } from './conversation';
import type { Intent } from './intent';
import { moreIntent } from './more';
import { planIntent } from './plan';
import { taskListIntent } from './task-list';
import { noIntent, yesIntent } from './yes-no';

/** Every intent that the skill answers. */
export const intents: readonly Intent[] = [
  taskListIntent,
  addTaskIntent,
  completeTaskIntent,
  planIntent,
  moreIntent,
  yesIntent,
  noIntent,
  repeatIntent,
  helpIntent,
  stopIntent,
  fallbackIntent,
];

const byName = new Map(intents.flatMap((intent) => intent.names.map((name) => [name, intent])));

/** The intent of that name, or undefined. */
export function intentNamed(name: string | undefined): Intent | undefined {
  return name === undefined ? undefined : byName.get(name);
}
