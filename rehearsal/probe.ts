import type { SpokenByLanguage } from './by-language';

/** What is said to find out whether the service was reached. */
export interface Probe {
  /** Said one after the other; the last answer counts. A confirmation is said too: `AMAZON.YesIntent`. */
  readonly says: readonly SpokenByLanguage[];
  /** The scope that it takes, without the resource server's identifier. */
  readonly scope: string;
  /** Matches the speech of an answer that served it, in every language, and of no other answer. */
  readonly served: RegExp;
}
