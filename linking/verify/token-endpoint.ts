import type { AccessTokenScheme } from '../../alexa/client-authentication';
import { clientAuthentication } from '../../alexa/client-authentication';
import type { Secrets } from '../secrets';
import { type HttpAnswer, type Network, NoAnswer } from './network';
import { Skipped } from './skipped';
import type { Target } from './target';
import { readTokenAnswer, type TokenAnswer } from './token-answer';

/** Changes of a good request; undefined leaves a parameter out. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** How a token request differs from what Alexa sends. */
export interface TokenRequest {
  readonly scheme?: AccessTokenScheme;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly contentType?: string;
}

/** What Alexa says of its bodies, charset included. */
const formType = 'application/x-www-form-urlencoded;charset=UTF-8';

/** Asks the token endpoint, and remembers what it gave out: as secrets, and to be taken back. */
export class TokenEndpoint {
  readonly #refreshTokens = new Set<string>();

  constructor(
    private readonly target: Target,
    private readonly network: Network,
    private readonly secrets: Secrets,
  ) {}

  /** A request as Alexa makes it, with other parameters. @throws NoAnswer */
  async ask(parameters: Changes, request: TokenRequest = {}): Promise<TokenAnswer> {
    const { scheme = this.target.scheme, clientId = this.target.clientId } = request;
    const { clientSecret = this.target.clientSecret } = request;
    const client = clientAuthentication(scheme, clientId, clientSecret);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...parameters, ...client.parameters })) {
      if (value !== undefined) body.set(name, value);
    }
    const headers = {
      accept: 'application/json',
      'content-type': request.contentType ?? formType,
      ...client.headers,
    };
    const { accessTokenUri: url } = this.target;
    const answer = await this.network.send({ method: 'POST', url, headers, body: body.toString() });
    const read = readTokenAnswer(answer);
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      const token = read.json[name];
      if (typeof token === 'string') this.secrets.add(token);
    }
    if (typeof read.json.refresh_token === 'string') this.#refreshTokens.add(read.json.refresh_token);
    return read;
  }

  /** Takes a refresh token back (RFC 7009). @throws Skipped where the server's address for it is not known */
  async revoke(token: string): Promise<HttpAnswer> {
    const { revocationUri: url, clientId, clientSecret, scheme } = this.target;
    if (url === undefined) throw new Skipped('it needs the address: --revocation-uri');
    const client = clientAuthentication(scheme, clientId, clientSecret);
    const body = new URLSearchParams({ token, token_type_hint: 'refresh_token', ...client.parameters });
    const headers = { 'content-type': formType, ...client.headers };
    return this.network.send({ method: 'POST', url, headers, body: body.toString() });
  }

  /** Takes back every refresh token that was given out, where the server can. */
  async close(): Promise<void> {
    if (this.target.revocationUri === undefined) return;
    for (const token of this.#refreshTokens) {
      await this.revoke(token).catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
      });
    }
  }
}
