/** The moment at which everything that a request does must have ended. */
export class Deadline {
  readonly #end: number;
  #signal: AbortSignal | undefined;

  /** @param milliseconds from now; zero or less is up at once */
  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  /** Fires when the time is up; every call of the request shares it. Made when it is first needed. */
  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.floor(this.left));
    return this.#signal;
  }

  /** Milliseconds left, at least 0. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}
