import type { Scope } from '../../service/scopes';
import type { Answer } from '../answer';
import type { SaasFailure } from '../saas/outcome';
import type { Say } from '../speech/speaker';
import type { SpeechKey } from '../speech/speech';

/** There is no token: a card to sign in with, and the end. */
export function notLinked(say: Say): Answer {
  return { speech: say('linkAccount'), card: 'link-account', ends: true };
}

type Kind = SaasFailure['kind'];
type Failure<Each extends Kind> = Extract<SaasFailure, { kind: Each }>;

const missingScope = {
  'profile.read': 'missingProfileRead',
  'tasks.read': 'missingTasksRead',
  'tasks.write': 'missingTasksWrite',
} as const satisfies Record<Scope, SpeechKey>;

const notAccepted = (say: Say): Answer => ({
  speech: say('notAccepted'),
  ask: { question: say('whatToDo') },
});

/** What to say for each failure. A card only where signing in again is the remedy. */
const answers: { readonly [Each in Kind]: (say: Say, failure: Failure<Each>) => Answer } = {
  'token-refused': (say) => ({ speech: say('signInAgain'), card: 'link-account', ends: true }),
  forbidden: (say, { reason, scope }) => ({
    speech: say(
      reason === 'insufficient-scope'
        ? missingScope[scope as Scope]
        : reason === 'plan-required'
          ? 'planRequired'
          : 'forbidden',
    ),
  }),
  'bad-request': notAccepted,
  'not-found': notAccepted,
  conflict: notAccepted,
  invalid: (say, { reason }) =>
    reason === 'invalid-task'
      ? { speech: say('taskInvalid') }
      : reason === 'task-limit-reached'
        ? { speech: say('taskLimitReached') }
        : notAccepted(say),
  'rate-limited': (say, { retryAfterSeconds: seconds }) => ({
    speech: seconds === undefined ? say('rateLimited') : say('rateLimitedFor', { seconds }),
    ends: true,
  }),
  unavailable: (say) => ({ speech: say('unavailable'), ends: true }),
};

/** What the customer hears when the SaaS didn't do what was asked. */
export function answerFailure<Each extends Kind>(say: Say, failure: Failure<Each>): Answer {
  return answers[failure.kind as Each](say, failure);
}
