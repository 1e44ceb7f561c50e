import type { Words } from '../words';
import { enUS } from './en-US';

/** British English: American English but for what a Briton would say differently. */
export const enGB = {
  ...enUS,
  linkAccount:
    'For that, your account needs to be linked first. I’ve sent a card to your Alexa app that takes you to the sign-in.',
  signInAgain:
    'To carry on, please sign in to your account once more. I’ve sent a card to your Alexa app that takes you there.',
} as const satisfies Words<typeof enUS>;
