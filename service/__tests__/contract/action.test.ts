import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { installKit } from '../../../__tests__/support/contract-kit';
import { startFakeService } from '../../../__tests__/support/fake-service';
import { startLoopbackBroker } from '../../../__tests__/support/loopback-broker';
import {
  type SourceChange,
  startOwnService,
  statesSecret,
  stopOwnServices,
} from '../../../__tests__/support/own-service';
import { runNpmCommand, runProgram } from '../../../__tests__/support/run-command';
import { contractFile } from '../../../contracts/contract-file';

const action = parse(readFileSync('.github/actions/verify-contract/action.yml', 'utf8')) as {
  readonly runs: { readonly steps: readonly { readonly run?: string }[] };
};

describe('the action’s shell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(stopOwnServices);

  let kit = '';
  beforeAll(async () => {
    kit = await installKit(folder);
  });

  /** Runs the action's last step as GitHub's runner would, in a folder of its own. */
  async function runAction(inputs: Readonly<Record<string, string>>, changes: readonly SourceChange[] = []) {
    const script = action.runs.steps.at(-1)?.run ?? '';
    const url = await startOwnService({}, changes);
    return runProgram('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        GITHUB_ACTION_PATH: resolve('.github/actions/verify-contract'),
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/saas',
        GITHUB_RUN_ID: '7',
        CONTRACT: kit,
        PROVIDER_URL: url,
        STATES_URL: `${url}/_states`,
        PROVIDER_VERSION: 'commit-1',
        PROVIDER_BRANCH: 'main',
        MAIN_BRANCH: 'trunk',
        REPORT: 'report.xml',
        STATES_SECRET: statesSecret,
        ...inputs,
      },
    });
  }

  it('verifies a service that keeps the contract, and leaves a report in the caller’s folder', async () => {
    const { exitCode, stdout } = await runAction({});

    expect(stdout).toContain('saas-api keeps the contract');
    expect(stdout).toContain('The service does what a contract cannot hold');
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).not.toContain('<failure');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['that it names', true],
    ['of the broker', false],
  ])('verifies the contract %s, and publishes the result', async (_name, named) => {
    const token = 'broker-token';
    const broker = await startLoopbackBroker({ token });
    const url = ['--broker-url', broker.url];
    await runNpmCommand(
      'contracts-broker',
      ['publish', contractFile, ...url, '--version', 'skill-1', '--branch', 'main'],
      {
        PACT_BROKER_TOKEN: token,
      },
    );
    const { exitCode, stdout } = await runAction({
      BROKER_URL: broker.url,
      PACT_BROKER_TOKEN: token,
      PACT_URL: named ? `${broker.url}/pacts/provider/saas-api/consumer/alexa-skill/version/skill-1` : '',
    });
    await broker.close();

    expect(stdout).toContain('The result was published.');
    expect(broker.verifications).toMatchObject([
      {
        success: true,
        providerApplicationVersion: 'commit-1',
        buildUrl: 'https://github.com/acme/saas/actions/runs/7',
      },
    ]);
    expect(broker.mainBranches.get('saas-api')).toBe('trunk');
    expect(broker.selections).toHaveLength(named ? 0 : 1);
    expect(exitCode).toBe(0);
  });

  it('gets tokens by client credentials where no refresh token is given', async () => {
    const cognito = await startFakeService(
      (_request, reply) => reply.code(400).send({ error: 'invalid_client' }),
      'application/x-www-form-urlencoded',
    );
    const { exitCode, stdout } = await runAction({
      CONTRACT_ONLY: 'true',
      TOKEN_URL: `${cognito.url}/oauth2/token`,
      CLIENT_ID: 'verifier',
      AUDIENCE: 'https://api.example.com',
      // GitHub sets a variable to nothing where an input is not given.
      COGNITO_CLIENT_SECRET: '',
      COGNITO_REFRESH_TOKEN: '',
    });
    await cognito.close();

    expect(String(cognito.requests[0]?.body)).toContain('grant_type=client_credentials');
    expect(cognito.requests[0]?.headers.authorization).toBeUndefined();
    expect(stdout).toContain('gave no access token: 400 invalid_client');
    expect(exitCode).toBe(1);
  });

  it('fails where the service breaks it', async () => {
    const { exitCode, stdout } = await runAction({}, [['total: open.length', 'total: String(open.length)']]);

    expect(stdout).toContain('saas-api breaks the contract');
    expect(exitCode).toBe(1);
  });
});
