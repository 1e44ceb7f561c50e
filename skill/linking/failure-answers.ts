import type { Answer } from '../answer';
import type { Tables } from '../any-service';
import type { OwnTurn } from '../own-turn';
import type { SaasFailure } from '../saas/outcome';

type Kind = SaasFailure['kind'];
type Failure<Each extends Kind> = Extract<SaasFailure, { readonly kind: Each }>;

/** Whoever has the service's words. */
interface Speaking extends Pick<OwnTurn, 'say'> {
  readonly tables: Pick<Tables, 'service'>;
}

const notAccepted = ({ say }: Speaking): Answer => ({
  speech: say('notAccepted'),
  ask: { question: say('whatToDo') },
});

const forbidden = ({ say }: Speaking): Answer => ({ speech: say('forbidden') });

/** The service's sentence for a problem, or else the one for its status. */
const refused =
  (otherwise: (turn: Speaking) => Answer) =>
  (turn: Speaking, { reason }: { readonly reason: string }): Answer => {
    const key = own(turn.tables.service.refused, reason);
    return key === undefined ? otherwise(turn) : { speech: turn.say(key) };
  };

/** What to say for each failure. A card only where signing in again is the remedy. */
const answers: { readonly [Each in Kind]: (turn: Speaking, failure: Failure<Each>) => Answer } = {
  'token-refused': ({ say }) => ({ speech: say('signInAgain'), card: 'link-account', ends: true }),
  forbidden: (turn, failure) => {
    const what = own(turn.tables.service.missingScope, failure.scope);
    return failure.reason === 'insufficient-scope' && what !== undefined
      ? { speech: turn.say('missingScope', { what: turn.say(what) }) }
      : refused(forbidden)(turn, failure);
  },
  'bad-request': refused(notAccepted),
  'not-found': refused(notAccepted),
  conflict: refused(notAccepted),
  invalid: refused(notAccepted),
  'rate-limited': ({ say }, { retryAfterSeconds: seconds }) => ({
    speech: seconds === undefined ? say('rateLimited') : say('rateLimitedFor', { seconds }),
    ends: true,
  }),
  unavailable: ({ say }) => ({ speech: say('unavailable'), ends: true }),
};

/**
 * What the customer hears when the SaaS didn't do what was asked, or may have done it: then nothing is said that
 * would make them ask again. Whoever looks first, as they are told to, hears what else is wrong.
 */
export function answerFailure<Each extends Kind>(turn: Speaking, failure: Failure<Each>): Answer {
  if (failure.mayBeDone) return { speech: turn.say('mayBeDone'), ends: true };
  return answers[failure.kind as Each](turn, failure);
}

/** A value of the table's own: names come from answers of the SaaS. */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
