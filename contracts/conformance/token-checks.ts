import { issuerOfPool } from '../../cognito/addresses';
import { excerpt } from '../verifier/redaction';
import { type ConformanceCheck, expectThat, NotCheckable } from './check';
import { altered, changedClaims, readToken, signedByStranger, signedWithPublicKey } from './crafted-tokens';
import type { MintRequest } from './test-issuer';
import type { WireAnswer, WireRequest } from './wire';
import { type ConformanceWorld, triedOn } from './world';

const challengeOf = (answer: WireAnswer) => answer.headers['www-authenticate'] ?? '';

function expectRefused(answer: WireAnswer, what: string, ...statuses: readonly number[]): void {
  const wanted = statuses.length > 0 ? statuses : [401];
  expectThat(
    wanted.includes(answer.status),
    `${what} was answered with ${answer.status}; it has to be refused with ${wanted.join(' or ')}.`,
  );
}

/** Refuses whatever is made of a token that is valid. */
function refuses(
  what: string,
  make: (valid: string, world: ConformanceWorld) => Promise<readonly string[]> | readonly string[],
): ConformanceCheck {
  return {
    behaviour: `refuses ${what}`,
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      for (const crafted of await make(token, world)) {
        expectRefused(await world.send(request, crafted), `A request with ${what}`);
      }
    },
  };
}

/** Refuses a token that only the issuer can mint, or else the provider's own states. */
function refusesMinted(
  what: string,
  state: string | undefined,
  mint: (claims: Readonly<Record<string, unknown>>) => Partial<MintRequest>,
): ConformanceCheck {
  return refuses(what, async (valid, { issuer, tokenOf, service }) => {
    if (issuer) {
      const { claims } = readToken(valid);
      return [
        await issuer.mint({ sub: String(claims.sub), scopes: Object.keys(service.scopes), ...mint(claims) }),
      ];
    }
    if (state === undefined) throw new NotCheckable('only an issuer that the service trusts can mint one');
    return [await tokenOf(state, { scopes: Object.keys(service.scopes) })];
  });
}

/** Refuses a request that does not carry its token as RFC 6750 says: it has none, or is malformed (section 3.1). */
function refusesCarried(
  what: string,
  carry: (request: WireRequest, token: string) => WireRequest,
): ConformanceCheck {
  return {
    behaviour: `refuses ${what}`,
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      expectRefused(await world.send(carry(request, token)), `A request with ${what}`, 401, 400);
    },
  };
}

const authorized = (request: WireRequest, authorization: string): WireRequest => ({
  ...request,
  headers: { ...request.headers, authorization },
});

const algNone = ['none', 'None', 'NONE', 'nOnE'];

/** Scopes that are no scope of the operation's, though they look like it. */
const lookAlikes = (audience: string, scope: string): readonly string[] => [
  `${audience}/${scope}x`,
  `${audience}/x${scope}`,
  `${audience}/${scope.slice(0, -1)}`,
  `x${audience}/${scope}`,
  `https://other.example.com/${scope}`,
  scope,
];

