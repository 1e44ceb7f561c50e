import type { Answer } from './answer';
import type { Tables } from './any-service';
import type { Configuration } from './configuration';
import type { Envelope } from './envelope';
import { actWithAccount } from './linking/account';
import { answerFailure } from './linking/failure-answers';
import type { OwnTurn, TurnOutcome } from './own-turn';
import { awaiting, type Question, remembered } from './question';
import { Deadline, longestTurnMs } from './saas/deadline';
import type { SaasCall, SaasFailure } from './saas/outcome';
import type { SaasClient } from './saas/saas-client';
import { textListToken } from './screen/text-list';
import type { NeededWords } from './service';
import { type Memory, recall } from './session';
import { slotQuestion } from './slot-question';
import type { Spoken } from './speech/speaker';
import type { Say } from './speech/words';
import type { ElicitOptions, SlotValue } from './turn';

/** A value without a letter or a digit, as Alexa sends one for what it did not make out: nothing was said. */
const isPunctuation = /^[\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]*$/;

/** Kept of what Lambda has left, for putting the answer together. */
const reserveMs = 300;

/** One request of Alexa's while it is being answered: what it says, and what has come of it so far. */
export class RequestTurn implements OwnTurn {
  readonly locale: string;
  readonly say: Say<Spoken<NeededWords>>;
  readonly memory: Memory;
  readonly deadline: Deadline;

  outcome: TurnOutcome = 'answered';
  reason: string | undefined;
  readonly calls: SaasCall[] = [];

  /**
   * @param remainingMs what Lambda has left, in milliseconds; undefined where there is no Lambda
   */
  constructor(
    readonly tables: Tables,
    readonly envelope: Envelope,
    readonly configuration: Pick<Configuration, 'saasApiUrl' | 'personalization'>,
    remainingMs: number | undefined,
  ) {
    const { locale, say } = tables.speakerOf(envelope.request.locale);
    this.locale = locale;
    this.say = say;
    this.memory = recall(envelope.session?.attributes, (name) => tables.replies.get(name)?.question);
    this.deadline = new Deadline(Math.min(longestTurnMs, (remainingMs ?? Infinity) - reserveMs));
  }

  get type(): string {
    return this.envelope.request.type;
  }

  /** Name of the intent; undefined if the request has none. */
  get intent(): string | undefined {
    return this.envelope.request.intent?.name;
  }

  /**
   * The customer's access token, or undefined if the account isn't linked. Absent, null and empty are the same.
   * The session's copy is the fall-back, because some envelopes have only that. Where the settings say so, the
   * speaker's own link comes first.
   *
   * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/add-account-linking-logic-custom-skill.html
   */
  get accessToken(): string | undefined {
    const { context, session } = this.envelope;
    const { person, user } = context.System ?? {};
    const own = this.configuration.personalization ? person?.accessToken : undefined;
    return own || user?.accessToken || session?.user?.accessToken || undefined;
  }

  /** Number of the entry that was tapped in the list on the screen, from 1; undefined if none was. */
  get tapped(): number | undefined {
    const { type, token, arguments: [what, ordinal] = [] } = this.envelope.request;
    const isEntry = type === 'Alexa.Presentation.APL.UserEvent' && token === textListToken;
    return isEntry && what === 'ListItemSelected' && Number.isInteger(ordinal) ? Number(ordinal) : undefined;
  }

  get isConversation(): boolean {
    return this.envelope.session?.new === false;
  }

  /** Whether the device shows APL documents. */
  get hasScreen(): boolean {
    return 'Alexa.Presentation.APL' in (this.envelope.context.System?.device?.supportedInterfaces ?? {});
  }

  /** The request's id. Alexa's ids are visible ASCII; whatever else comes is made so. */
  get requestKey(): string {
    const id = this.envelope.request.requestId || crypto.randomUUID();
    return new URLSearchParams({ id }).toString().slice('id='.length, 255);
  }

  slot(name: string): string | undefined {
    return this.#said(name) || this.#kept()?.[name];
  }

  resolved(name: string): SlotValue | undefined {
    const authorities = this.#slots[name]?.resolutions?.resolutionsPerAuthority ?? [];
    const [match] = authorities.flatMap(({ status, values }) =>
      status?.code === 'ER_SUCCESS_MATCH' ? (values ?? []) : [],
    );
    return match?.value;
  }

  sentences(...texts: readonly (string | undefined)[]): string {
    return texts.filter((text) => text !== undefined).join(this.locale.startsWith('ja') ? '' : ' ');
  }

  pending<Memory>(question: Question<Memory>): Memory | undefined {
    return remembered(question, this.memory.awaiting);
  }

  elicit(slot: string, options: ElicitOptions = {}): Answer {
    const { intent = this.intent ?? '', filled = this.#filled() } = options;
    const key = this.tables.intents.get(intent)?.slots?.[slot]?.ask;
    const question = options.question ?? (key && this.say(key));
    if (question === undefined) throw new Error(`${intent} has no slot "${slot}" that is asked for.`);
    // What was said for it was not good enough, or it would not be asked for.
    const { [slot]: _asked, ...others } = filled;
    return { ask: { question, awaiting: awaiting(slotQuestion, { intent, slot, filled: others }) } };
  }

  withAccount(act: (saas: SaasClient) => Promise<Answer>): Promise<Answer> {
    return actWithAccount(this, act);
  }

  failed(failure: SaasFailure): Answer {
    return answerFailure(this, failure);
  }

  get #slots() {
    return this.envelope.request.intent?.slots ?? {};
  }

  #said(name: string): string | undefined {
    const value = this.#slots[name]?.value?.trim();
    return value && !isPunctuation.test(value) ? value : undefined;
  }

  /** What was said for the slots of this intent before one of them was asked for. */
  #kept(): Readonly<Record<string, string>> | undefined {
    const asked = this.pending(slotQuestion);
    return asked?.intent === this.intent ? asked?.filled : undefined;
  }

  /** Every slot of this intent that has a value. */
  #filled(): Record<string, string> {
    const names = Object.keys(this.tables.intents.get(this.intent ?? '')?.slots ?? {});
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = this.slot(name);
        return value ? [[name, value]] : [];
      }),
    );
  }
}
