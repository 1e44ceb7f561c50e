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
 * words as a foreseen fault: an error of the runtime's own would show its text on the sign-in page.
 *
 * @param nameOf what an event is called in the log
 * @param otherwise what a customer is told where something unforeseen happens
 * @param countsOf what is counted of an event beside its outcome. Default: nothing
 */
export function observed<Event, Answer>(
  nameOf: (event: Event) => unknown,
  act: (event: Event) => Promise<Made<Answer>>,
  otherwise: string,
  countsOf?: (event: Event) => Readonly<Record<string, boolean>>,
): (event: Event) => Promise<Answer> {
  return async (event) => {
    const start = performance.now();
    const log = (facts: { outcome: Outcome; reason?: string; error?: unknown }) =>
      logEvent({
        ...facts,
        source: nameOf(event),
        milliseconds: Math.round(performance.now() - start),
        counts: countsOf?.(event),
      });
    try {
      const { outcome, reason, answer } = await act(event);
      log({ outcome, reason });
      return answer;
    } catch (thrown) {
      if (thrown instanceof Stop) {
        log({ outcome: thrown.outcome, reason: thrown.reason, error: thrown.found });
        throw new Error(thrown.message);
      }
      log({ outcome: 'failed', reason: 'unexpected', error: thrown });
      throw new Error(otherwise);
    }
  };
}
