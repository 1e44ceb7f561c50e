import { randomUUID } from 'node:crypto';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import {
  elicitedSlot,
  eventEnvelope,
  intentEnvelope,
  launchEnvelope,
  newConversation,
  type SkillEvent,
  type Speaker,
  type SpokenIntent,
  sessionEndedEnvelope,
} from '../../alexa/envelopes';
import { type AuthorizationRequest, type LinkingClient, LinkingError } from '../../alexa/linking-client';
import { responseFaults, spokenText } from '../../alexa/response-rules';
import { resolveSlots } from '../../alexa/slot-values';
import type { InteractionModel } from '../../alexa/utterance-matcher';
import type { Clock } from '../clock';
import type { ExchangeLog } from '../exchange-log';
import { FunctionFailure, type FunctionRunner } from '../function-runner';
import type { Party } from '../party';
import { AccountStore } from './account-store';
import type { Customer, Utterance } from './customer';
import { titleOfAnswer, titleOfRequest } from './titles';

/** What came of it. */
export interface Answer {
  /** What Alexa says, without mark-up. */
  readonly speech: string;
  readonly response: Partial<Response>;
  /** What Alexa or certification would refuse, in words. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}

/** What Alexa's role works with. */
export interface AlexaServiceOptions {
  readonly skillId: string;
  readonly skill: FunctionRunner;
  /** The function that the skill's events are sent to. Default: the skill's. */
  readonly events?: FunctionRunner | undefined;
  readonly linking: LinkingClient;
  /** By locale, to resolve what is said for slots. Default: what is said is what the skill gets. */
  readonly models?: Readonly<Record<string, InteractionModel>>;
  readonly now: Clock;
  readonly log: ExchangeLog;
}

/** A linking that was begun. */
interface Linking {
  readonly request: AuthorizationRequest;
  readonly customer: Customer;
  /** Whose link it will be. */
  readonly holder: string;
  readonly client: LinkingClient;
}

/** Linkings that were begun and not finished; the oldest is forgotten first. */
const keptLinkings = 10_000;

/** What Alexa says when a skill fails. */
const skillTrouble = "There was a problem with the requested skill's response.";

/** Alexa between customer, authorization server and skill. */
export class AlexaService {
  readonly accounts: AccountStore;
  /** The account-linking configuration in force. */
  linking: LinkingClient;
  readonly #linkings = new Map<string, Linking>();

  constructor(private readonly options: AlexaServiceOptions) {
    this.accounts = new AccountStore(options.now);
    this.linking = options.linking;
  }

  /** A customer who has the skill enabled and no account linked. */
  newCustomer(locale = 'en-US', screen = true): Customer {
    return { userId: `amzn1.ask.account.${randomUUID()}`, locale, screen, enabled: true };
  }

  /** A person whose voice Alexa will recognise, with no link of their own. */
  newPersonId(): string {
    return `amzn1.ask.person.${randomUUID()}`;
  }

  /** Whose link is made or ended just now: that of the person who is recognised, otherwise the account's. */
  holderOf({ userId, personId }: Customer): string {
    return personId ?? userId;
  }

  /** Begins account linking: the address that the customer's browser is sent to. */
  beginLinking(customer: Customer, redirectUri: string): string {
    const request = this.linking.authorizationRequest(redirectUri);
    this.#linkings.set(request.state, {
      request,
      customer,
      holder: this.holderOf(customer),
      client: this.linking,
    });
    if (this.#linkings.size > keptLinkings) this.#linkings.delete(this.#linkings.keys().next().value ?? '');
    return request.url;
  }

  /**
   * Finishes account linking with the address that the browser came back to, and tells the skill.
   *
   * @throws LinkingError
   */
  async completeLinking(returnedTo: string): Promise<Customer> {
    const state = new URL(returnedTo).searchParams.get('state') ?? '';
    const begun = this.#linkings.get(state);
    if (!begun) {
      throw new LinkingError('state_mismatch', 'The browser came back with a state that was not sent.');
    }
    this.#linkings.delete(state);
    const tokens = await begun.client.complete(begun.request, returnedTo);
    await this.#enable(begun.customer);
    this.accounts.link(begun.holder, tokens);
    // Of a person's own link Amazon documents no event.
    if (begun.holder === begun.customer.userId) await this.#tell(begun.customer, 'SkillAccountLinked');
    return begun.customer;
  }

