import { namedChecks } from '../../../__tests__/support/conformance';
import { startOwnService, stopOwnServices } from '../../../__tests__/support/own-service';
import { createWorld } from '../../../contracts/conformance/create-world';
import { ConformanceFault } from '../../../contracts/conformance/fault';
import { startTestIssuer, type TestIssuer } from '../../../contracts/conformance/test-issuer';
import { Redaction } from '../../../contracts/verifier/redaction';
import { api } from '../api';
import { answerFaults } from './faults/answer-faults';
import { dataFaults } from './faults/data-faults';
import type { Fault } from './faults/fault';
import { stateFaults } from './faults/state-faults';
import { tokenFaults } from './faults/token-faults';
import { ownStates, verifyOwn } from './own-verification';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer({ clientId: 'alexa-client', audience: 'https://api.example.com' });
});
afterAll(() => issuer.close());
afterEach(stopOwnServices);

const faults: readonly Fault[] = [...tokenFaults, ...answerFaults, ...dataFaults, ...stateFaults];

const start = (changes: Fault['changes']) =>
  startOwnService({ ISSUER: `${issuer.url}/eu-west-1_Test` }, changes);

/** What is wrong with the service, by who notices; undefined where nothing is. */
async function wrongWith(url: string, noticedBy: string): Promise<string | undefined> {
  if (noticedBy === 'contract') {
    const { interactions } = await verifyOwn(url);
    return interactions.find(({ passed }) => !passed)?.description;
  }
  const found = namedChecks(api).find(({ name }) => name === noticedBy);
  if (!found) throw new Error(`There is no check "${noticedBy}".`);
  const world = createWorld({
    ...{ service: api, providerUrl: url, states: ownStates(url), issuer },
    redaction: new Redaction(),
    timeout: 10_000,
  });
  return found.check.run(world).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ConformanceFault) return error.message;
      throw error;
    },
  );
}

describe('a fault of a service that shares nothing with this project is noticed:', () => {
  it.each(faults)('$fault ($noticedBy)', async ({ noticedBy, changes }) => {
    expect(await wrongWith(await start(changes), noticedBy)).toBeDefined();
  });

  it('and nothing where there is none', async () => {
    const url = await start([]);
    for (const by of new Set(faults.map(({ noticedBy }) => noticedBy))) {
      expect(await wrongWith(url, by)).toBeUndefined();
    }
  });

  it('and each check of the conformance notices one', () => {
    const noticing = new Set<string>(faults.map(({ noticedBy }) => noticedBy));
    expect(
      namedChecks(api)
        .filter(({ name }) => !noticing.has(name))
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
