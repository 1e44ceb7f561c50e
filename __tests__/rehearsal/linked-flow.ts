import { createHash } from 'node:crypto';
import { Browser, type BrowserAnswer } from '../../rehearsal/browser';
import { RehearsalClock } from '../../rehearsal/clock';
import {
  type CognitoStandIn,
  type CognitoStandInOptions,
  startCognitoStandIn,
} from '../../rehearsal/cognito/cognito-stand-in';
import { type AppClientSettings, userPoolSettings } from '../../rehearsal/cognito/user-pool-settings';
import { europe, type StackChanges, stackJson } from './terraform-stack';

export const ada = { username: 'ada@example.com', password: 'Correct-Horse-7-Battery' };
export const verifier = 'v'.repeat(20).concat('-._~', 'A9'.repeat(15));
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** Another client of the pool: nothing that Alexa's got is for it. */
export const otherClient = {
  name: 'other',
  allowed_oauth_flows: ['code'],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: ['openid'],
  callback_urls: [europe],
  generate_secret: true,
  enable_token_revocation: false,
};

/** A client that acts for no customer. @param scopes of the lamp, which it may ask for */
export const machineClient = (...scopes: string[]) => ({
  name: 'machine',
  allowed_oauth_flows: ['client_credentials'],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: scopes.map((scope) => `https://api.example.com/${scope}`),
  generate_secret: true,
});

/** A stand-in with one customer, and what the tests do with it again and again. */
export class Flow {
  readonly clock: RehearsalClock;

  private constructor(
    readonly cognito: CognitoStandIn,
    clock: RehearsalClock,
  ) {
    this.clock = clock;
  }

  static async start(
    changes: StackChanges = {},
    options: Pick<CognitoStandInOptions, 'triggers' | 'secrets'> = {},
  ): Promise<Flow> {
    const clock = new RehearsalClock();
    const cognito = await startCognitoStandIn({
      settings: userPoolSettings(stackJson(changes)),
      now: clock.now,
      ...options,
    });
    await cognito.users.signUp(ada.username, ada.password, true);
    return new Flow(cognito, clock);
  }

  client(name = 'alexa'): AppClientSettings {
    const client = this.cognito.settings.clients.find((one) => one.name === name);
    if (!client) throw new Error(`no client ${name}`);
    return client;
  }

  /** Address of an authorization request: a good one with some parameters changed; undefined leaves one out. */
  authorizeUrl(
    changes: Readonly<Record<string, string | undefined>> = {},
    path = '/oauth2/authorize',
  ): string {
    const parameters = {
      client_id: this.client().clientId,
      response_type: 'code',
      redirect_uri: europe,
      state: 'a state',
      ...changes,
    };
    const given = Object.entries(parameters).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    return `${this.cognito.origin}${path}?${new URLSearchParams(given)}`;
  }

  /** The answer to one request, redirects not followed. */
  async get(url: string, headers: Record<string, string> = {}) {
    const response = await fetch(new URL(url, this.cognito.origin), { redirect: 'manual', headers });
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: await response.text(),
      headers: response.headers,
    };
  }

  /** Signs a customer in; the answer is where the browser ends. */
  async signIn(
    changes: Readonly<Record<string, string | undefined>> = {},
    customer = ada,
    browser = new Browser(),
  ): Promise<BrowserAnswer> {
    return browser.submit(await browser.open(this.authorizeUrl(changes)), customer);
  }

  /** A fresh authorization code. */
  async code(changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
    const { url } = await this.signIn(changes);
    return new URL(url).searchParams.get('code') ?? `no code: ${url}`;
  }

  /** A request to the token endpoint: form parameters as given, the client's secret in the body. */
  async token(
    parameters: Readonly<Record<string, string | undefined>> | string,
    headers: Record<string, string> = {},
    path = '/oauth2/token',
  ) {
    const body =
      typeof parameters === 'string'
        ? parameters
        : new URLSearchParams(
            Object.entries({
              client_id: this.client().clientId,
              client_secret: this.client().clientSecret,
              ...parameters,
            }).filter((pair): pair is [string, string] => pair[1] !== undefined),
          ).toString();
    const response = await fetch(`${this.cognito.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
    };
  }

  /** Exchanges a code. */
  exchange(code: string, changes: Readonly<Record<string, string | undefined>> = {}) {
    return this.token({ grant_type: 'authorization_code', code, redirect_uri: europe, ...changes });
  }

  /** The tokens of a whole sign-in. */
  async tokens(changes: Readonly<Record<string, string | undefined>> = {}) {
    const { json } = await this.exchange(await this.code(changes));
    return json as { access_token: string; refresh_token: string; id_token?: string; expires_in: number };
  }

  basic(clientId = this.client().clientId, secret = this.client().clientSecret): Record<string, string> {
    return { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
  }
}