  /**
   * Unlinks the account, as disabling the skill does; the skill is told, and knows the customer no more. While a
   * person is recognised it is their own link that ends, and nothing else.
   */
  async unlink(customer: Customer): Promise<void> {
    if (customer.personId !== undefined) return this.accounts.unlink(customer.personId);
    await this.#tell(customer, 'SkillDisabled');
    this.accounts.unlink(customer.userId);
    Object.assign(customer, { userId: this.newCustomer().userId, enabled: false, conversation: undefined });
  }

  /**
   * Passes on what a customer says. The access token is refreshed before, if it has expired.
   *
   * @param remainingMs what the function is told that it has left; all of it by default
   */
  async ask(customer: Customer, utterance: Utterance, remainingMs?: number): Promise<Answer> {
    await this.#enable(customer);
    const speaker = await this.#speaker(customer);
    const conversation = customer.conversation ?? newConversation();
    const envelope =
      utterance === 'launch'
        ? launchEnvelope(speaker, conversation)
        : utterance === 'end'
          ? sessionEndedEnvelope(speaker, conversation)
          : intentEnvelope(speaker, utterance, conversation, this.#resolver(speaker, utterance));
    const startedAt = performance.now();
    const { answer, faults } = await this.#invoke(envelope, remainingMs);
    const response = answer?.response ?? {};
    const staysOpen = response.shouldEndSession === false && utterance !== 'end';
    customer.conversation = staysOpen
      ? {
          sessionId: conversation.sessionId,
          isNew: false,
          attributes: answer?.sessionAttributes,
          elicited: elicitedSlot(envelope, response),
        }
      : undefined;
    return {
      speech: answer ? spokenText(response.outputSpeech) : skillTrouble,
      response,
      faults,
      milliseconds: performance.now() - startedAt,
    };
  }

  /** Resolves slots by the interaction model of the customer's language, where there is one. */
  #resolver({ locale, at = 0 }: Speaker, { name }: SpokenIntent) {
    const model = this.options.models?.[locale];
    return (
      model && ((said: Readonly<Record<string, string>>) => resolveSlots(name, said, { locale, model, at }))
    );
  }

  async #speaker(customer: Customer): Promise<Speaker> {
    const tokenOf = (holder: string) =>
      this.accounts.accessToken(holder, (refreshToken) => this.linking.refresh(refreshToken));
    const { skillId, now } = this.options;
    const { userId, personId, locale, screen } = customer;
    const accessToken = await tokenOf(userId);
    const person = personId === undefined ? undefined : { personId, accessToken: await tokenOf(personId) };
    return { skillId, userId, locale, screen, accessToken, person, at: now() };
  }

  async #enable(customer: Customer): Promise<void> {
    if (customer.enabled) return;
    customer.enabled = true;
    await this.#tell(customer, 'SkillEnabled');
  }

  async #tell(customer: Customer, event: SkillEvent): Promise<void> {
    const accessToken = this.accounts.tokens(customer.userId)?.accessToken;
    const { skillId, now, events } = this.options;
    const envelope = eventEnvelope({ ...customer, skillId, accessToken, at: now() }, event);
    await (events ? this.#invokeFor(events, 'Cognito', envelope, () => []) : this.#invoke(envelope));
  }

  #invoke(envelope: RequestEnvelope, remainingMs?: number) {
    const faultsOf = (answer: unknown) => responseFaults(envelope, answer);
    return this.#invokeFor(this.options.skill, 'Skill', envelope, faultsOf, remainingMs);
  }

  /** @param party whose function it is: those of the user pool are Cognito's */
  async #invokeFor(
    runner: FunctionRunner,
    party: Party,
    envelope: RequestEnvelope,
    faultsOf: (answer: unknown) => readonly string[],
    remainingMs?: number,
  ) {
    const note = this.options.log.begin('Alexa', party, {
      title: titleOfRequest(envelope),
      startLine: `Lambda invocation: ${envelope.request.type}`,
      contentType: 'application/json',
      body: JSON.stringify(envelope),
    });
    try {
      const answer = await runner.invoke(envelope, remainingMs);
      const faults = faultsOf(answer);
      note({
        title: faults.length > 0 ? 'refused by Alexa' : titleOfAnswer(answer as Partial<ResponseEnvelope>),
        startLine: ['Lambda response', ...faults].join('\n! '),
        contentType: 'application/json',
        body: JSON.stringify(answer),
        failed: faults.length > 0,
      });
      return { answer: faults.length > 0 ? undefined : (answer as ResponseEnvelope), faults };
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error;
      note({ title: 'no answer', startLine: error.message, failed: true });
      return { answer: undefined, faults: [error.message] };
    }
  }
}
