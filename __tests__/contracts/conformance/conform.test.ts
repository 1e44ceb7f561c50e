import { type ConformOptions, conform } from '../../../contracts/conformance/conform';
import { createWorld } from '../../../contracts/conformance/create-world';
import { referenceIssuer } from '../../../contracts/conformance/reference-issuer';
import { stateChecks } from '../../../contracts/conformance/state-checks';
import { remoteIssuer } from '../../../contracts/conformance/test-issuer';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import { mintedStatesOf, statesOf } from '../../../contracts/states';
import { handlerStates } from '../../../contracts/verifier/handler-states';
import { httpStates, type StateChanges, unknownState } from '../../../contracts/verifier/provider-states';
import { Redaction } from '../../../contracts/verifier/redaction';
import { largestBodyBytes } from '../../../skill/saas/body';
import { type Answer, startFakeService } from '../../support/fake-service';
import { lamp } from '../../support/lamp/api';

// Each check is a request or several, which takes its time on a busy machine.
let provider: ReferenceProvider;
beforeAll(async () => {
  provider = await startReferenceProvider(lamp);
});
afterAll(() => provider.close());

const nobody = 'http://127.0.0.1:9';

/** What became of the checks of a service that is right, asked in another way. */
const outcomeOf = (changes: Partial<ConformOptions>) =>
  conform({
    service: lamp,
    providerUrl: provider.saas.url,
    states: handlerStates(statesOf(lamp), provider.states),
    ...changes,
  }).then(
    ({ ok }) => ok,
    (error: Error) => `${error.name}: ${error.message}`,
  );

async function withStatesThat(answer: Answer) {
  const states = await startFakeService(answer);
  const outcome = await outcomeOf({ states: httpStates(`${states.url}/states`) });
  await states.close();
  return outcome;
}

describe('of a service nothing is said', () => {
  it('that nobody answers for', async () => {
    expect(await outcomeOf({ providerUrl: nobody })).toMatch(
      /^VerificationError: The provider \S+ does not answer/,
    );
  });

  it('whose states are somewhere else', async () => {
    expect(await withStatesThat((_request, reply) => reply.code(404).send({}))).toMatch(
      /^VerificationError: The states endpoint \S+ answered 404 to "a valid access token"/,
    );
  });

  it('whose states endpoint is not there', async () => {
    expect(await outcomeOf({ states: httpStates(nobody) })).toMatch(
      /^VerificationError: The states endpoint \S+ does not answer/,
    );
  });

  it('whose states endpoint ends while it is asked', async () => {
    let asked = 0;
    const outcome = await withStatesThat((request, reply) => {
      asked += 1;
      if (asked > 3) return reply.raw.destroy();
      const { state } = request.body as { state: string };
      return reply.code(state === unknownState ? 404 : 200).send({});
    });
    expect(outcome).toMatch(/^VerificationError: The states endpoint \S+ does not answer/);
  });

  it('of which not one check could be made', async () => {
    const outcome = await withStatesThat((request, reply) => {
      const { state } = request.body as { state: string };
      return reply.code(state === unknownState ? 404 : 409).send({});
    });
    expect(outcome).toBe(
      'VerificationError: None of the checks could be made: the states endpoint does not know "a valid access token".',
    );
  });

  it('whose issuer is not there, or is something else', async () => {
    const other = await startFakeService((_request, reply) => reply.code(200).send('hello'));
    expect(await outcomeOf({ issuer: remoteIssuer(nobody) })).toMatch(
      /^VerificationError: The test issuer \S+ does not answer: .+ The command issuer starts one\.$/,
    );
    expect(await outcomeOf({ issuer: remoteIssuer(other.url) })).toMatch(
      /^VerificationError: The test issuer \S+ answered 200 to \/\S+: is this the URL/,
    );
    await other.close();
  });
});

it('a service that is right is, without an issuer too', async () => {
  expect(await outcomeOf({})).toBe(true);
});

/** The states of the reference, one token of which is another. */
const givingInstead = (
  name: string,
  instead: (token: string, customer: unknown) => string | Promise<string>,
): StateChanges => {
  const states = handlerStates({ ...statesOf(lamp), ...mintedStatesOf(lamp) }, provider.states);
  return {
    ...states,
    setUp: async (state) => {
      const values = await states.setUp(state);
      if (state.name !== name || typeof values.accessToken !== 'string') return values;
      return { ...values, accessToken: await instead(values.accessToken, state.params.customer) };
    },
  };
};

