/** The moment at which everything that a request does must have ended. */
export class Deadline {
  /** Fires when the time is up; every call of the request shares it. */
  readonly signal: AbortSignal;
  readonly #end: number;

  /** @param milliseconds from now; zero or less is up at once */
  constructor(milliseconds: number) {
    const left = Math.max(0, Math.floor(milliseconds));
    this.#end = performance.now() + left;
    this.signal = AbortSignal.timeout(left);
  }

  /** Milliseconds left, at least 0. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}
