import { Deadline } from '../../skill/saas/deadline';

/** What goes on by the real clock: everything but what time limits are made of. */
const unheld = [...Object.getOwnPropertyNames(globalThis), 'hrtime', 'nextTick'].filter(
  (name) => !['setTimeout', 'clearTimeout'].includes(name),
);

/**
 * In the tests of this file no time limit ends by itself, however long a busy machine takes: for them time passes by
 * {@link letPass} alone. What answers, sockets and nock, goes on by the real clock.
 */
export function holdTheClock(): void {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: unheld as never[] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

/** Lets so many milliseconds pass, for time limits alone. */
export function letPass(milliseconds: number): void {
  jest.advanceTimersByTime(milliseconds);
}

/** A deadline that comes when a test says so. */
export class DeadlineInHand extends Deadline {
  readonly #timeIsUp = new AbortController();

  constructor() {
    super(60_000);
  }

  override async limit<Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return act(this.#timeIsUp.signal);
  }

  /** The time is up. */
  come(): void {
    this.#timeIsUp.abort();
  }
}
