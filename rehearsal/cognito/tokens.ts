import { createHash, randomUUID } from 'node:crypto';
import { decodeProtectedHeader, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../clock';
import type { RefreshGrant } from './grants';
import type { SigningKey, SigningKeys } from './signing-keys';
import type { User } from './user';
import type { AppClientSettings, UserPoolSettings } from './user-pool-settings';

/** What the token endpoint answers with. */
export interface TokenResponse {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
}

/** Makes and checks tokens shaped as Cognito's. */
export class TokenIssuer {
  constructor(
    private readonly settings: UserPoolSettings,
    private readonly keys: SigningKeys,
    private readonly now: Clock,
  ) {}

  /** Public keys, for `/.well-known/jwks.json`. */
  get jwks() {
    return { keys: [this.keys.id.publicJwk, this.keys.access.publicJwk] };
  }

  /**
   * An access token, and an ID token where `openid` was granted.
   *
   * @param claims what the access token says beside Cognito's own claims
   */
  async issue(
    grant: RefreshGrant,
    client: AppClientSettings,
    user: User,
    claims: Readonly<Record<string, unknown>> = {},
  ): Promise<TokenResponse> {
    // A scope that was taken from the client since is no longer given.
    const scopes = grant.scopes.filter((scope) => client.scopes.includes(scope));
    const common = {
      sub: user.sub,
      iss: this.settings.issuer,
      origin_jti: grant.originJti,
      auth_time: grant.authTime,
    };
    const [accessToken, idToken] = await Promise.all([
      this.#sign(this.keys.access, client.accessTokenSeconds, {
        ...claims,
        ...common,
        client_id: client.clientId,
        version: 2,
        token_use: 'access',
        scope: scopes.join(' '),
        jti: randomUUID(),
        username: user.userName,
        ...(grant.resource === undefined ? {} : { aud: grant.resource }),
      }),
      scopes.includes('openid')
        ? this.#sign(this.keys.id, client.idTokenSeconds, {
            ...common,
            aud: client.clientId,
            token_use: 'id',
            jti: randomUUID(),
            'cognito:username': user.userName,
            ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
            ...(scopes.includes('email') || scopes.includes('profile')
              ? { email: user.email, email_verified: user.emailVerified }
              : {}),
          })
        : undefined,
    ]);
    return {
      ...(idToken === undefined ? {} : { id_token: idToken }),
      access_token: accessToken,
      expires_in: client.accessTokenSeconds,
      token_type: 'Bearer',
    };
  }

  /** An access token for the client itself: nobody signed in, so its subject is the client. */
  async issueToClient(client: AppClientSettings, scopes: readonly string[]): Promise<TokenResponse> {
    const accessToken = await this.#sign(this.keys.access, client.accessTokenSeconds, {
      sub: client.clientId,
      iss: this.settings.issuer,
      auth_time: Math.floor(this.now() / 1000),
      client_id: client.clientId,
      version: 2,
      token_use: 'access',
      scope: scopes.join(' '),
      jti: randomUUID(),
    });
    return { access_token: accessToken, expires_in: client.accessTokenSeconds, token_type: 'Bearer' };
  }

  /** The claims of an access token of this pool, or undefined when it is not one or has expired. */
  async verifyAccessToken(token: string): Promise<JWTPayload | undefined> {
    try {
      if (decodeProtectedHeader(token).kid !== this.keys.access.keyId) return undefined;
      const key = await importJWK(this.keys.access.publicJwk, 'RS256');
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: this.settings.issuer,
        currentDate: new Date(this.now()),
      });
      return payload.token_use === 'access' ? payload : undefined;
    } catch {
      return undefined;
    }
  }

  #sign(key: SigningKey, lifetimeSeconds: number, claims: JWTPayload): Promise<string> {
    const issuedAt = Math.floor(this.now() / 1000);
    return new SignJWT({ ...claims, iat: issuedAt, exp: issuedAt + lifetimeSeconds })
      .setProtectedHeader({ kid: key.keyId, alg: 'RS256' })
      .sign(key.privateKey);
  }
}

/** The S256 code challenge of a verifier (RFC 7636 §4.2). */
export function codeChallengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
