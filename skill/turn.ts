import type { Envelope } from './envelope';
import { readAccessToken } from './linking/access-token';
import { Deadline } from './saas/deadline';
import type { SaasCall } from './saas/outcome';
import { type Memory, recall } from './session';
import { type Locale, nearestLocale } from './speech/locales';
import { type Say, speakerFor } from './speech/speaker';

/**
 * What became of a request, for the log: one word each. Beside these, the kinds of what can go wrong between
 * the skill and the SaaS.
 */
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
  | 'token-refused'
  | 'forbidden'
  | 'bad-request'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unavailable';

/** The first moment of a turn to its last: Alexa gives 8 seconds, network and start of the function included. */
const longestTurnMs = 6_500;

/** Kept of what Lambda has left, for putting the answer together. */
const reserveMs = 300;

/** One request of Alexa's while it is being answered: what it says, and what has come of it so far. */
export class Turn {
  readonly locale: Locale;
  readonly say: Say;
  /** What was said and asked in the turn before. */
  readonly memory: Memory;
  /** The customer's token, or undefined if the account isn't linked. */
  readonly accessToken: string | undefined;
  readonly deadline: Deadline;

  outcome: TurnOutcome = 'answered';
  /** Why, where an outcome has several causes, e.g. `time-out`. */
  reason: string | undefined;
  /** The calls to the SaaS so far. */
  readonly calls: SaasCall[] = [];

  /**
   * @param remainingMs what Lambda has left, in milliseconds; undefined where there is no Lambda
   */
  constructor(
    readonly envelope: Envelope,
    readonly saasApiUrl: string,
    remainingMs: number | undefined,
  ) {
    this.locale = nearestLocale(envelope.request.locale);
    this.say = speakerFor(this.locale);
    this.memory = recall(envelope.session?.attributes);
    this.accessToken = readAccessToken(envelope);
    this.deadline = new Deadline(Math.min(longestTurnMs, (remainingMs ?? Infinity) - reserveMs));
  }

  /** Type of the request, e.g. `IntentRequest`. */
  get type(): string {
    return this.envelope.request.type;
  }

  /** Name of the intent; undefined if the request has none. */
  get intent(): string | undefined {
    return this.envelope.request.intent?.name;
  }

  /** What the customer said for a slot; undefined if nothing. */
  slot(name: string): string | undefined {
    return this.envelope.request.intent?.slots?.[name]?.value?.trim() || undefined;
  }

  /** Whether the customer opened the skill and is talking with it, rather than having asked a single thing. */
  get isConversation(): boolean {
    return this.envelope.session?.new === false;
  }

  /** Sentences one after the other; Japanese has no space between them. */
  sentences(...texts: readonly (string | undefined)[]): string {
    return texts.filter((text) => text !== undefined).join(this.locale.startsWith('ja') ? '' : ' ');
  }

  /** Whether the device shows APL documents. */
  get hasScreen(): boolean {
    return 'Alexa.Presentation.APL' in (this.envelope.context.System?.device?.supportedInterfaces ?? {});
  }
}
