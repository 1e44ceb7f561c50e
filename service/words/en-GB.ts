import type { Words } from '../../skill/service';
import { enUS } from './en-US';

/** British English: American English but for what a Briton would say differently. */
export const enGB = {
  ...enUS,
  help: 'I can read out your open tasks, add one, tick one off, and tell you about your plan. For example, say: what’s on my list? Or: add water the plants.',
  added: 'I’ve added “{{title}}” to your list.',
  completed: 'I’ve ticked off “{{title}}”.',
  noSuchTask: 'I couldn’t find an open task like “{{wanted}}”.',
  noneOfThem: 'All right, I’ve left your list as it is.',
} as const satisfies Words<typeof enUS>;
