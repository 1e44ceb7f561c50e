import { existsSync } from 'node:fs';
import { service } from '#service/index';
import { addonContractFile } from '../../contracts/addon/contract';
import { addonInteractionsOf } from '../../contracts/addon/interactions';
import { addonStatesOf } from '../../contracts/addon/states';
import { Problem } from '../../contracts/reference/problem';
import { startReferenceProvider } from '../../contracts/reference/provider';
import type { SaasParts } from '../../contracts/reference/routes';
import { createTokenMint, type TokenMint } from '../../contracts/reference/token-mint';
import { statesOf } from '../../contracts/states';
import { handlerStates } from '../../contracts/verifier/handler-states';
import { verifyContract } from '../../contracts/verifier/verify';
import { describeUnless } from '../../testing/skip-log';

const { api } = service;
const catalogue = { ...statesOf(api), ...addonStatesOf(api) };

let mint: TokenMint;
beforeAll(async () => {
  mint = await createTokenMint({
    userPoolId: 'eu-west-1_AddOn',
    clientId: 'skill-client',
    audience: 'https://api.example.com',
  });
});

/** Verifies the add-on's contract on a service of which a part may be another. */
async function verify(replaceParts: (parts: SaasParts) => SaasParts = (parts) => parts) {
  const { saas, states, close } = await startReferenceProvider(api, { replaceParts }, mint);
  const { interactions } = await verifyContract({
    pact: { file: addonContractFile },
    providerUrl: saas.url,
    states: handlerStates(catalogue, states),
    catalogue,
  }).finally(close);
  return interactions;
}

interface Claims {
  readonly sub: string;
  readonly jti: string;
  readonly exp: number;
  readonly client_id: string;
  readonly aud?: string;
}

const claimsOf = (authorization = ''): Claims =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());

const refused = new Problem('invalid-token', {
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
});

/** A service that treats some of the add-on's tokens in another way. */
const guarding =
  (judge: (claims: Claims) => 'takes' | 'refuses' | undefined) =>
  (parts: SaasParts): SaasParts => ({
    ...parts,
    guard(authorization, required) {
      const claims = claimsOf(authorization);
      const verdict = judge(claims);
      if (verdict === 'takes') return claims;
      if (verdict === 'refuses') throw refused;
      return parts.guard(authorization, required);
    },
  });

const faults: readonly (readonly [fault: string, notices: RegExp, replace: ReturnType<typeof guarding>])[] = [
  [
    'takes the skill’s client alone',
    /with a token of the add-on( that lacks the scope)?$/,
    guarding(({ client_id: client }) => (client === mint.addon.clientId ? 'refuses' : undefined)),
  ],
  [
    'refuses every token that has an audience',
    /with a token of the add-on( that lacks the scope)?$/,
    guarding(({ aud }) => (aud === undefined ? undefined : 'refuses')),
  ],
  [
    'does not look at the audience',
    /of the add-on for another service$/,
    guarding(({ client_id: client, aud }) =>
      client === mint.addon.clientId && aud !== mint.addon.resource ? 'takes' : undefined,
    ),
  ],
  [
    'takes every client whose token has the right audience',
    /for the add-on of another client$/,
    guarding(({ client_id: client, aud }) =>
      client !== mint.addon.clientId && aud === mint.addon.resource ? 'takes' : undefined,
    ),
  ],
  [
    'asks the add-on for no scope',
    /of the add-on that lacks the scope$/,
    guarding(({ client_id: client, aud }) =>
      client === mint.addon.clientId && aud === mint.addon.resource ? 'takes' : undefined,
    ),
  ],
];

const missing = existsSync(addonContractFile)
  ? undefined
  : 'no environment has an add-on, so there is no contract';

describeUnless(missing, 'the contract of the add-on', () => {
  it('is kept by the reference', async () => {
    const interactions = await verify();
    expect(interactions.filter(({ passed }) => !passed)).toEqual([]);
    expect(interactions).toHaveLength(addonInteractionsOf(api).length);
  });

  it.each(faults)('is broken by a service that %s', async (_fault, notices, replace) => {
    const broken = (await verify(replace)).flatMap(({ passed, description }) => (passed ? [] : description));
    const expected = addonInteractionsOf(api).map(({ description }) => description);
    expect(broken.sort()).toEqual(expected.filter((one) => notices.test(one)).sort());
    expect(broken.length).toBeGreaterThan(0);
  });
});
