import { type ConformOptions, conform } from '../../../contracts/conformance/conform';
import { remoteIssuer } from '../../../contracts/conformance/test-issuer';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import { statesOf } from '../../../contracts/states';
import { handlerStates } from '../../../contracts/verifier/handler-states';
import { httpStates, unknownState } from '../../../contracts/verifier/provider-states';
import { type Answer, startFakeService } from '../../support/fake-service';
import { lamp } from '../../support/lamp/api';

// Each check is a request or several, which takes its time on a busy machine.
jest.setTimeout(60_000);

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
      /^VerificationError: The test issuer \S+ does not answer: .+ npm run contracts:issuer starts one\.$/,
    );
    expect(await outcomeOf({ issuer: remoteIssuer(other.url) })).toMatch(
      /^VerificationError: The test issuer \S+ answered 200 to \/mint: is this the URL/,
    );
    await other.close();
  });
});

it('a service that is right is, without an issuer too', async () => {
  expect(await outcomeOf({})).toBe(true);
});
