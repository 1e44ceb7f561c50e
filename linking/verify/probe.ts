import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Secrets } from '../secrets';
import type { HttpAnswer, Network } from './network';
import { type SignIn, signInByForm } from './sign-in';
import { Skipped } from './skipped';
import type { Target } from './target';
import { isAccepted, type TokenAnswer } from './token-answer';
import { type Changes, TokenEndpoint, type TokenRequest } from './token-endpoint';
import { hasSignInField, type Landing, Visitor } from './visitor';

/** An authorization code that came back, and what goes with it. */
export interface Link {
  readonly code: string;
  readonly state: string | null;
  readonly redirectUri: string;
  readonly verifier: string | undefined;
}

/** `state` that is much longer than Alexa's, in characters. */
const stateLength = 2_000;

/** Asks one authorization server, and remembers what several checks need. */
export class Probe {
  readonly #memory = new Map<string, Promise<unknown>>();
  readonly #tokenEndpoint: TokenEndpoint;
  readonly #signIn: SignIn | undefined;

  constructor(
    readonly target: Target,
    readonly network: Network,
    private readonly secrets: Secrets,
    signIn?: SignIn,
  ) {
    secrets.add(target.clientSecret);
    secrets.add(target.customer?.password);
    this.#tokenEndpoint = new TokenEndpoint(target, network, secrets);
    this.#signIn = signIn ?? (target.customer && signInByForm(target.customer));
  }

  /** The same promise for the same key: what several checks look at is asked once. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    let answer = this.#memory.get(key) as Promise<T> | undefined;
    if (answer === undefined) {
      answer = ask();
      this.#memory.set(key, answer);
    }
    return answer;
  }

  /** Hosts of the authorization server. */
  get hosts(): readonly string[] {
    const { authorizationUri, accessTokenUri } = this.target;
    return [...new Set([authorizationUri, accessTokenUri].map((uri) => new URL(uri).hostname))];
  }

  /** One address for each of the server's origins. */
  get origins(): readonly string[] {
    const { authorizationUri, accessTokenUri } = this.target;
    return [...new Set([authorizationUri, accessTokenUri].map((uri) => new URL(uri).origin))];
  }