/** How a service treats tokens, beyond what the contract asks of it. */
export const tokenChecks: readonly ConformanceCheck[] = [
  refuses('a token of the algorithm none', (valid) =>
    algNone.flatMap((alg) => [
      altered(valid, { header: { alg }, signature: '' }),
      altered(valid, { header: { alg } }),
    ]),
  ),
  refuses('a token without a signature, or with a piece of it', (valid) => [
    altered(valid, { signature: '' }),
    altered(valid, { signature: readToken(valid).signature.slice(0, 20) }),
  ]),
  refuses('a token whose algorithm was changed', (valid) => [altered(valid, { header: { alg: 'RS512' } })]),
  {
    behaviour: 'refuses a token of which a claim was changed',
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      // A service may remember a token that was good.
      await world.send(request, token);
      for (const { claim, token: crafted } of changedClaims(token)) {
        expectRefused(
          await world.send(request, crafted),
          `A request with a token whose ${claim} was changed`,
        );
      }
    },
  },
  refuses('a token signed by a key that it brings along (jwk)', async (valid) => [
    await signedByStranger(valid, (jwk) => ({ jwk, kid: 'of-a-stranger' })),
  ]),
  refuses('a token signed by a key that it points to (jku)', async (valid) => [
    await signedByStranger(valid, () => ({ jku: 'http://127.0.0.1:9/jwks.json', kid: 'of-a-stranger' })),
  ]),
  refuses('a token of an unknown key (kid), or of none', async (valid) => [
    await signedByStranger(valid, () => ({ kid: 'of-a-stranger' })),
    await signedByStranger(valid, () => ({})),
    await signedByStranger(valid, () => ({ kid: '../../../../dev/null' })),
  ]),
  refuses('a token signed with the public key as a secret (HS256)', async (valid, { issuer, service }) => {
    if (!issuer) throw new NotCheckable('the public key is known of an issuer only');
    const { sub } = readToken(valid).claims;
    const minted = await issuer.mint({ sub: String(sub), scopes: Object.keys(service.scopes) });
    return signedWithPublicKey(minted, await issuer.jwks());
  }),

  refusesMinted('an ID token', 'an ID token', ({ client_id: aud }) => ({
    claims: { token_use: 'id', aud, client_id: null, scope: null },
  })),
  refusesMinted('a token of another app client', 'an access token of another app client', () => ({
    claims: { client_id: 'another-client' },
  })),
  refusesMinted('a token of another user pool', 'an access token of another user pool', () => ({
    pool: 'eu-west-1_Another',
  })),
  refusesMinted('a token of another issuer under the key of the right one', undefined, () => ({
    claims: { iss: issuerOfPool('eu-west-1_Another') },
  })),
  refusesMinted('a token that never expires', undefined, () => ({ claims: { exp: null } })),
  refusesMinted('a token that expired a quarter of an hour ago', undefined, () => ({ expiresIn: -900 })),
  refusesMinted('a token that is not good yet', undefined, () => ({
    claims: { nbf: Math.floor(Date.now() / 1000) + 3600 },
  })),
  {
    behaviour: 'takes a token as Cognito gives it, without an audience',
    async run(world) {
      if (!world.issuer) {
        throw new NotCheckable('it takes an issuer that the service trusts: npm run contracts:issuer');
      }
      const { request, token } = await world.usual(triedOn(world));
      const { claims } = readToken(token);
      const minted = await world.issuer.mint({
        sub: String(claims.sub),
        scopes: Object.keys(world.service.scopes),
      });
      const { status } = await world.send(request, minted);
      expectThat(
        status < 300,
        `A token of Cognito's shape was answered with ${status}: it has client_id and token_use, and no aud.`,
      );
    },
  },
  {
    behaviour: 'takes a scope only by its whole name, and only its own',
    async run(world) {
      for (const [name, { scope, method, path }] of Object.entries(world.service.operations)) {
        const { request, token } = await world.usual(name);
        const { claims } = readToken(token);
        const audience = String(claims.scope ?? '').match(/(\S+)\/[^/\s]+/)?.[1];
        if (audience === undefined)
          throw new NotCheckable('the scopes of the tokens have no resource server');
        for (const lookAlike of lookAlikes(audience, scope)) {
          const crafted = world.issuer
            ? await world.issuer.mint({ sub: String(claims.sub), claims: { scope: lookAlike } })
            : await world.tokenOf('an access token of this scope', { scope: lookAlike });
          expectRefused(
            await world.send(request, crafted),
            `${method} ${path} with a token of the scope ${lookAlike} instead of ${audience}/${scope}`,
            403,
          );
        }
      }
    },
  },

  {
    behaviour: 'takes the name of the scheme in any letters',
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      for (const scheme of ['bearer', 'BEARER']) {
        const { status } = await world.send(authorized(request, `${scheme} ${token}`));
        expectThat(status < 300, `A request with "${scheme} <token>" was answered with ${status}.`);
      }
    },
  },
  refusesCarried('a token of the scheme Basic', (request, token) => authorized(request, `Basic ${token}`)),
  refusesCarried('a token of the scheme Token', (request, token) => authorized(request, `Token ${token}`)),
  refusesCarried('a token without a scheme', (request, token) => authorized(request, token)),
  refusesCarried('a token in the query', (request, token) => ({
    ...request,
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}access_token=${token}`,
  })),
  refusesCarried('a token and something after it', (request, token) =>
    authorized(request, `Bearer ${token} x`),
  ),
  {
    behaviour: 'asks for a token, with no error code, where none was sent',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request } = await world.usual(name);
        const answer = await world.send(request);
        expectRefused(answer, `${method} ${path} without a token`);
        expectThat(
          !/\berror\s*=/i.test(challengeOf(answer)),
          `The challenge of ${method} ${path} without a token has an error code, and nothing was wrong with a token ` +
            `(RFC 6750, section 3.1): ${challengeOf(answer)}`,
        );
      }
    },
  },
  {
    behaviour: 'tells nobody without a token what there is',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request } = await world.usual(name);
        const refused = await refusal(world, request);
        for (const [unknown, what] of unknownPaths(path)) {
          const other = await refusal(world, { ...request, path: unknown });
          expectThat(
            refused.status === other.status && refused.challenge === other.challenge,
            `Without a token ${method} ${path} is answered with ${refused.status} and ${what} with ${other.status}, or ` +
              'with another challenge: check the token before you look at what is asked for.',
          );
          expectThat(
            refused.words === undefined || other.words === undefined || refused.words === other.words,
            `Without a token ${method} ${path} is answered in other words than ${what}: ${excerpt(other.words ?? '', 100)}`,
          );
        }
      }
    },
  },
];

/** Paths that are not there, beside one that is, and what each is. */
function unknownPaths(path: string): (readonly [path: string, what: string])[] {
  const beside = path.replace(/^(\/[^/{}]+)?.*$/, '$1/there-is-no-such-path');
  return [
    ...(path.includes('{')
      ? [[path.replaceAll(/\{\w+\}/g, 'there-is-no-such-id'), 'an id that does not exist'] as const]
      : []),
    [beside, 'a path that does not exist'] as const,
  ];
}

/** How a request without a token is refused: what it says of itself, and what is new each time, left out. */
async function refusal({ send }: ConformanceWorld, request: WireRequest) {
  const [first, again] = [await send(request), await send(request)];
  const words = first.text.replaceAll(request.path.replace(/\?.*/, ''), '');
  return {
    status: first.status,
    challenge: challengeOf(first),
    words: first.text === again.text ? words : undefined,
  };
}
