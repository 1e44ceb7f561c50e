import type { SaasCall } from '../skill/saas/outcome';
import { logEvent, type Outcome } from './log';

/** What a function made of an event. */
export interface Made<Answer> {
  readonly outcome: Exclude<Outcome, 'failed'>;
  readonly reason?: string;
  readonly answer: Answer;
}

/** An end that is foreseen: logged with its reason, and told the customer in its message. */
export class Stop extends Error {
  override readonly name = 'Stop';

  /** @param message what the customer is told; Cognito puts "… failed with error" before it */
  constructor(
    message: string,
    readonly outcome: 'refused' | 'failed',
    readonly reason: string,
    readonly found?: unknown,
  ) {
    super(message);
  }
}

/**
 * A Lambda handler that logs and counts each event. What was not foreseen is told the customer in the same
 * words as a foreseen fault, or answered as it is: an error of the runtime's own would show its text on the
 * sign-in page.
 *
 * @param nameOf what an event is called in the log
 * @param act does what the function is for; it is given where to note its calls to the SaaS
 * @param otherwise what a customer is told where something unforeseen happens; or the answer to whatever ended
 *   otherwise than in one, foreseen or not
 * @param countsOf what is counted of an event beside its outcome. Default: nothing
 */
export function observed<Event, Answer>(
  nameOf: (event: Event) => unknown,
  act: (event: Event, onCall: (call: SaasCall) => void) => Promise<Made<Answer>>,
  otherwise: string | ((event: Event) => Answer),
  countsOf?: (event: Event) => Readonly<Record<string, boolean>>,
): (event: Event) => Promise<Answer> {
  return async (event) => {
    const start = performance.now();
    const calls: SaasCall[] = [];
    const log = (facts: { outcome: Outcome; reason?: string; error?: unknown }) =>
      logEvent({
        ...facts,
        source: nameOf(event),
        milliseconds: Math.round(performance.now() - start),
        counts: countsOf?.(event),
        calls,
      });
    try {
      const { outcome, reason, answer } = await act(event, (call) => calls.push(call));
      log({ outcome, reason });
      return answer;
    } catch (thrown) {
      const stop = thrown instanceof Stop ? thrown : undefined;
      log(
        stop
          ? { outcome: stop.outcome, reason: stop.reason, error: stop.found }
          : { outcome: 'failed', reason: 'unexpected', error: thrown },
      );
      if (typeof otherwise === 'function') return otherwise(event);
      throw new Error(stop ? stop.message : otherwise);
    }
  };
}
