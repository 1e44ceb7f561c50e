/**
 * What any skill of this mechanism says, whatever its service is, in American English: the list of the
 * mechanism's keys. A service may say each of them in its own way: a key of its own words comes first.
 */
export const enUS = {
  // A conversation
  whatToDo: 'What would you like to do?',
  whatElse: 'What else can I do for you?',
  nothingToRepeat: 'I haven’t said anything yet.',
  goodbye: 'Goodbye.',
  oneMoment: 'One moment, please.',

  // The account
  linkAccount:
    'For that, your account needs to be linked first. I sent a card to your Alexa app that takes you to the sign-in.',
  signInAgain:
    'To go on, please sign in to your account once more. I sent a card to your Alexa app that takes you there.',
  /** `what` is of the service, by the scope that is missing: "read your e-mail". */
  missingScope: 'Your account doesn’t let me {{what}}. Whoever manages it can allow that.',
  forbidden: 'Your account doesn’t allow that.',

  // What the service doesn't accept
  notAccepted: 'That didn’t work. Please say it once more.',

  // Not now
  rateLimited: 'That was a lot at once. Please try again later.',
  rateLimitedFor: 'That was a lot at once. Please try again {{seconds, wait}}.',
  unavailable: 'I can’t reach the service right now. Please try again later.',
  /** In place of the former where asking again could do it twice. */
  mayBeDone: 'I don’t know whether that worked. Please check before you ask for it again.',
} as const;
