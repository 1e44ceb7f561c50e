import type { Clock } from '../clock';

/** Five wrong passwords are free; then the wait doubles from one second to about fifteen minutes. */
const freeAttempts = 5;
const longestLockMs = 15 * 60_000;

/** Names that are remembered: a guesser who goes through names must not fill the memory. */
const mostNames = 10_000;

/** Wrong passwords and codes, by the name that they came with, and for how long they lock it. */
export class FailedAttempts {
  readonly #failures = new Map<string, { readonly count: number; readonly lockedUntil: number }>();

  constructor(private readonly now: Clock) {}

  isLocked(name: string): boolean {
    return (this.#failures.get(name)?.lockedUntil ?? 0) > this.now();
  }

  /** Counts one more, which may lock the name. */
  fail(name: string): void {
    const count = (this.#failures.get(name)?.count ?? 0) + 1;
    const lockMs = count < freeAttempts ? 0 : Math.min(1000 * 2 ** (count - freeAttempts), longestLockMs);
    this.#failures.set(name, { count, lockedUntil: this.now() + lockMs });
    if (this.#failures.size > mostNames) this.#failures.delete(this.#failures.keys().next().value ?? '');
  }

  /** After a success. */
  forget(name: string): void {
    this.#failures.delete(name);
  }
}
