import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { alexaLimits } from '../../../alexa/limits';
import { type Check, sources } from '../check';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { expiresInFault, type TokenAnswer } from '../token-answer';
import { listed } from './configuration';

/** What a customer sees of a link that does not last. */
export const relink =
  'The link works at first; later the customer is asked to link again, for no visible reason.';

/** Seconds by which a token's own end may differ from what was said. */
const tolerance = 60;

/** What a customer's tokens are, and how long. */
export const tokensChecks: readonly Check[] = [
  {
    id: 'token-type',
    area: 'tokens',
    asks: 'Is `token_type` Bearer?',
    severity: 'error',
    customerSees: '“We were unable to link”, after signing in.',
    remedy: 'Answer "token_type": "Bearer".',
    source: sources.oauth('5.1'),
    needs: ['customer'],
    ask: async (probe) => {
      const { token_type: type } = (await probe.tokens()).json;
      return typeof type === 'string' && type.toLowerCase() === 'bearer'
        ? undefined
        : `it is ${typeof type === 'string' ? type.slice(0, 20) : 'missing'}`;
    },
  },
  {
    id: 'expires-in',
    area: 'tokens',
    asks: 'Is `expires_in` there, as a number?',
    severity: 'error',
    customerSees: relink,
    remedy: 'Answer with "expires_in" in seconds: without it Alexa does not know when to refresh.',
    source: sources.requirements,
    needs: ['customer'],
    ask: async (probe) => expiresInFault(await probe.tokens()),
  },
  {
    id: 'expires-in-long',
    area: 'tokens',
    asks: `Does the access token live at least ${alexaLimits.accessTokenSeconds} s?`,
    severity: 'error',
    customerSees: relink,
    remedy: 'Let access tokens live six minutes or more; an hour is usual.',
    source: sources.requirements,
    needs: ['customer'],
    ask: async (probe) => {
      const seconds = Number((await probe.tokens()).json.expires_in);
      return seconds < alexaLimits.accessTokenSeconds ? `${seconds} s` : undefined;
    },
  },
  {
    id: 'expires-in-true',
    area: 'tokens',
    asks: 'Does the access token end when `expires_in` says?',
    severity: 'error',
    customerSees: 'The skill asks the customer to link, although they are linked, until the next refresh.',
    remedy: 'Make `expires_in` of the token’s own `exp`.',
    source: sources.oauth('5.1'),
    needs: ['customer'],
    ask: async (probe) => {
      const answer = await probe.tokens();
      const { exp, iat } = probe.claims(answer);
      const [says, ends] = [Number(answer.json.expires_in), Number(exp) - Number(iat ?? Date.now() / 1_000)];
      if (!Number.isFinite(says) || !Number.isFinite(ends)) throw new Skipped('one of them is not there');
      return Math.abs(says - ends) > tolerance
        ? `it says ${says} s and the token lives ${Math.round(ends)} s`
        : undefined;
    },
  },
  {
    id: 'refresh-token',
    area: 'tokens',
    asks: 'Does a refresh token come?',
    severity: 'error',
    customerSees: '“We were unable to link”, or the customer is asked to link again after an hour.',
    remedy: 'Give the client refresh tokens; some servers do for the scope offline_access only.',
    source: sources.requirements,
    needs: ['customer'],
    ask: async (probe) => {
      const { refresh_token: token } = (await probe.tokens()).json;
      return typeof token === 'string' && token !== '' ? undefined : 'none came';
    },
  },
  {
    id: 'scopes-granted',
    area: 'tokens',
    asks: 'Does the token have every scope that was asked for?',
    severity: 'error',
    customerSees: 'The skill says that a permission is missing, however often the customer links.',
    remedy: 'Allow the client the scope, and the customer what it stands for.',
    source: sources.oauth('3.3'),
    needs: ['customer'],
    ask: async (probe) => {
      const answer = await probe.tokens();
      const scope = answer.json.scope ?? claim(probe, answer, 'scope') ?? claim(probe, answer, 'scp');
      // A server that grants what was asked for need not say so.
      if (scope === undefined) return undefined;
      const granted = Array.isArray(scope) ? scope : String(scope).split(' ');
      // What OpenID Connect adds is about the ID token; offline_access is granted by the refresh token.
      const asked = probe.target.scopes.filter((one) => one !== 'offline_access');
      return listed(asked.filter((one) => !granted.includes(one)));
    },
  },
  jwtCheck('jwt-issuer', 'Is the token’s issuer the user pool’s?', async (claims, probe) => {
    const { issuer } = probe.target.cognito ?? {};
    return claims.iss === issuer ? undefined : `it is ${String(claims.iss).slice(0, 100)}`;
  }),
  jwtCheck('jwt-client', 'Does the token name Alexa’s client in `client_id`?', async (claims, probe) =>
    claims.client_id === probe.target.clientId ? undefined : 'it names another one, or none',
  ),
  jwtCheck('jwt-use', 'Is `token_use` access?', async (claims) =>
    claims.token_use === 'access' ? undefined : `it is ${String(claims.token_use).slice(0, 20)}`,
  ),
  jwtCheck('jwt-audience', 'Is there no `aud`, which a service would have to check?', async (claims) =>
    claims.aud === undefined ? undefined : 'there is one, although no resource was asked for',
  ),
  {
    ...jwtCheck('jwt-signature', 'Is the token signed by a key of the issuer?', async () => undefined),
    ask: async (probe) => {
      const { issuer } = probe.target.cognito ?? {};
      const { access_token: token } = (await probe.tokens()).json;
      const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
        [customFetch]: async (url: string) => {
          const { status, body } = await probe.network.send({ method: 'GET', url });
          return new Response(body, { status });
        },
      });
      try {
        await jwtVerify(String(token), keys);
        return undefined;
      } catch (error) {
        return error instanceof errors.JOSEError ? error.code : (error as Error).message;
      }
    },
  },
];

/** A claim that a service checks. */
function jwtCheck(
  id: string,
  asks: string,
  look: (claims: Readonly<Record<string, unknown>>, probe: Probe) => Promise<string | undefined>,
): Check {
  return {
    id,
    area: 'tokens',
    asks,
    severity: 'error',
    customerSees: 'The skill asks to link again and again: the service refuses every token.',
    remedy: 'Check that authorization server, client and outputs are of one environment.',
    source: sources.cognitoTokens,
    needs: ['customer', 'cognito'],
    ask: async (probe) => look(probe.claims(await probe.tokens()), probe),
  };
}

function claim(probe: Probe, answer: TokenAnswer, name: string): unknown {
  try {
    return probe.claims(answer)[name];
  } catch {
    return undefined;
  }
}
