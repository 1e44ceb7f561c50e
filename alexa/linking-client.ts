import { createHash, randomBytes } from 'node:crypto';
import { type AccessTokenScheme, clientAuthentication } from './client-authentication';
import { alexaLimits } from './limits';

/** A skill's account-linking configuration, authorization code grant. */
export interface LinkingConfiguration {
  /** The bare authorization URI, without parameters of Alexa's. */
  readonly authorizationUri: string;
  readonly accessTokenUri: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessTokenScheme: AccessTokenScheme;
  /** At most 15. */
  readonly scopes: readonly string[];
  /** Proof Key for Code Exchange, which Alexa leaves off unless asked. */
  readonly pkce: boolean;
}

/** An authorization request: where the customer's browser is sent, and what Alexa must remember of it. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly state: string;
  readonly redirectUri: string;
  /** Present with PKCE. */
  readonly codeVerifier?: string;
}

/** What Alexa keeps for a linked customer. */
export interface LinkedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Lifetime of the access token in seconds, as the server gave it. */
  readonly expiresIn: number;
}

/** Why an account could not be linked, or is not linked any longer. */
export type LinkingFault =
  | 'state_mismatch' // the browser came back with a state that Alexa did not send
  | 'redirect_mismatch' // or to another address
  | 'denied' // the authorization server came back with an error
  | 'no_code'
  | 'refused' // the access token URI answered with an error
  | 'too_slow' // or not within 4.5 s
  | 'unreachable'
  | 'bad_response' // or not with the JSON that Alexa needs
  | 'short_lived'; // or with an access token that lives less than 360 s

/** Account linking failed; the message says with what, and holds no secret. */
export class LinkingError extends Error {
  override readonly name = 'LinkingError';

  constructor(
    readonly fault: LinkingFault,
    message: string,
  ) {
    super(message);
  }
}

/** `state` as long as Alexa's can be: more than 600 characters. */
const stateBytes = 480;

/**
 * Alexa's half of the authorization code grant, with Alexa's limits.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html
 */
export class LinkingClient {
  /**
   * @param send how HTTP requests are made; the platform's `fetch` by default
   * @throws RangeError if there are more scopes than Alexa takes
   */
  constructor(
    readonly configuration: LinkingConfiguration,
    private readonly send: typeof fetch = fetch,
  ) {
    if (configuration.scopes.length > alexaLimits.scopes) {
      throw new RangeError(
        `Alexa takes at most ${alexaLimits.scopes} scopes, and the configuration has ${configuration.scopes.length}.`,
      );
    }
  }

  /** The authorization request for a customer whose Alexa region has this redirect URL. */
  authorizationRequest(redirectUri: string): AuthorizationRequest {
    const { authorizationUri, clientId, scopes, pkce } = this.configuration;
    const state = randomBytes(stateBytes).toString('base64url');
    const codeVerifier = pkce ? randomBytes(32).toString('base64url') : undefined;
    const url = new URL(authorizationUri);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('scope', scopes.join(' '));
    url.searchParams.set('state', state);
    url.searchParams.set('redirect_uri', redirectUri);
    if (codeVerifier !== undefined) {
      url.searchParams.set('code_challenge', createHash('sha256').update(codeVerifier).digest('base64url'));
      url.searchParams.set('code_challenge_method', 'S256');
    }
    return { url: url.href, state, redirectUri, codeVerifier };
  }

  /**
   * Takes the address that the browser came back to and exchanges its code.
   *
   * @throws LinkingError
   */
  async complete(request: AuthorizationRequest, returnedTo: string): Promise<LinkedTokens> {
    const url = new URL(returnedTo);
    if (`${url.origin}${url.pathname}` !== request.redirectUri) {
      throw new LinkingError('redirect_mismatch', 'The browser came back to another redirect URL.');
    }
    const answer = url.searchParams;
    if (answer.get('state') !== request.state || answer.getAll('state').length !== 1) {
      throw new LinkingError('state_mismatch', 'The browser came back with a state that was not sent.');
    }
    const error = answer.get('error');
    if (error !== null) {
      throw new LinkingError('denied', `The authorization server came back with ${errorCode(error)}.`);
    }
    const code = answer.get('code');
    if (!code) throw new LinkingError('no_code', 'The browser came back without a code.');
    const tokens = await this.#tokenRequest({
      grant_type: 'authorization_code',
      code,
      redirect_uri: request.redirectUri,
      ...(request.codeVerifier === undefined ? {} : { code_verifier: request.codeVerifier }),
    });
    if (tokens.refreshToken === undefined) {
      throw new LinkingError('bad_response', 'The access token URI gave no refresh_token.');
    }
    return { ...tokens, refreshToken: tokens.refreshToken };
  }

  /**
   * Gets a new access token. The refresh token stays unless the server gives another.
   *
   * @throws LinkingError
   */
  async refresh(refreshToken: string): Promise<LinkedTokens> {
    const tokens = await this.#tokenRequest({ grant_type: 'refresh_token', refresh_token: refreshToken });
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
  }

  async #tokenRequest(
    parameters: Readonly<Record<string, string>>,
  ): Promise<Omit<LinkedTokens, 'refreshToken'> & { readonly refreshToken?: string }> {
    const { accessTokenUri, accessTokenScheme, clientId, clientSecret } = this.configuration;
    const client = clientAuthentication(accessTokenScheme, clientId, clientSecret);
    const body = new URLSearchParams({ ...parameters, ...client.parameters });
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      ...client.headers,
    };
    const signal = AbortSignal.timeout(alexaLimits.tokenEndpointMs);
    let status: number;
    let text: string;
    try {
      const response = await this.send(accessTokenUri, {
        method: 'POST',
        headers,
        body: body.toString(),
        redirect: 'error',
        signal,
      });
      status = response.status;
      text = await response.text();
    } catch {
      throw signal.aborted
        ? new LinkingError(
            'too_slow',
            `The access token URI took longer than ${alexaLimits.tokenEndpointMs} ms.`,
          )
        : new LinkingError('unreachable', 'The access token URI could not be reached.');
    }
    const answer = jsonObject(text);
    if (status !== 200) {
      const code = typeof answer?.error === 'string' ? errorCode(answer.error) : 'no error code';
      throw new LinkingError('refused', `The access token URI answered ${status} with ${code}.`);
    }
    return readTokens(answer);
  }
}

function readTokens(answer: Readonly<Record<string, unknown>> | undefined) {
  const { access_token: accessToken, refresh_token: refreshToken, token_type: tokenType } = answer ?? {};
  const expiresIn = answer?.expires_in;
  if (typeof accessToken !== 'string' || accessToken === '') {
    throw new LinkingError('bad_response', 'The access token URI gave no access_token.');
  }
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer') {
    throw new LinkingError('bad_response', 'The access token URI gave a token_type other than Bearer.');
  }
  if (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn)) {
    throw new LinkingError('bad_response', 'The access token URI gave no expires_in.');
  }
  if (expiresIn < alexaLimits.accessTokenSeconds) {
    throw new LinkingError(
      'short_lived',
      `The access token lives ${expiresIn} s; Alexa needs at least ${alexaLimits.accessTokenSeconds} s.`,
    );
  }
  return {
    accessToken,
    expiresIn,
    ...(typeof refreshToken === 'string' && refreshToken ? { refreshToken } : {}),
  };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** An OAuth error code as it may be shown: only its own characters, and not many. */
function errorCode(text: string): string {
  return text.replaceAll(/[^\w.-]/g, '').slice(0, 64) || 'an error without a code';
}
