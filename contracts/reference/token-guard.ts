import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { JwtExpiredError } from 'aws-jwt-verify/error';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { Problem } from './problem';
import { scopeOnTheWire } from './scope';

/** Whose tokens the add-on for Alexa+ passes on. */
export interface AddonTokens {
  /** Its app client. */
  readonly clientId: string;
  /** That of MCP clients on customers' own machines. Default: there is none. */
  readonly publicClientId?: string | undefined;
  /** Its MCP URL, which is the audience of its tokens. */
  readonly resource: string;
}

/** What the guard must know of the user pool whose access tokens it accepts. */
export interface TokenGuardOptions {
  /** User pool id, e.g. `eu-west-1_AbCdEfGhI`; the issuer follows from it. */
  readonly userPoolId: string;
  /** The app client that Alexa uses. Tokens of the pool's other clients are refused. */
  readonly clientId: string;
  /** Default: there is no add-on. */
  readonly addon?: AddonTokens | undefined;
  /** Identifier of the resource server, the prefix of every scope, e.g. `https://api.example.com`. */
  readonly audience: string;
  /** The pool's public keys. They are never fetched: a token signed by another key is refused. */
  readonly jwks: Jwks;
  /** The clock in milliseconds, default `Date.now`. It may run ahead of the real one, not behind. */
  readonly now?: () => number;
  /** Whether a token was revoked, by its `jti` or `origin_jti`. Default: none is. */
  readonly isRevoked?: (claims: AccessTokenClaims) => boolean;
}

/** The claims of a verified Cognito access token that the service uses. */
export interface AccessTokenClaims {
  /** Cognito's id of the user. */
  readonly sub: string;
  /** The service's own id of the customer, where the user pool's functions put it into the token. */
  readonly customerId?: unknown;
  readonly jti: string;
  /** Shared by all tokens that came of one sign-in; revoking the refresh token revokes them all. */
  readonly origin_jti?: string | undefined;
  /** Seconds since 1970. */
  readonly exp: number;
}

/**
 * Checks an `Authorization` header and gives the token's claims.
 *
 * @param required scopes without the resource server's identifier, all of which are needed
 * @throws Problem `missing-token`, `invalid-token` or `insufficient-scope`, with the `WWW-Authenticate` header
 *   of RFC 6750 §3
 */
export type TokenGuard = (
  authorization: string | undefined,
  required: readonly string[],
) => AccessTokenClaims;

const realm = 'realm="saas-api"';

function invalidToken(description: string): Problem {
  return new Problem('invalid-token', {
    detail: description,
    headers: {
      'www-authenticate': `Bearer ${realm}, error="invalid_token", error_description="${description}"`,
    },
  });
}

/** A guard for one user pool. Keys are cached, so that a check costs one signature verification. */
export function createTokenGuard(options: TokenGuardOptions): TokenGuard {
  const { userPoolId, clientId, addon, audience, jwks, now = Date.now, isRevoked = () => false } = options;
  const addonClients = [addon?.clientId, addon?.publicClientId].filter((one) => one !== undefined);
  const verifier = CognitoJwtVerifier.create({
    userPoolId,
    clientId: [clientId, ...addonClients],
    tokenUse: 'access',
  });
  verifier.cacheJwks(jwks);

  return (authorization, required) => {
    const token = bearerTokenOf(authorization);
    if (!token) {
      // No error code: the request carried no token that could be wrong (RFC 6750 §3.1).
      throw new Problem('missing-token', { headers: { 'www-authenticate': `Bearer ${realm}` } });
    }
    const claims = verify(token);
    // The library's own check measures by the real clock and lets a token without `exp` pass.
    if (typeof claims.exp !== 'number' || claims.exp * 1000 <= now()) {
      throw invalidToken('The access token expired');
    }
    // A token that was asked for with `resource` is good there alone: the add-on is the one that passes it on.
    const meantFor: unknown = claims.aud;
    if (
      meantFor !== undefined &&
      !(addonClients.includes(claims.client_id) && meantFor === addon?.resource)
    ) {
      throw invalidToken('The access token is meant for another service');
    }
    if (isRevoked(claims)) throw invalidToken('The access token was revoked');
    const granted = (claims.scope ?? '').split(' ');
    // Not the library's `scope` option: given several scopes, it is content with any one of them.
    const needed = required.map((name) => scopeOnTheWire(audience, name));
    if (!needed.every((scope) => granted.includes(scope))) {
      throw new Problem('insufficient-scope', {
        headers: {
          'www-authenticate': `Bearer ${realm}, error="insufficient_scope", scope="${needed.join(' ')}"`,
        },
      });
    }
    return claims;
  };

  function verify(token: string) {
    try {
      return verifier.verifySync(token);
    } catch (error) {
      // The library's messages may quote claims, so they stay inside.
      throw invalidToken(
        error instanceof JwtExpiredError ? 'The access token expired' : 'The access token is not valid',
      );
    }
  }
}

/**
 * The token of an `Authorization` header (RFC 6750 §2.1), or undefined where there is none. The scheme's name is
 * case-insensitive (RFC 9110 §11.1). Which characters a token has is not looked at here: the library does that.
 */
function bearerTokenOf(authorization = ''): string | undefined {
  const [scheme, token, ...others] = authorization.split(' ').filter((part) => part !== '');
  return scheme?.toLowerCase() === 'bearer' && others.length === 0 ? token : undefined;
}
