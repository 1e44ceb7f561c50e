import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentSettings, resolveSettings } from '../../config/settings';
import { findProgram } from '../../terraform/find-program';
import { addressesOf, offlineStack, type StackJson } from '../../terraform/offline-stack';
import { findProviderMirror } from '../../terraform/provider-mirror';
import { type AwsEmulator, startAwsEmulator } from '../../testing/aws-emulator';
import { describeUnless } from '../../testing/skip-log';
import { TerraformSandbox, terraformMissing } from '../../testing/terraform-sandbox';
import { runNpmCommand } from '../support/run-command';
import { everyCustomer, everythingsVariables } from './environments';
import { synthesizeEnvironment } from './synthesize';

const missing = terraformMissing() ?? (findProgram('moto_server') ? undefined : 'no moto_server on the PATH');

/** Every option but the two that the emulator does not have: threat protection, and web ACLs before a user pool. */
const environment: EnvironmentSettings = {
  ...everyCustomer,
  userPool: { ...everyCustomer.userPool, tier: 'ESSENTIALS' },
  wafAclArn: undefined,
};

describeUnless(missing, 'an environment with every option, at an emulated AWS', () => {
  const settings = resolveSettings(environment);
  let emulator: AwsEmulator;
  let sandbox: TerraformSandbox;
  let stack: StackJson;
  let poolId: string;

  const userPools = <Reply>(operation: string, request: object) =>
    emulator.userPools<Reply>(operation, settings.region, request);

  beforeAll(async () => {
    emulator = await startAwsEmulator();
    const { json, folder } = synthesizeEnvironment(environment);
    stack = offlineStack(json, findProviderMirror()?.awsVersion ?? '', emulator.url);
    sandbox = new TerraformSandbox(stack, { files: folder, variables: everythingsVariables });
    sandbox.apply();
    const { UserPools } = await userPools<{ UserPools: { Id: string }[] }>('ListUserPools', {
      MaxResults: 10,
    });
    poolId = UserPools[0]?.Id ?? '';
  }, 290_000);

  afterAll(async () => {
    sandbox?.close();
    await emulator?.close();
  }, 20_000);

  test('is applied, every resource of it', () => {
    expect(sandbox.addresses()).toEqual(addressesOf(stack));
  });

  test('the pool asks the three functions, and keeps what the SaaS knows of a customer', async () => {
    const { UserPool } = await userPools<{
      UserPool: { LambdaConfig: object; SchemaAttributes: { Name: string }[] };
    }>('DescribeUserPool', { UserPoolId: poolId });
    expect(UserPool.LambdaConfig).toMatchObject({
      UserMigration: expect.stringContaining(':function:voicelink-customers-user-migration'),
      PreSignUp: expect.stringContaining(':function:voicelink-customers-pre-sign-up'),
      PreTokenGenerationConfig: {
        LambdaArn: expect.stringContaining(':function:voicelink-customers-pre-token-generation'),
        LambdaVersion: 'V2_0',
      },
    });
    const own = UserPool.SchemaAttributes.map(({ Name }) => Name).filter((name) =>
      name.startsWith('custom:'),
    );
    expect(own.sort()).toEqual(['custom:customer_id', 'custom:plan', 'custom:tenant']);
  });

  test('no token of Alexa’s can write what the SaaS knows', async () => {
    const { UserPoolClients } = await userPools<{
      UserPoolClients: { ClientId: string; ClientName: string }[];
    }>('ListUserPoolClients', { UserPoolId: poolId, MaxResults: 10 });
    for (const { ClientId } of UserPoolClients) {
      const { UserPoolClient } = await userPools<{ UserPoolClient: { WriteAttributes?: string[] } }>(
        'DescribeUserPoolClient',
        { UserPoolId: poolId, ClientId },
      );
      expect(UserPoolClient.WriteAttributes?.filter((name) => name.startsWith('custom:'))).toEqual([]);
    }
    expect(UserPoolClients.length).toBeGreaterThan(0);
  });

  test('customers are imported into it, and a second time nobody is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voicelink-import-'));
    const file = join(folder, 'customers.csv');
    const rows = Array.from({ length: 40 }, (_, index) => `c${index}@example.com,cus_${index},team`);
    writeFileSync(file, ['email,id,plan', ...rows].join('\n'));
    const run = () =>
      runNpmCommand('customers-import', [file, '--user-pool-id', poolId, '--rate', '25'], {
        AWS_ENDPOINT_URL: emulator.url,
        AWS_ACCESS_KEY_ID: 'offline',
        AWS_SECRET_ACCESS_KEY: 'offline',
      });
    const first = await run();
    rmSync(`${file}.journal`);
    const second = await run();
    rmSync(folder, { recursive: true, force: true });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toContain('40 made');
    expect(second.stdout).toContain('40 there already');
    const user = await userPools<{ UserStatus: string; UserAttributes: { Name: string; Value: string }[] }>(
      'AdminGetUser',
      { UserPoolId: poolId, Username: 'c7@example.com' },
    );
    expect(user.UserStatus).toBe('CONFIRMED');
    expect(user.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'custom:customer_id', Value: 'cus_7' },
        { Name: 'email_verified', Value: 'true' },
      ]),
    );
  }, 120_000);
});
