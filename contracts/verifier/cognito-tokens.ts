import { generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import type { TokenSource } from './interaction-log';
import { type RequestedState, reasonOf } from './provider-states';

/** Where Cognito's tokens come from. */
export interface CognitoTokenOptions {
  /** Token endpoint of the sign-in domain, e.g. `https://signin.example.com/oauth2/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /**
   * Refresh token of a test user who signed in once with the API's scopes. Without it tokens are got by
   * client credentials, which need an app client of their own: Cognito allows no other grant beside it.
   */
  readonly refreshToken?: string;
  /** Identifier of the resource server, the prefix of the API's scopes. */
  readonly audience: string;
  /** A token of the pool that has expired: it stays so, and can be kept with the build's secrets. */
  readonly expiredToken?: string;
  /** A token that the service takes for revoked. */
  readonly revokedToken?: string;
}

/** What each state's token is made of. */
const recipes: Readonly<
  Record<string, (options: CognitoTokenOptions, scopes: readonly string[]) => Promise<string>>
> = {
  'a valid access token': validToken,
  'a forged access token': async (options, scopes) => forge(await validToken(options, scopes)),
  'an expired access token': async ({ expiredToken }) => {
    const token = given(expiredToken, 'EXPIRED_ACCESS_TOKEN', 'a token of the user pool that has expired');
    const { exp } = claimsOf(token);
    if (exp === undefined || exp * 1000 > Date.now()) {
      throw new Error('The token in EXPIRED_ACCESS_TOKEN has not expired.');
    }
    return token;
  },
  'a revoked access token': async ({ revokedToken }) =>
    given(revokedToken, 'REVOKED_ACCESS_TOKEN', 'a token that the service takes for revoked'),
};

/**
 * Gets tokens from the token endpoint of a Cognito user pool, one for each set of scopes. Not from
 * `InitiateAuth`: its access tokens carry none of the API's scopes.
 */
export function cognitoTokens(options: CognitoTokenOptions): TokenSource {
  const tokens = new Map<string, Promise<string>>();
  return {
    async tokenFor(state: RequestedState) {
      const recipe = Object.hasOwn(recipes, state.name) ? recipes[state.name] : undefined;
      if (recipe === undefined) return undefined;
      const { scopes } = z.object({ scopes: z.array(z.string()) }).parse(state.params);
      const key = JSON.stringify([state.name, scopes]);
      const token = tokens.get(key) ?? recipe(options, scopes);
      tokens.set(key, token);
      return token;
    },
  };
}

async function validToken(options: CognitoTokenOptions, scopes: readonly string[]): Promise<string> {
  const { tokenUrl, clientId, clientSecret, refreshToken, audience } = options;
  const wanted = scopes.map((name) => `${audience}/${name}`);
  const form = new URLSearchParams(
    refreshToken === undefined
      ? { grant_type: 'client_credentials', client_id: clientId, scope: wanted.join(' ') }
      : { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken },
  );
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(clientSecret === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` }),
    },
    body: form,
    // A refresh token would go along.
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new Error(`The token endpoint ${tokenUrl} does not answer: ${reasonOf(error)}.`);
  });
  const answer = tokenAnswer.safeParse(await response.json().catch(() => undefined)).data;
  if (!response.ok || answer?.access_token === undefined) {
    const error = answer?.error === undefined ? '' : ` ${answer.error}`;
    throw new Error(`The token endpoint ${tokenUrl} gave no access token: ${response.status}${error}.`);
  }
  checkScopes(answer.access_token, wanted, audience);
  return answer.access_token;
}

const tokenAnswer = z.object({ access_token: z.string().optional(), error: z.string().optional() });

/** A token with fewer or more scopes than the state has would test something else. */
function checkScopes(token: string, wanted: readonly string[], audience: string): void {
  const granted = (claimsOf(token).scope ?? '').split(' ').filter((name) => name.startsWith(`${audience}/`));
  const lacking = wanted.filter((name) => !granted.includes(name));
  const surplus = granted.filter((name) => !wanted.includes(name));
  if (lacking.length === 0 && surplus.length === 0) return;
  throw new Error(
    `Cognito gave a token with the scopes ${listed(granted)}, and the state asks for ${listed(wanted)}. ` +
      'A refresh token cannot narrow the scopes that the user granted: let the states endpoint give this ' +
      'token, or use client credentials.',
  );
}

const listed = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');

/** The same token signed by a key that the user pool does not have. */
async function forge(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const header = decoded(token, 0);
  return new SignJWT(decoded(token, 1)).setProtectedHeader({ ...header, alg: 'RS256' }).sign(privateKey);
}

function given(token: string | undefined, variable: string, what: string): string {
  if (token !== undefined && token !== '') return token;
  throw new Error(`Cognito cannot give such a token at will: set ${variable} to ${what}.`);
}

function claimsOf(token: string) {
  return z
    .object({ exp: z.number().optional(), scope: z.string().optional() })
    .catch({})
    .parse(decoded(token, 1));
}

function decoded(token: string, part: 0 | 1): Record<string, unknown> {
  try {
    return z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()));
  } catch {
    throw new Error('An access token of Cognito is a JWT, and this one is not.');
  }
}
