import type { Tables } from './any-service';
import type { Configuration } from './configuration';
import type { Envelope } from './envelope';
import type { Deadline } from './saas/deadline';
import type { Operations } from './saas/operation';
import type { SaasCall, SaasFailure } from './saas/outcome';
import type { NeededWords } from './service';
import type { Memory } from './session';
import type { Turn } from './turn';

/** What became of a request, for the log: one word each. */
export type TurnOutcome =
  /** It was answered. */
  | 'answered'
  /** It needs no answer: an event, or the end of a session. */
  | 'noted'
  /** It needs the account, and there is none linked. */
  | 'not-linked'
  /** It is a request for another skill than this one. */
  | 'other-skill'
  /** A fault of the skill's own. */
  | 'failed'
  /** Alexa did not take an earlier answer. */
  | 'answer-refused'
  /** What went wrong between the skill and the SaaS. */
  | SaasFailure['kind'];

/** One request of Alexa's as the mechanism sees it: what came in, and what has come of it so far. */
export interface OwnTurn extends Turn<NeededWords, Operations> {
  readonly tables: Tables;
  readonly envelope: Envelope;
  readonly configuration: Pick<Configuration, 'saasApiUrl' | 'personalization'>;
  /** What was said and asked in the turn before. */
  readonly memory: Memory;
  readonly deadline: Deadline;
  /** Type of the request, e.g. `IntentRequest`. */
  readonly type: string;
  /** The customer's access token; undefined if the account isn't linked. */
  readonly accessToken: string | undefined;
  outcome: TurnOutcome;
  /** Why, where an outcome has several causes, e.g. `time-out`. */
  reason: string | undefined;
  /** The calls to the SaaS so far. */
  readonly calls: SaasCall[];
}
