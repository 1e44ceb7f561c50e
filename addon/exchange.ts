import { alexaPlusLimits } from '../alexa/limits';
import { Deadline } from '../skill/saas/deadline';
import type { SaasCall } from '../skill/saas/outcome';
import type { Caller } from './authorization/token-check';

/** What became of a request, for the log. */
export type ExchangeOutcome =
  /** It was answered. */
  | 'answered'
  /** It is not MCP as the add-on speaks it: another path, method or shape. */
  | 'malformed'
  /** Its token was refused, or there was none. */
  | 'unauthorized'
  /** The token lacks a scope. */
  | 'forbidden'
  /** The service did not do what was asked, and the customer hears why. */
  | 'refused'
  /** The SaaS refused the token that was good here: it was revoked. */
  | 'token-refused'
  /** The SaaS, or the keys of tokens, could not be reached. */
  | 'unavailable'
  /** A fault of the add-on's own. */
  | 'failed';

/** What a person has to look at comes first. */
const byGravity: readonly ExchangeOutcome[] = [
  'failed',
  'unavailable',
  'token-refused',
  'unauthorized',
  'forbidden',
  'malformed',
  'refused',
];

/** From the first moment of a request to the last: the network and the start of the function are in Alexa's time, too. */
const longestMs = alexaPlusLimits.toolAnswerMs - 500;

/** Kept of what Lambda has left, for putting the answer together. */
const reserveMs = 200;

/** One request while it is being answered: who asks, and what has come of it so far. */
export class Exchange {
  readonly deadline: Deadline;
  caller: Caller | undefined;
  readonly #outcomes = new Map<ExchangeOutcome, string | undefined>();
  /** Name of the tool that is called. */
  tool: string | undefined;
  /** The calls to the SaaS so far. */
  readonly calls: SaasCall[] = [];
  /** What failed inside the add-on. */
  error: unknown;

  /** @param remainingMs what Lambda has left, in milliseconds; undefined where there is no Lambda */
  constructor(remainingMs?: number) {
    this.deadline = new Deadline(Math.min(longestMs, (remainingMs ?? Infinity) - reserveMs));
  }

  /** Notes what has come of a part of it. @param reason why, where that has several causes, e.g. `time-out` */
  conclude(outcome: ExchangeOutcome, reason?: string): void {
    this.#outcomes.set(outcome, reason);
  }

  /** Whether a part of it came to this: a batch has several. */
  has(outcome: ExchangeOutcome): boolean {
    return this.#outcomes.has(outcome);
  }

  /** The gravest that a part of it came to. */
  get outcome(): ExchangeOutcome {
    return byGravity.find((outcome) => this.has(outcome)) ?? 'answered';
  }

  /** Why. */
  get reason(): string | undefined {
    return this.#outcomes.get(this.outcome);
  }
}
