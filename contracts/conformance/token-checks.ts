import { issuerOfPool } from '../../cognito/addresses';
import { type ConformanceCheck, expectThat } from './check';
import { altered, changedClaims, readToken, signedWithPublicKey } from './crafted-tokens';
import { NotCheckable } from './fault';
import { expectRefused } from './refusal';
import { type Stranger, startStranger, strangersKid } from './stranger';
import type { MintRequest } from './test-issuer';
import { type ConformanceWorld, triedOn } from './world';

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

/** Refuses the claims of a token that is valid, signed by a stranger, and asks the stranger for nothing. */
function refusesStrangers(
  what: string,
  headersOf: (stranger: Stranger, jwk: object) => readonly Readonly<Record<string, unknown>>[],
): ConformanceCheck {
  return {
    behaviour: `refuses ${what}`,
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      const stranger = await startStranger();
      try {
        const count = headersOf(stranger, {}).length;
        for (let at = 0; at < count; at += 1) {
          const crafted = await stranger.sign(token, (jwk) => headersOf(stranger, jwk)[at] ?? {});
          expectRefused(await world.send(request, crafted), `A request with ${what}`);
        }
        expectThat(
          !stranger.wasAsked(),
          `A request with ${what} was refused, but the service fetched what the header points to: so anybody lets ` +
            'it ask any address, also within your network. Keys come from the issuer alone.',
        );
      } finally {
        await stranger.close();
      }
    },
  };
}

/** Refuses tokens that only the issuer can mint, or else the provider's own states. */
function refusesMinted(
  what: string,
  state: string | undefined,
  mint: (claims: Readonly<Record<string, unknown>>) => readonly Partial<MintRequest>[],
): ConformanceCheck {
  return refuses(what, async (valid, { issuer, tokenOf, service }) => {
    if (issuer) {
      const own = { sub: String(readToken(valid).claims.sub), scopes: Object.keys(service.scopes) };
      // The claims of the issuer's own tokens: those of the states may be another issuer's.
      const { claims } = readToken(await issuer.mint(own));
      return Promise.all(mint(claims).map((changes) => issuer.mint({ ...own, ...changes })));
    }
    if (state === undefined) throw new NotCheckable('only an issuer that the service trusts can mint one');
    return [await tokenOf(state, { scopes: Object.keys(service.scopes) })];
  });
}

const algNone = ['none', 'None', 'NONE', 'nOnE'];

/** Which tokens a service refuses, beyond what the contract asks of it. */
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
  refuses('a token with a part too many', (valid) => [`${valid}.x`, `${valid}.`]),
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
  refusesStrangers('a token signed by a key that it brings along (jwk)', (_stranger, jwk) => [
    { jwk, kid: strangersKid },
  ]),
  refusesStrangers('a token signed by a key that it points to (jku, x5u)', ({ keysUrl }) => [
    { jku: keysUrl, kid: strangersKid },
    { x5u: keysUrl, kid: strangersKid },
  ]),
  refusesStrangers('a token of an unknown key (kid), or of none', ({ keysUrl }) => [
    { kid: strangersKid },
    {},
    { kid: '../../../../dev/null' },
    { kid: keysUrl },
  ]),
  refuses('a token signed with the public key as a secret (HS256)', async (valid, { issuer, service }) => {
    if (!issuer) throw new NotCheckable('the public key is known of an issuer only');
    const { sub } = readToken(valid).claims;
    const minted = await issuer.mint({ sub: String(sub), scopes: Object.keys(service.scopes) });
    return signedWithPublicKey(minted, await issuer.jwks());
  }),

  refusesMinted('an ID token', 'an ID token', ({ client_id: aud }) => [
    { claims: { token_use: 'id', aud, client_id: null, scope: null } },
  ]),
  refusesMinted('a token of another app client', 'an access token of another app client', ({ client_id }) =>
    [
      { client_id: 'another-client' },
      { client_id: 'another-client', aud: client_id },
      { client_id: `${client_id}x` },
      { client_id: String(client_id).toUpperCase() },
      { client_id: null },
    ].map((claims) => ({ claims })),
  ),
  refusesMinted('a token of another user pool', 'an access token of another user pool', ({ iss }) => [
    { pool: 'eu-west-1_Another' },
    { pool: `${String(iss).replace(/.*\//, '')}x` },
  ]),
  refusesMinted('a token of another issuer under the key of the right one', undefined, ({ iss }) =>
    [
      issuerOfPool('eu-west-1_Another'),
      `${iss}x`,
      `${iss}/`,
      String(iss).replace(/^https?:/, (scheme) => (scheme === 'http:' ? 'https:' : 'http:')),
      String(iss).replace(/[^/]*$/, 'eu-west-1_Another'),
      String(iss).toUpperCase(),
      null,
    ].map((other) => ({ claims: { iss: other } })),
  ),
  refusesMinted('a token that never expires', undefined, () => [{ claims: { exp: null } }]),
  refusesMinted('a token that expired a quarter of an hour ago', undefined, () => [{ expiresIn: -900 }]),
  refusesMinted('a token that is not good yet', undefined, () => [
    { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } },
  ]),
];
