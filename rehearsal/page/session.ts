import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Customer, Utterance } from '../alexa/customer';
import { type Phrasebook, phrasebook } from '../phrasebook';
import { RehearsalError } from '../rehearsal-error';
import type { RehearsedService } from '../service';
import type { Stage } from '../stage';
import { AlexaPlusSession } from './alexa-plus-session';
import { happeningOf } from './happenings';
import type { PageCard, PageLinking, PageSettings, PageState, Said } from './page-state';
import { cardOf, listOf } from './shown-answer';
import { linkingAt } from './signed-in';

/** Cards that are kept in sight. */
const keptCards = 6;

/** The customer at the page: one device, one Alexa app. All tabs show the same. */
export class PageSession {
  /** The same customer on Alexa+. Undefined where the environment has no add-on. */
  readonly alexaPlus: AlexaPlusSession | undefined;
  readonly #customer: Customer;
  readonly #listeners = new Set<(state: PageState) => void>();
  readonly #run = randomUUID();
  /** The second person at the device. */
  readonly #personId: string;
  #settings: PageSettings;
  #phrasebook: Phrasebook;
  #happened = '';
  #asking: string | undefined;
  #said: Said | undefined;
  #cards: readonly PageCard[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly service: RehearsedService,
    locale: string,
  ) {
    this.#customer = stage.alexa.newCustomer(locale, true);
    this.#personId = stage.alexa.newPersonId();
    this.alexaPlus =
      stage.addon && new AlexaPlusSession(stage.addon, stage, (happened) => this.#changed(happened));
    this.#phrasebook = this.#phrasebookOf(locale);
    this.#settings = {
      locale,
      screen: true,
      recognized: false,
      redirectUrl: stage.redirectUrls.find((url) => url.includes('layla')) ?? stage.redirectUrls[0] ?? '',
      pkce: false,
      scheme: 'HTTP_BASIC',
      saasFault: 'none',
      missingScope: false,
    };
  }

  /** What the page shows now. */
  get state(): PageState {
    const { client, cognito, deployment, redirectUrls } = this.stage;
    const linkedAs = this.#linkedCustomer()?.email;
    return {
      run: this.#run,
      environment: deployment.environment,
      domain: cognito.settings.domain,
      clientId: client.clientId,
      scopes: deployment.userPool.clients.find((one) => one.clientId === client.clientId)?.scopes ?? [],
      callbackUrls: redirectUrls,
      lifetimes: `access token ${client.accessTokenSeconds / 60} minutes, refresh token ${client.refreshTokenSeconds / 86_400} days`,
      notRehearsed: deployment.userPool.notRehearsed,
      skillName: this.#phrasebook.skillName,
      locales: Object.keys(this.service.models),
      personalization: deployment.skill.personalization,
      samples: this.#phrasebook.samples(this.service.rehearsal.offered),
      linked: this.#isLinked,
      ...(linkedAs !== undefined && { linkedAs }),
      happened: this.#happened,
      ...(this.#asking !== undefined && { asking: this.#asking }),
      ...(this.#said && { said: { ...this.#said, listening: this.#customer.conversation !== undefined } }),
      cards: this.#cards,
      losableScope: this.#losableScope,
      settings: this.#settings,
      ...(this.alexaPlus && { addon: this.alexaPlus.state }),
    };
  }

  /** Calls `listener` when the state changes, until the function that is returned is called. */
  subscribe(listener: (state: PageState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes what can be chosen. */
  choose(changes: Partial<PageSettings>): void {
    const before = this.#settings;
    this.#settings = { ...before, ...changes };
    const { locale, screen, recognized, saasFault, missingScope, scheme, pkce } = this.#settings;
    if (locale !== before.locale) this.#phrasebook = this.#phrasebookOf(locale);
    if (locale !== before.locale || screen !== before.screen) this.#customer.conversation = undefined;
    Object.assign(this.#customer, { locale, screen, personId: recognized ? this.#personId : undefined });
    const { alexa, deployment, faults, linking } = this.stage;
    faults.saas = saasFault === 'none' ? undefined : saasFault;
    faults.missingScope = missingScope ? `${deployment.audience}/${this.#losableScope}` : undefined;
    // The scopes are in the token: the change shows when the next one is fetched.
    if (missingScope !== before.missingScope) {
      for (const one of [this.#customer.userId, this.#personId]) alexa.accounts.expire(one);
    }
    alexa.linking = linking({ scheme, pkce });
    this.#changed(happeningOf(before, this.#settings, this.#losableScope) ?? this.#happened);
  }

  /** Throws the messages of the diagram away. */
  clearMessages(): void {
    this.stage.log.clear();
  }

  /** Begins linking. @param cookies header of the browser that will go there */
  beginLinking(cookies: string): PageLinking {
    const url = this.stage.alexa.beginLinking(this.#customer, this.#settings.redirectUrl);
    this.stage.log.beginChapter('The customer links the account');
    return linkingAt(this.stage, url, cookies);
  }

  /**
   * The browser came back to one of Alexa's redirect URLs.
   *
   * @throws LinkingError
   */
  async completeLinking(returnedTo: string): Promise<void> {
    const url = new URL(returnedTo);
    const alexaPlus = this.alexaPlus?.awaits(returnedTo) ? this.alexaPlus : undefined;
    const note = this.stage.log.begin('Customer', 'Alexa', {
      title: `GET ${url.host}`,
      startLine: `GET ${returnedTo}`,
    });
    try {
      await (alexaPlus ?? this.stage.alexa).completeLinking(returnedTo);
      note({ title: 'account linked', startLine: 'Your account was linked.' });
      this.#cards = this.#cards.filter(({ type }) => type !== 'LinkAccount' || !this.#isLinked);
      this.#changed(
        alexaPlus ? 'The account is linked to Alexa+. Call a tool.' : 'The account is linked. Ask something.',
      );
    } catch (error) {
      const { message } = error as Error;
      note({ title: 'not linked', startLine: message, refusal: message });
      this.#changed(`The account was not linked: ${message}`);
      throw error;
    }
  }

  /** Disables the skill, which unlinks the account. */
  async unlink(): Promise<void> {
    this.stage.log.beginChapter('The customer unlinks the account');
    await this.stage.alexa.unlink(this.#customer);
    this.#changed(
      this.#settings.recognized
        ? 'The speaker’s own link has ended. Ask something: the account’s is used where there is one.'
        : 'The skill was disabled, and the account is not linked any more.',
    );
  }

  /** Lets so much time pass that the access token has expired. */
  expireToken(): void {
    this.#letExpire();
    this.#changed('Time went by, and the access token has expired. Ask something.');
  }

  /** Revokes the refresh token, as an administrator can, and lets the access token expire. */
  revokeRefreshToken(): void {
    const customer = this.#linkedCustomer();
    if (customer) this.stage.cognito.grants.revokeAllOf(customer.sub);
    this.#letExpire();
    this.#changed('The refresh token was revoked and the access token has expired. Ask something.');
  }

  /** Says something to the device. */
  async say(heard: string): Promise<Said> {
    const utterance = this.#phrasebook.understand(heard, this.#customer.conversation?.elicited);
    const { log, alexa } = this.stage;
    log.beginChapter('The customer asks');
    const note = log.begin('Customer', 'Alexa', { title: `“${heard}”`, startLine: heard });
    const wasLinked = this.#isLinked;
    this.#asking = heard;
    this.#changed();
    const { speech, response, faults } = await alexa.ask(this.#customer, utterance).catch((error) => {
      this.#asking = undefined;
      this.#changed();
      throw error;
    });
    this.#asking = undefined;
    note({ title: speech || 'silence', startLine: speech || '(silence)', failed: faults.length > 0 });
    const card = cardOf(response);
    if (card) this.#cards = [card, ...this.#cards].slice(0, keptCards);
    this.#said = {
      heard,
      locale: this.#settings.locale,
      intent: nameOf(utterance),
      speech,
      faults,
      card,
      list: listOf(response),
      listening: this.#customer.conversation !== undefined,
    };
    this.#changed(
      wasLinked && !this.#isLinked ? 'The refresh was refused: the account is not linked any more.' : '',
    );
    return this.#said;
  }

  get #isLinked(): boolean {
    const { alexa } = this.stage;
    return alexa.accounts.isLinked(alexa.holderOf(this.#customer));
  }

  get #losableScope(): string {
    const { reads, writes = reads } = this.service.rehearsal;
    return writes.scope;
  }

  #linkedCustomer() {
    const { alexa, cognito } = this.stage;
    const tokens = alexa.accounts.tokens(alexa.holderOf(this.#customer));
    return tokens && cognito.users.find(String(decodeJwt(tokens.accessToken).sub));
  }

  #letExpire(): void {
    this.stage.clock.advance(this.stage.client.accessTokenSeconds + 1);
  }

  #phrasebookOf(locale: string): Phrasebook {
    const model = this.service.models[locale];
    if (!model) throw new RehearsalError(`The skill has no interaction model for ${locale}.`);
    return phrasebook(locale, model);
  }

  /** @param happened in a sentence; empty where it shows by itself */
  #changed(happened = ''): void {
    this.#happened = happened;
    for (const listener of this.#listeners) listener(this.state);
  }
}

function nameOf(utterance: Utterance): string {
  if (typeof utterance !== 'string') return utterance.name;
  return utterance === 'launch' ? 'LaunchRequest' : 'SessionEndedRequest';
}
