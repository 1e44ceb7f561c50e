import { dirname } from 'node:path';
import { verifyContract } from '../../contracts/verifier/verify';
import { smallContract, startSmallService, writeContract } from '../contracts/verifier/small-contract';
import { type LoopbackBroker, startLoopbackBroker } from '../support/loopback-broker';
import { runNpmCommand } from '../support/run-command';

const token = 'broker-token-that-nobody-may-see';
const contract = writeContract(smallContract);
let broker: LoopbackBroker;

beforeEach(async () => {
  broker = await startLoopbackBroker({ token });
});
afterEach(() => broker.close());
afterAll(() => contract.remove());

/** Runs a broker command with the credentials, unless told otherwise. */
async function run(args: readonly string[], env: Record<string, string | undefined> = {}) {
  return runNpmCommand('contracts-broker', [...args, '--broker-url', broker.url], {
    PACT_BROKER_TOKEN: token,
    GITHUB_HEAD_REF: '',
    GITHUB_REF_NAME: 'main',
    GITHUB_RUN_ID: '',
    ...env,
  });
}

const publish = () => run(['publish', contract.file, '--version', 'skill-1']);

/** The provider's side of the story. */
async function verify() {
  const service = await startSmallService();
  try {
    return await verifyContract({
      pact: { brokerUrl: broker.url, enablePending: true, includeWipSince: '2026-01-01' },
      providerUrl: service.url,
      states: service.states,
      providerVersion: 'saas-1',
      providerBranch: 'trunk',
      publish: true,
      buildUrl: 'https://ci.example.com/7',
    });
  } finally {
    await service.close();
  }
}

describe('the whole round, skill first', () => {
  let before: string | undefined;
  beforeAll(() => {
    before = process.env.PACT_BROKER_TOKEN;
    process.env.PACT_BROKER_TOKEN = token;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.PACT_BROKER_TOKEN;
    else process.env.PACT_BROKER_TOKEN = before;
  });

  it('publishes, is verified, may be deployed and is recorded', async () => {
    const published = await publish();
    const tooEarly = await run(['can-i-deploy', '--version', 'skill-1', '--environment', 'production']);
    const report = await verify();
    const allowed = await run(['can-i-deploy', '--version', 'skill-1', '--environment', 'production']);
    const recorded = await run(['record', '--version', 'skill-1', '--environment', 'production']);

    expect(published).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('published successfully'),
    });
    expect(broker.pacts).toMatchObject([{ consumer: 'alexa-skill', version: 'skill-1', branch: 'main' }]);
    expect(broker.mainBranches.get('alexa-skill')).toBe('main');
    expect(broker.pacts[0]?.content.interactions).toHaveLength(smallContract.interactions.length);
    expect(tooEarly).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no verified pact') });
    expect(report).toMatchObject({ ok: true, published: true });
    expect(report.notices).toEqual(['alexa-skill skill-1 is the latest of main']);
    expect(broker.verifications).toMatchObject([
      { success: true, providerApplicationVersion: 'saas-1', buildUrl: 'https://ci.example.com/7' },
    ]);
    expect(broker.providerBranches.get('saas-1')).toBe('trunk');
    expect(broker.selections).toEqual([
      {
        consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
        includePendingStatus: true,
        includeWipPactsSince: '2026-01-01',
        providerVersionBranch: 'trunk',
      },
    ]);
    expect(allowed.exitCode).toBe(0);
    expect(recorded.exitCode).toBe(0);
    expect(broker.deployments.get('production')).toEqual(['alexa-skill/skill-1']);
  });
});

