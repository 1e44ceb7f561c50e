import { enUS } from './en-US';
import type { Speech } from './speech';

/** British English: American English but for what a Briton would say differently. */
export const enGB = {
  ...enUS,
  help: 'I can read out your open tasks, add one, tick one off, and tell you about your plan. For example, say: what’s on my list? Or: add water the plants.',
  added: 'I’ve added “{{title}}” to your list.',
  completed: 'I’ve ticked off “{{title}}”.',
  noSuchTask: 'I couldn’t find an open task like “{{wanted}}”.',
  noneOfThem: 'All right, I’ve left your list as it is.',
  linkAccount:
    'For that, your account needs to be linked first. I’ve sent a card to your Alexa app that takes you to the sign-in.',
  signInAgain:
    'To carry on, please sign in to your account once more. I’ve sent a card to your Alexa app that takes you there.',
} as const satisfies Speech;
