import { randomUUID } from 'node:crypto';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { issuerOfPool } from '../../cognito/addresses';
import { scopeOnTheWire } from './scope';
import type { AddonTokens } from './token-guard';

/** The user pool and app client in whose name tokens are minted. */
export interface MintOptions {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Identifier of the resource server. */
  readonly audience: string;
  /** Default: an add-on that exists nowhere. */
  readonly addon?: AddonTokens;
}

/** What a minted token says. */
export interface MintedClaims {
  readonly sub: string;
  /** Without the resource server's identifier. */
  readonly scopes: readonly string[];
  /** Id of the token; default random. */
  readonly jti?: string;
  /** Seconds from now until it expires; negative for one that has. Default 3600. */
  readonly expiresIn?: number;
  /** Signs with a key that the pool does not have, under the id of one that it has. */
  readonly forged?: boolean;
  /** Claims that replace or, being undefined, remove the usual ones. */
  readonly override?: Readonly<Record<string, unknown>>;
}

/** Mints access tokens of the shape that Cognito gives them, for a service that trusts its keys. */
export interface TokenMint extends Required<MintOptions> {
  /** Public keys for the service that is to accept the tokens. */
  readonly jwks: Jwks;
  accessToken(claims: MintedClaims): Promise<string>;
}

/** A mint with keys of its own, made at each start and kept in memory only. */
export async function createTokenMint(options: MintOptions): Promise<TokenMint> {
  const [trusted, stranger] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(trusted.publicKey)), kid, alg: 'RS256', use: 'sig' };

  return {
    addon: { clientId: 'reference-addon', resource: 'https://add-on.example.com/mcp' },
    ...options,
    jwks: { keys: [jwk] } as Jwks,
    async accessToken({ sub, scopes, jti = randomUUID(), expiresIn = 3600, forged = false, override = {} }) {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        sub,
        iss: issuerOfPool(options.userPoolId),
        version: 2,
        client_id: options.clientId,
        origin_jti: randomUUID(),
        event_id: randomUUID(),
        token_use: 'access',
        scope: scopes.map((name) => scopeOnTheWire(options.audience, name)).join(' '),
        auth_time: now + Math.min(0, expiresIn - 3600),
        exp: now + expiresIn,
        iat: now + Math.min(0, expiresIn - 3600),
        jti,
        username: sub,
        ...override,
      };
      return new SignJWT(claims)
        .setProtectedHeader({ kid, alg: 'RS256' })
        .sign(forged ? stranger.privateKey : trusted.privateKey);
    },
  };
}
