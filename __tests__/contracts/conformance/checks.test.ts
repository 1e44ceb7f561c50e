import { Problem } from '../../../contracts/reference/problem';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import { createTokenMint, type TokenMint } from '../../../contracts/reference/token-mint';
import { brokenBy, namedChecks } from '../../support/conformance';
import { lamp } from '../../support/lamp/api';
import type { Lamps } from '../../support/lamp/reference';
import { carriedFaults } from './carried-faults';
import type { Parts } from './fault';
import { tokenFaults } from './token-faults';

// Each check is a request or several, which takes its time on a busy machine.
let mint: TokenMint;
beforeAll(async () => {
  mint = await createTokenMint({
    userPoolId: 'eu-west-1_Conform',
    clientId: 'conform-client',
    audience: 'https://api.example.com',
  });
});

async function withLamp<Result>(
  replaceParts: (parts: Parts) => Parts,
  use: (provider: ReferenceProvider<Lamps>) => Promise<Result>,
): Promise<Result> {
  const provider = await startReferenceProvider(lamp, { replaceParts }, mint);
  try {
    return await use(provider);
  } finally {
    await provider.close();
  }
}

const faults = [...tokenFaults, ...carriedFaults];
const whole = (parts: Parts) => parts;
const checks = namedChecks(lamp).map(({ name }) => name);

describe('a service that is right passes', () => {
  let provider: ReferenceProvider<Lamps>;
  beforeAll(async () => {
    provider = await startReferenceProvider(lamp, {}, mint);
  });
  afterAll(() => provider.close());

  it.each(checks)('%s', async (name) => {
    expect(await brokenBy(lamp, provider, name)).toBeUndefined();
  });
});

it.each(checks.filter((name) => /scheme|after it/.test(name) && name.includes('refuses')))(
  'a service that calls a malformed header one (400, as RFC 6750 has it) passes: %s',
  async (name) => {
    const calling = (parts: Parts): Parts => ({
      ...parts,
      guard: (authorization, required) => {
        if (!/^bearer \S+$/i.test(authorization ?? '')) throw new Problem('bad-request');
        return parts.guard(authorization, required);
      },
    });
    expect(await withLamp(calling, (provider) => brokenBy(lamp, provider, name))).toBeUndefined();
  },
);

describe('a fault is noticed:', () => {
  it.each(faults)('%s (%s)', async (_fault, name, break_) => {
    expect(await withLamp(break_, (provider) => brokenBy(lamp, provider, name))).toMatch(/\.$|: /);
  });

  it('and each check of tokens notices one', () => {
    const noticing = new Set(faults.map(([, name]) => name));
    expect(checks.filter((name) => name.startsWith('tokens: ') && !noticing.has(name))).toEqual([
      // The reference's guard is given the one header, and nothing else that could be taken.
      'tokens: refuses a token in the query',
      'tokens: refuses a token in a cookie',
      'tokens: believes nobody who only says who the customer is',
      'tokens: knows the customer by the token alone, whatever else a request with one says',
      'tokens: gives nothing without a token, however the path is written',
    ]);
  });

  it('what cannot be checked says why', async () => {
    const name = 'tokens: takes a token as Cognito gives it, without an audience';
    expect(await withLamp(whole, (provider) => brokenBy(lamp, provider, name, false))).toBe(
      'it takes an issuer that the service trusts: --issuer-url',
    );
  });
});
