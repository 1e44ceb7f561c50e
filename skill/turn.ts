import type { Answer } from './answer';
import type { Question } from './question';
import type { Operations } from './saas/operation';
import type { SaasFailure } from './saas/outcome';
import type { SaasClient } from './saas/saas-client';
import type { Spoken } from './speech/speaker';
import type { Say } from './speech/words';

/** One request of Alexa's while it is being answered, as a service's intents see it. */
export interface Turn<English, Ops extends Operations> {
  /** The language that is spoken. */
  readonly locale: string;
  /** Says a key in that language. */
  readonly say: Say<Spoken<English>>;
  /** Whether the customer opened the skill and is talking with it, rather than having asked a single thing. */
  readonly isConversation: boolean;
  /**
   * The same when Alexa or Lambda sends the same request again, so that it does one thing: an idempotency key of
   * 1 to 255 visible ASCII characters.
   */
  readonly requestKey: string;
  /** What the customer said for a slot; undefined if nothing. */
  slot(name: string): string | undefined;
  /** The value of the slot's type that was meant; undefined if none was, or the type lists none. */
  resolved(name: string): SlotValue | undefined;
  /** Sentences one after the other; Japanese has no space between them. */
  sentences(...texts: readonly (string | undefined)[]): string;
  /** What a question remembers, if it is the one that was asked last. */
  pending<Memory>(question: Question<Memory>): Memory | undefined;
  /** Asks for a slot; whatever is said next is its value. What was said for the intent's others stays. */
  elicit(slot: string, options?: ElicitOptions): Answer;
  /**
   * Acts for the customer by the SaaS API. Without a linked account nothing is done, and the answer says how to
   * link it. If it takes long, the customer hears that it goes on.
   */
  withAccount(act: (saas: SaasClient<Ops>) => Promise<Answer>): Promise<Answer>;
  /** What the customer hears when the SaaS didn't do what was asked. */
  failed(failure: SaasFailure): Answer;
}

/** One of the values that a slot's type lists. */
export interface SlotValue {
  /** As the type writes it, whichever synonym was said. */
  readonly name: string;
  /** Absent if the type gives none. */
  readonly id?: string;
}

/** How a slot is asked for. */
export interface ElicitOptions {
  /** Default: the intent of this turn. */
  readonly intent?: string;
  /** Default: what the slot asks, by its key. */
  readonly question?: string;
  /** What is known for other slots of the intent. Default: what was said for them. */
  readonly filled?: Readonly<Record<string, string>>;
}

/** What a turn is answered with. */
export type Answering = Answer | Promise<Answer>;