describe('a broker command', () => {
  it('asks whether a version goes with the main branches', async () => {
    await publish();
    const { exitCode, stderr } = await run(['can-i-merge', '--version', 'skill-1']);

    expect(stderr).toContain('There is no verified pact');
    expect(exitCode).toBe(1);
    expect(broker.received.join()).toContain('mainBranch=true');
  });

  it('names the main branch that it is told', async () => {
    await run(['publish', contract.file, '--version', 'skill-1', '--main-branch', 'trunk']);
    await run(['publish', contract.file, '--version', 'skill-2', '--main-branch', 'trunk']);

    expect(broker.mainBranches.get('alexa-skill')).toBe('trunk');
  });

  it('names it for each consumer whose contract is published, and reads nothing that is none', async () => {
    const other = writeContract({ ...smallContract, consumer: { name: 'user-migration' } });
    const both = await run(['publish', contract.file, dirname(other.file), '--version', 'skill-1']);
    const none = await run(['publish', 'package.json', '--version', 'skill-1']);
    other.remove();

    expect(both.exitCode).toBe(0);
    expect([...broker.mainBranches]).toEqual([
      ['alexa-skill', 'main'],
      ['user-migration', 'main'],
    ]);
    expect(none).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('package.json is no Pact contract'),
    });
  });

  it('makes a webhook once, and prints no token', async () => {
    const secret = 'github-token-that-nobody-may-see';
    const args = ['webhook', '--repository', 'acme/saas'];
    const results = [];
    for (const _time of [1, 2]) results.push(await run(args, { GITHUB_DISPATCH_TOKEN: secret }));

    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect([...broker.webhooks.values()]).toMatchObject([
      {
        consumer: { name: 'alexa-skill' },
        provider: { name: 'saas-api' },
        events: [{ name: 'contract_requiring_verification_published' }],
        request: {
          url: 'https://api.github.com/repos/acme/saas/dispatches',
          headers: { Authorization: `Bearer ${secret}` },
        },
      },
    ]);
    expect(results.map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain(secret);
  });

  it.each([
    ['without a token for GitHub', {}, /GITHUB_DISPATCH_TOKEN is not set/],
    [
      'with a broker that does not know us',
      { GITHUB_DISPATCH_TOKEN: 'a-token', PACT_BROKER_TOKEN: 'another' },
      /The broker answered 401: set PACT_BROKER_TOKEN/,
    ],
  ])('makes no webhook %s', async (_what, env, message) => {
    const { exitCode, stderr } = await run(['webhook', '--repository', 'acme/saas'], {
      GITHUB_DISPATCH_TOKEN: '',
      ...env,
    });

    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  it('takes version and branch from git, and the build from GitHub Actions', async () => {
    const { exitCode } = await run(['publish', contract.file], {
      GITHUB_HEAD_REF: 'feature/more',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/voice',
      GITHUB_RUN_ID: '42',
    });

    expect(exitCode).toBe(0);
    expect(broker.pacts).toMatchObject([
      { version: expect.stringMatching(/^[0-9a-f]{40}$/), branch: 'feature/more' },
    ]);
    expect(broker.received.join()).toContain('https://github.com/acme/voice/actions/runs/42');
  });

  it.each([
    ['no credentials', ['publish', contract.file], { PACT_BROKER_TOKEN: undefined }, /set PACT_BROKER_TOKEN/],
    [
      'no such environment',
      ['record', '--version', 'skill-1', '--environment', 'moon'],
      {},
      /no such environment/,
    ],
    [
      'a version never published',
      ['record', '--version', 'skill-9', '--environment', 'production'],
      {},
      /been published\?/,
    ],
    ['no environment', ['can-i-deploy'], {}, /required option '--environment <name>' not specified/],
    [
      'a wrong wait',
      ['can-i-deploy', '--environment', 'production', '--wait', 'long'],
      {},
      /number of minutes/,
    ],
  ])('says what to do about %s, and ends with 2', async (_name, args, env, message) => {
    await publish();
    const { exitCode, stderr } = await run(args, env);

    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  it('says so when the broker is down, and ends with 2', async () => {
    const { exitCode, stderr } = await runNpmCommand(
      'contracts-broker',
      ['publish', contract.file, '--version', '1', '--branch', 'main', '--broker-url', 'http://127.0.0.1:9'],
      { PACT_BROKER_TOKEN: token },
    );

    expect(stderr).toContain('The broker does not answer: is --broker-url right?');
    expect(exitCode).toBe(2);
  });

  it('never prints the token', async () => {
    const results = [await publish(), await run(['record', '--version', 'x', '--environment', 'moon'])];

    for (const { stdout, stderr } of results) expect(stdout + stderr).not.toContain(token);
  });
});
