/** Tells the time in milliseconds since 1970, as `Date.now` does. */
export type Clock = () => number;

/** A clock that can be moved on: how a rehearsal lets an hour pass without waiting for it. */
export class RehearsalClock {
  #aheadMs = 0;

  /** The time by this clock, in milliseconds since 1970. */
  readonly now: Clock = () => Date.now() + this.#aheadMs;

  /** Moves the clock on by so many seconds, back when negative. */
  advance(seconds: number): void {
    this.#aheadMs += seconds * 1000;
  }
}
