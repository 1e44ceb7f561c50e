import type { Response } from 'ask-sdk-model';
import { decodeJwt } from 'jose';
import type { Customer, Utterance } from '../alexa/alexa-service';
import { type Phrasebook, phrasebook } from '../phrasebook';
import { RehearsalError } from '../rehearsal-error';
import type { RehearsedService } from '../service';
import type { Stage } from '../stage';
import { AlexaPlusSession } from './alexa-plus-session';
import type { PageCard, PageList, PageSettings, PageState, Said } from './page-state';

/** The customer at the page: one device, one Alexa app. */
export class PageSession {
  /** The same customer on Alexa+. Undefined where the environment has no add-on. */
  readonly alexaPlus: AlexaPlusSession | undefined;
  readonly #customer: Customer;
  readonly #listeners = new Set<(state: PageState) => void>();
  #settings: PageSettings;
  #phrasebook: Phrasebook;

  constructor(
    private readonly stage: Stage,
    private readonly service: RehearsedService,
    locale: string,
  ) {
    this.#customer = stage.alexa.newCustomer(locale, true);
    this.alexaPlus = stage.addon && new AlexaPlusSession(stage.addon, stage, () => this.#changed());
    this.#phrasebook = this.#phrasebookOf(locale);
    this.#settings = {
      locale,
      screen: true,
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
    return {
      environment: deployment.environment,
      domain: cognito.settings.domain,
      clientId: client.clientId,
      scopes: deployment.userPool.clients.find((one) => one.clientId === client.clientId)?.scopes ?? [],
      callbackUrls: redirectUrls,
      lifetimes: `access token ${client.accessTokenSeconds / 60} minutes, refresh token ${client.refreshTokenSeconds / 86_400} days`,
      notRehearsed: deployment.userPool.notRehearsed,
      skillName: this.#phrasebook.skillName,
      locales: Object.keys(this.service.models),
      samples: this.#phrasebook.samples(this.service.rehearsal.offered),
      linked: this.stage.alexa.accounts.isLinked(this.#customer.userId),
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
    const { locale, screen, saasFault, missingScope, scheme, pkce } = this.#settings;
    if (locale !== before.locale) this.#phrasebook = this.#phrasebookOf(locale);
    if (locale !== before.locale || screen !== before.screen) this.#customer.conversation = undefined;
    Object.assign(this.#customer, { locale, screen });
    const { alexa, deployment, faults, linking } = this.stage;
    faults.saas = saasFault === 'none' ? undefined : saasFault;
    const { reads, writes = reads } = this.service.rehearsal;
    faults.missingScope = missingScope ? `${deployment.audience}/${writes.scope}` : undefined;
    // The scopes are in the token: the change shows when the next one is fetched.
    if (missingScope !== before.missingScope) alexa.accounts.expire(this.#customer.userId);
    alexa.linking = linking({ scheme, pkce });
    this.#changed();
  }

  /** Begins linking: the address on this machine that the app shows. */
  beginLinking(): string {
    return this.stage.network.toLocal(
      this.stage.alexa.beginLinking(this.#customer, this.#settings.redirectUrl),
    );
  }

  /**
   * The browser came back to one of Alexa's redirect URLs.
   *
   * @throws LinkingError
   */
  async completeLinking(returnedTo: string): Promise<void> {
    const url = new URL(returnedTo);
    const note = this.stage.log.begin('Customer', 'Alexa', {
      title: `GET ${url.host}`,
      startLine: `GET ${returnedTo}`,
    });
    try {
      await (this.alexaPlus?.awaits(returnedTo) ? this.alexaPlus : this.stage.alexa).completeLinking(
        returnedTo,
      );
      note({ title: 'account linked', startLine: 'Your account was linked.' });
    } catch (error) {
      note({ title: 'not linked', startLine: (error as Error).message, failed: true });
      throw error;
    } finally {
      this.#changed();
    }
  }

  /** Disables the skill, which unlinks the account. */
  async unlink(): Promise<void> {
    await this.stage.alexa.unlink(this.#customer);
    this.#changed();
  }

  /** Lets so much time pass that the access token has expired. */
  expireToken(): void {
    this.stage.clock.advance(this.stage.client.accessTokenSeconds + 1);
    this.#changed();
  }

  /** Revokes the refresh token, as an administrator can, and lets the access token expire. */
  revokeRefreshToken(): void {
    const { alexa, cognito } = this.stage;
    const tokens = alexa.accounts.tokens(this.#customer.userId);
    if (tokens) cognito.grants.revokeAllOf(String(decodeJwt(tokens.accessToken).sub));
    this.expireToken();
  }

  /** Says something to the device. */
  async say(heard: string): Promise<Said> {
    const utterance = this.#phrasebook.understand(heard, this.#customer.conversation?.elicited);
    const note = this.stage.log.begin('Customer', 'Alexa', { title: `“${heard}”`, startLine: heard });
    const { speech, response, faults } = await this.stage.alexa.ask(this.#customer, utterance);
    note({ title: speech || 'silence', startLine: speech || '(silence)', failed: faults.length > 0 });
    this.#changed();
    return {
      heard,
      intent: nameOf(utterance),
      speech,
      faults,
      card: cardOf(response),
      list: listOf(response),
      listening: this.#customer.conversation !== undefined,
    };
  }

  #phrasebookOf(locale: string): Phrasebook {
    const model = this.service.models[locale];
    if (!model) throw new RehearsalError(`The skill has no interaction model for ${locale}.`);
    return phrasebook(locale, model);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.state);
  }
}

function nameOf(utterance: Utterance): string {
  if (typeof utterance !== 'string') return utterance.name;
  return utterance === 'launch' ? 'LaunchRequest' : 'SessionEndedRequest';
}

function cardOf({ card }: Partial<Response>): PageCard | undefined {
  if (!card) return undefined;
  if (card.type === 'Simple') return { type: card.type, title: card.title, text: card.content };
  if (card.type === 'Standard') return { type: card.type, title: card.title, text: card.text };
  return { type: card.type };
}

/** The list that Alexa's text-list template would show: items with `primaryText` in some data source. */
function listOf({ directives = [] }: Partial<Response>): PageList | undefined {
  for (const directive of directives) {
    if (directive.type !== 'Alexa.Presentation.APL.RenderDocument') continue;
    for (const source of Object.values(directive.datasources ?? {})) {
      const { title, items } = source as { title?: unknown; items?: unknown };
      if (!Array.isArray(items)) continue;
      return {
        title: String(title ?? ''),
        items: items.map((item: { primaryText?: unknown; secondaryText?: unknown }) => ({
          text: String(item.primaryText ?? ''),
          ...(item.secondaryText ? { detail: String(item.secondaryText) } : {}),
        })),
      };
    }
  }
  return undefined;
}
