/** The first moment of a turn to its last: Alexa gives 8 seconds, network and start of the function included. */
export const longestTurnMs = 6_500;

/** The moment at which everything that a request does must have ended. */
export class Deadline {
  readonly #end: number;

  /** @param milliseconds from now; zero or less is up at once */
  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  /** Milliseconds left, at least 0. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /**
   * Does what must end in time. Its signal fires when the time is up, and never once it has ended: each call
   * has its own, so that none reaches what is left of another.
   */
  async limit<Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const timeIsUp = new AbortController();
    const timer = setTimeout(() => timeIsUp.abort(), this.left);
    try {
      return await act(timeIsUp.signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