  /** An authorization request as Alexa makes it, with PKCE, and some parameters changed. */
  authorizationUrl(changes: Changes = {}): { readonly url: string; readonly verifier: string | undefined } {
    const verifier = randomBytes(32).toString('base64url');
    const url = new URL(this.target.authorizationUri);
    const parameters: Changes = {
      client_id: this.target.clientId,
      response_type: 'code',
      scope: this.target.scopes.join(' '),
      state: randomBytes(24).toString('base64url'),
      redirect_uri: this.target.redirectUrls[0],
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined && value !== '') url.searchParams.set(name, value);
    }
    return { url: url.href, verifier: parameters.code_challenge === undefined ? undefined : verifier };
  }

  /** A browser of a customer who has not been here before. */
  visitor(userAgent?: string): Visitor {
    // Where a redirect URL was changed on purpose, its host is another one: to come back there is to come back.
    const hosts = new Set(this.target.redirectUrls.map((url) => new URL(url).hostname));
    return new Visitor(
      this.network,
      ({ hostname }) => hosts.has(hostname.replace(/^other\./, '')),
      userAgent,
    );
  }

  /** What an authorization request leads to. */
  authorize(changes: Changes = {}, userAgent?: string): Promise<Landing> {
    return this.visitor(userAgent).open(this.authorizationUrl(changes).url);
  }

  /** The page on which customers sign in. */
  signInPage(): Promise<Landing> {
    return this.once('sign-in page', () => this.authorize());
  }

  /** A redirect URL that nobody registered. */
  get strangeRedirectUrl(): string {
    const url = new URL(this.target.redirectUrls[0] ?? '');
    url.hostname = `other.${url.hostname}`;
    return url.href;
  }

  /** What a redirect URL leads to that nobody registered. */
  strangeRedirect(): Promise<Landing> {
    return this.once('strange redirect', () => this.authorize({ redirect_uri: this.strangeRedirectUrl }));
  }

  /** Does a landing let a customer sign in? Error pages of some servers have status 200. */
  async isSignIn(landing: Landing): Promise<boolean> {
    if (landing.kind === 'returned') return landing.url.searchParams.has('code');
    if (landing.status >= 400) return false;
    if (hasSignInField(landing)) return true;
    const strange = await this.strangeRedirect();
    return strange.kind === 'page' && strange.url.pathname !== landing.url.pathname;
  }

  /**
   * An authorization request that the server has to send back with an error; undefined where it sends none back.
   * A `state` goes with it that is longer than Alexa's.
   */
  sentBackError(): Promise<{ readonly landing: Landing; readonly state: string } | undefined> {
    return this.once('sent back error', async () => {
      const state = randomBytes(stateLength).toString('base64url').slice(0, stateLength);
      const faults: readonly Changes[] = [
        { response_type: 'voicelink' },
        { scope: 'voicelink-no-such-scope' },
        { prompt: 'none', scope: this.target.scopes.join(' ') },
      ];
      for (const fault of faults) {
        const landing = await this.authorize({ ...fault, state });
        if (landing.kind === 'returned' && landing.url.searchParams.has('error')) return { landing, state };
      }
      return undefined;
    });
  }

  /** Signs the test customer in, and gives the address that the browser came back to. @throws Skipped */
  async comeBack(
    changes: Changes = {},
  ): Promise<{ readonly back: URL; readonly verifier: string | undefined }> {
    if (this.#signIn === undefined) throw new Skipped('it needs a test customer: --user');
    const { url, verifier } = this.authorizationUrl(changes);
    return { back: await this.#signIn(url, this.visitor()), verifier };
  }

  /** Signs the test customer in and takes the code. @throws Skipped where that is not possible */
  async link(changes: Changes = {}): Promise<Link> {
    const { back, verifier } = await this.comeBack(changes);
    const parameters = back.searchParams;
    const code = parameters.get('code');
    if (!code) throw new Skipped(`the sign-in came back with ${parameters.get('error') ?? 'no code'}`);
    this.secrets.add(code);
    const redirectUri = changes.redirect_uri ?? this.target.redirectUrls[0] ?? '';
    return { code, state: parameters.get('state'), redirectUri, verifier };
  }

  /** Exchanges a code as Alexa does, with some parameters changed. */
  exchange(link: Link, changes: Changes = {}, request: TokenRequest = {}): Promise<TokenAnswer> {
    const { code, redirectUri: redirect_uri, verifier: code_verifier } = link;
    return this.token(
      { grant_type: 'authorization_code', code, redirect_uri, code_verifier, ...changes },
      request,
    );
  }

  /** Asks for a new access token as Alexa does. */
  refresh(refreshToken: string): Promise<TokenAnswer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** The first customer's link: its answer is what most checks of tokens look at. */
  firstExchange(): Promise<TokenAnswer> {
    return this.once('first exchange', async () => this.exchange(await this.firstLink()));
  }

  /** The first sign-in, whose `state` is a long one. */
  firstLink(): Promise<Link> {
    return this.once('first link', () => this.link({ state: this.longState }));
  }

  /** A `state` that is longer than Alexa's. */
  readonly longState = randomBytes(stateLength).toString('base64url').slice(0, stateLength);

  /** Tokens of the first link. @throws Skipped where there are none */
  async tokens(): Promise<TokenAnswer> {
    const answer = await this.firstExchange();
    if (!isAccepted(answer)) throw new Skipped('no tokens came');
    return answer;
  }

  /** The first link's refresh token. @throws Skipped where there is none */
  async refreshToken(): Promise<string> {
    const { json } = await this.tokens();
    if (typeof json.refresh_token !== 'string') throw new Skipped('no refresh token came');
    return json.refresh_token;
  }

  /** Claims of an access token. @throws Skipped where it is no JWT */
  claims(answer: TokenAnswer): Readonly<Record<string, unknown>> {
    try {
      return decodeJwt(String(answer.json.access_token));
    } catch {
      throw new Skipped('the access token is no JWT: only the server knows what it holds');
    }
  }

  /** A request to the token endpoint. @throws NoAnswer */
  token(parameters: Changes, request?: TokenRequest): Promise<TokenAnswer> {
    return this.#tokenEndpoint.ask(parameters, request);
  }

  /** A token request with a code that never was: what the server says to it is asked by several checks. */
  strangeCode(request: TokenRequest = {}): Promise<TokenAnswer> {
    return this.once(`strange code ${JSON.stringify(request)}`, () =>
      this.token(
        {
          grant_type: 'authorization_code',
          code: randomBytes(24).toString('base64url'),
          redirect_uri: this.target.redirectUrls[0],
          code_verifier: randomBytes(32).toString('base64url'),
        },
        request,
      ),
    );
  }

  /** Takes a refresh token back (RFC 7009). @throws Skipped where the server's address for it is not known */
  revoke(token: string): Promise<HttpAnswer> {
    return this.#tokenEndpoint.revoke(token);
  }

  /** Takes back every refresh token that was given out, where the server can. */
  close(): Promise<void> {
    return this.#tokenEndpoint.close();
  }
}

/** The base64url of a verifier's SHA-256. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
