import type { JSONWebKeySet } from 'jose';
import { issuerOfPool } from '../../cognito/addresses';
import type { TokenMint } from '../reference/token-mint';
import { type Issuer, mintRequest } from './test-issuer';

/** The mint of a reference SaaS as an issuer: of another user pool are tokens of its name, under another key. */
export function referenceIssuer(mint: TokenMint): Issuer {
  return {
    jwks: async () => ({ keys: mint.jwks.keys.map((key) => ({ ...key })) }) as JSONWebKeySet,
    async mint(request) {
      const { sub, scopes, pool, expiresIn, forged, claims } = mintRequest.parse(request);
      const isOther = request.pool !== undefined;
      const override = {
        ...(isOther ? { iss: issuerOfPool(pool) } : {}),
        ...Object.fromEntries(
          Object.entries(claims).map(([name, value]) => [name, value === null ? undefined : value]),
        ),
      };
      return mint.accessToken({ sub, scopes, expiresIn, forged: forged || isOther, override });
    },
  };
}