const minted = (override: Readonly<Record<string, unknown>>, sub: unknown = 'ada') =>
  provider.mint.accessToken({ sub: String(sub), scopes: Object.keys(lamp.scopes), override });

const valid = 'a valid access token';

test.each<[title: string, states: () => StateChanges, message: RegExp]>([
  ['no JWT', () => givingInstead(valid, () => 'opaque'), /is no JWT, and Cognito's access tokens are/],
  [
    'a forged token that has expired',
    () => givingInstead('a forged access token', () => minted({ exp: 1 })),
    /The token of "a forged access token" has expired/,
  ],
  [
    'a forged token for a revoked one',
    () =>
      givingInstead('a revoked access token', (_token, customer) =>
        provider.mint.accessToken({ sub: String(customer), scopes: ['lamp.read'], forged: true }),
      ),
    /The token of "a revoked access token" has a signature of another key/,
  ],
  [
    'a good token for a forged one',
    () =>
      givingInstead('a forged access token', (_token, customer) =>
        provider.mint.accessToken({ sub: String(customer), scopes: ['lamp.read'] }),
      ),
    /The token of "a forged access token" has the signature of the right key/,
  ],
  [
    'a token that names an audience',
    () => givingInstead(valid, (_token, customer) => minted({ aud: 'https://api.example.com' }, customer)),
    /An access token of Cognito has no aud/,
  ],
  [
    'an ID token',
    () => givingInstead(valid, (_token, customer) => minted({ token_use: 'id' }, customer)),
    /Its token_use is "id", not "access"/,
  ],
  [
    'a token without what Cognito says',
    () => givingInstead(valid, (_token, customer) => minted({ jti: undefined, iat: undefined }, customer)),
    /An access token of Cognito has iat, jti, and this one has not/,
  ],
  ['everybody the same token', () => givingInstead(valid, () => minted({})), /have the same sub/],
  [
    'a token without the customerId that it is called by',
    () => givingInstead('an access token that names the customer', () => minted({})),
    /has no customerId/,
  ],
])('states that give %s are found out', async (_title, states, message) => {
  const faults: string[] = [];
  for (const { run } of stateChecks) {
    const world = createWorld({
      service: lamp,
      providerUrl: provider.saas.url,
      states: states(),
      issuer: referenceIssuer(provider.mint),
      redaction: new Redaction(),
      timeout: 60_000,
    });
    await run(world).catch(({ message: fault }: Error) => faults.push(fault));
  }
  expect(faults.join('\n')).toMatch(message);
  expect(faults.join('\n')).not.toContain('eyJ');
});

test('a secret that the states endpoint says is in no report', async () => {
  const secret = 's3cret-of-the-states';
  const states = await startFakeService((request, reply) => {
    const { state } = request.body as { state: string };
    return reply.code(state === unknownState ? 404 : 500).send(`no, ${secret}`);
  });
  const { results } = await conform({
    service: lamp,
    providerUrl: provider.saas.url,
    states: httpStates(states.url, { secret }),
    secrets: [secret],
  });
  await states.close();
  expect(results.at(-1)?.message).toContain('no, [redacted]');
  expect(JSON.stringify(results)).not.toContain(secret);
});

test('a token without a shape that the service echoes is in no report', async () => {
  const echo = await startFakeService((request, reply) =>
    reply.code(401).header('www-authenticate', `Bearer error="x", was="${given}"`).send(request.headers),
  );
  const given = 'opaque-and-secret-1';
  const { results } = await conform({
    service: lamp,
    providerUrl: echo.url,
    states: givingInstead(valid, () => given),
  });
  await echo.close();
  expect(JSON.stringify(results)).toContain('was=\\"[redacted]');
  expect(JSON.stringify(results)).not.toContain(given);
});

test('an answer of more than the skill reads is a fault', async () => {
  const large = await startFakeService((_request, reply) =>
    reply.code(401).send({ detail: 'x'.repeat(largestBodyBytes) }),
  );
  const { results } = await conform({
    service: lamp,
    providerUrl: large.url,
    states: handlerStates(statesOf(lamp), provider.states),
  });
  await large.close();
  expect(results.flatMap((one) => one.message ?? []).join('\n')).toMatch(
    /bytes, and the skill reads \d+ at most/,
  );
});
