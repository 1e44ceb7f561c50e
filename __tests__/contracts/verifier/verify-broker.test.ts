import { verifyContract } from '../../../contracts/verifier/verify';
import { startFakeService } from '../../support/fake-service';
import {
  type LoopbackBroker,
  type LoopbackBrokerOptions,
  startLoopbackBroker,
} from '../../support/loopback-broker';
import { runNpmCommand } from '../../support/run-command';
import { newToken, smallContract, startSmallService, writeContract } from './small-contract';

const token = 'broker-token-that-nobody-may-see';
const contract = writeContract(smallContract);
const before = process.env.PACT_BROKER_TOKEN;

beforeAll(() => {
  process.env.PACT_BROKER_TOKEN = token;
});
afterAll(() => {
  if (before === undefined) delete process.env.PACT_BROKER_TOKEN;
  else process.env.PACT_BROKER_TOKEN = before;
  contract.remove();
});

/** A broker that has the small contract. */
async function withBroker<Result>(
  options: Partial<LoopbackBrokerOptions>,
  body: (broker: LoopbackBroker) => Promise<Result>,
): Promise<Result> {
  const broker = await startLoopbackBroker({ token, ...options });
  try {
    const args = ['publish', contract.file, '--version', 'skill-1', '--branch', 'main'];
    await runNpmCommand('contracts-broker', [...args, '--broker-url', broker.url], {
      PACT_BROKER_TOKEN: token,
    });
    return await body(broker);
  } finally {
    await broker.close();
  }
}

const published = (brokerUrl: string, enablePending: boolean) => ({
  pact: { brokerUrl, enablePending },
  providerVersion: 'saas-1',
  providerBranch: 'main',
  publish: true,
});

describe('a contract from a broker', () => {
  it.each([
    ['breaks the build', false, false],
    ['does not break the build while it is pending', true, true],
  ])('that is not kept %s, and is published as failed', async (_name, enablePending, ok) => {
    await withBroker({}, async (broker) => {
      const service = await startSmallService();
      const report = await verifyContract({
        ...published(broker.url, enablePending),
        providerUrl: service.url,
        states: {
          ...service.states,
          setUp: async ({ name }) => {
            if (name === 'a household') throw new Error('no database');
            return service.states.setUp({ name, params: {} });
          },
        },
      });
      await service.close();

      expect(report.ok).toBe(ok);
      expect(report.interactions.map(({ passed, pending }) => ({ passed, pending }))).toEqual([
        { passed: false, pending: enablePending },
        { passed: true, pending: false },
      ]);
      expect(report.interactions[0]?.findings).toMatchObject([{ kind: 'state', message: 'no database' }]);
      expect(broker.verifications).toMatchObject([{ success: false }]);
    });
  });

  it('can be one pact’s own URL there, and the result is published', async () => {
    await withBroker({}, async (broker) => {
      const service = await startSmallService();
      const report = await verifyContract({
        ...published(broker.url, false),
        pact: {
          url: `${broker.url}/pacts/provider/saas-api/consumer/alexa-skill/version/skill-1`,
          brokerUrl: broker.url,
        },
        providerUrl: service.url,
        states: service.states,
      });
      await service.close();

      expect(report).toMatchObject({ ok: true, published: true });
      expect(broker.verifications).toMatchObject([{ success: true, providerApplicationVersion: 'saas-1' }]);
    });
  });

  it('sends the broker’s credentials to the broker alone', async () => {
    const elsewhere = await startFakeService((_request, reply) =>
      reply.header('content-type', 'application/json').send(smallContract),
    );
    const service = await startSmallService();
    const url = `${elsewhere.url}/pact.json`;
    const common = { providerUrl: service.url, states: service.states };
    const report = await verifyContract({ ...common, pact: { url } });
    const both = verifyContract({ ...common, pact: { url, brokerUrl: 'https://broker.example.com' } });

    await expect(both).rejects.toThrow(/is not in the broker https:\/\/broker\.example\.com/);
    expect(report.ok).toBe(true);
    expect(elsewhere.requests).toHaveLength(1);
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('authorization');
    await Promise.all([service.close(), elsewhere.close()]);
  });

  it('says so when the result could not be published', async () => {
    await withBroker({ refuseVerifications: true }, async (broker) => {
      const service = await startSmallService();
      const report = await verifyContract({
        ...published(broker.url, false),
        providerUrl: service.url,
        states: service.states,
      });
      await service.close();

      expect(report).toMatchObject({ ok: true, published: false });
    });
  });

  it('never gets to see a token that the service echoes', async () => {
    await withBroker({}, async (broker) => {
      const accessToken = newToken();
      const service = await startFakeService((request, reply) =>
        reply.header('www-authenticate', `seen="${request.headers.authorization}"`).send({
          displayName: request.headers.authorization,
        }),
      );
      await verifyContract({
        ...published(broker.url, false),
        providerUrl: service.url,
        states: { setUp: async () => ({ accessToken }), tearDown: async () => {} },
      });
      await service.close();

      expect(service.requests[0]?.headers.authorization).toBe(`Bearer ${accessToken}`);
      expect(broker.verifications).toMatchObject([{ success: false }]);
      expect(broker.received.join()).toContain('Bearer [redacted]');
      for (const part of accessToken.split('.')) expect(broker.received.join()).not.toContain(part);
    });
  });

  it('is not there before the skill has published one', async () => {
    const broker = await startLoopbackBroker({ token });
    const service = await startSmallService();
    const outcome = verifyContract({
      ...published(broker.url, true),
      providerUrl: service.url,
      states: service.states,
    });

    await expect(outcome).rejects.toThrow(
      /^The contract could not be loaded: No pacts found .*\. Has the consumer published one, and does the broker know/,
    );
    await Promise.all([service.close(), broker.close()]);
  });

  it('cannot be verified with wrong credentials', async () => {
    await withBroker({}, async (broker) => {
      const service = await startSmallService();
      process.env.PACT_BROKER_TOKEN = 'another-token';
      const outcome = verifyContract({
        ...published(broker.url, false),
        providerUrl: service.url,
        states: service.states,
      });

      await expect(outcome).rejects.toThrow(/^The contract could not be loaded: .*401/);
      process.env.PACT_BROKER_TOKEN = token;
      await service.close();
    });
  });

  it('repeats of the broker’s notices those that are for a run that ended so', async () => {
    await withBroker({}, async (broker) => {
      const service = await startSmallService();
      const { publish: _not, ...options } = published(broker.url, false);
      const report = await verifyContract({
        ...options,
        providerUrl: service.url,
        states: service.states,
      });
      await service.close();

      expect(report.notices).toEqual([
        expect.stringContaining('is the latest of'),
        'Nobody knows of this success',
      ]);
    });
  });
});
