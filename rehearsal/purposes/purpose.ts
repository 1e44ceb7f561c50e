import type { Party } from '../party';

/** What the messages of one kind of exchange are for, in sentences for somebody who sees them for the first time. */
export interface Purpose {
  readonly to: Party;
  readonly title: RegExp;
  readonly body?: RegExp;
  readonly asks: string;
  /** Instead of `asks`, where neither a token nor a code is in the request. */
  readonly asksWithout?: string;
  /** What the answer is for: the first whose title fits. */
  readonly answers: readonly (readonly [title: RegExp, sentence: string])[];
  /** Where it went wrong; what was said to the customer follows. */
  readonly refuses: string;
  /** Where what was said does not explain itself: said instead of `refuses`. */
  readonly refusals?: readonly (readonly [said: RegExp, sentence: string])[];
}

/** Fits every title. */
export const anything = /^/;
