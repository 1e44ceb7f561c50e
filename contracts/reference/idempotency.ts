import { Problem } from './problem';

/** How long a key is remembered, in milliseconds: a day. */
const lifetime = 24 * 60 * 60 * 1000;

/** Keys remembered per customer; the oldest goes when one more comes. */
const keysPerCustomer = 100;

interface Remembered {
  readonly request: string;
  readonly result: unknown;
  readonly until: number;
}

/** Runs a request once per customer and idempotency key, and gives later requests the first one's result. */
export interface IdempotentRequests {
  /**
   * @param request what must be the same for the key to be used again
   * @param run only its success is remembered: a request that failed may be tried again with the same key
   * @throws Problem `idempotency-conflict` when the key came with another request
   */
  once<Result>(sub: string, key: string, request: string, run: () => Result): Result;
  /** Forgets a customer's keys. */
  forget(sub: string): void;
}

/** Idempotent requests in memory, bounded per customer in number and age. */
export function createIdempotentRequests(now: () => number): IdempotentRequests {
  const customers = new Map<string, Map<string, Remembered>>();

  return {
    once<Result>(sub: string, key: string, request: string, run: () => Result): Result {
      const keys = customers.get(sub) ?? new Map<string, Remembered>();
      customers.set(sub, keys);
      const before = keys.get(key);
      if (before && before.until > now()) {
        if (before.request !== request) throw new Problem('idempotency-conflict');
        // The same request is answered by the same route, so its result is of the same kind.
        return before.result as Result;
      }
      const result = run();
      keys.delete(key);
      keys.set(key, { request, result, until: now() + lifetime });
      const [oldest] = keys.keys();
      if (keys.size > keysPerCustomer && oldest !== undefined) keys.delete(oldest);
      return result;
    },
    forget(sub) {
      customers.delete(sub);
    },
  };
}
