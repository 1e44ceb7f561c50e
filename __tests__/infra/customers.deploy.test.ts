import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentSettings } from '../../config/settings';
import { findProgram } from '../../programs/find-program';
import { addressesOf, offlineStack, type StackJson } from '../../terraform/offline-stack';
import { findProviderMirror } from '../../terraform/provider-mirror';
import { type AwsEmulator, startAwsEmulator } from '../../testing/aws-emulator';
import { describeUnless } from '../../testing/skip-log';
import { TerraformSandbox, terraformMissing } from '../../testing/terraform-sandbox';
import { runNpmCommand } from '../support/run-command';
import { everyCustomer, everythingsVariables, withAddon } from './environments';
import { synthesizeEnvironment } from './synthesize';

const missing = terraformMissing() ?? (findProgram('moto_server') ? undefined : 'no moto_server on the PATH');

/** What the emulator has no answer to, so that the provider would ask it for ever. */
const unknownToEmulator = 'aws_cognito_risk_configuration';

/**
 * Every option of every part at once, with what has to be there before. The add-on is at API Gateway's own domain:
 * the emulator never calls one of a team's available.
 */
async function everyOption(emulator: AwsEmulator): Promise<EnvironmentSettings> {
  const zone = await emulator.createHostedZone('example.com');
  const { domain: _, ...addon } = withAddon.addon ?? {};
  return {
    ...everyCustomer,
    skillFunction: everyCustomer.skillFunction && { ...everyCustomer.skillFunction, personalization: true },
    domain: {
      custom: {
        name: 'auth.voice.example.com',
        hostedZone: { name: 'example.com', id: zone },
        parentARecord: '192.0.2.1',
      },
    },
    addon,
    wafAclArn: await emulator.createWebAcl('sign-in', everyCustomer.region),
  };
}

interface AppClient {
  readonly AllowedOAuthFlows: string[];
  readonly WriteAttributes?: string[];
}

describeUnless(missing, 'an environment with every option, at an emulated AWS', () => {
  const { region } = everyCustomer;
  let emulator: AwsEmulator;
  let sandbox: TerraformSandbox;
  let stack: StackJson;
  let poolId: string;

  const userPools = <Reply>(operation: string, request: object) =>
    emulator.userPools<Reply>(operation, region, request);

  beforeAll(async () => {
    emulator = await startAwsEmulator();
    const { json, folder } = synthesizeEnvironment(await everyOption(emulator));
    delete json.resource[unknownToEmulator];
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
  });

  test('is applied, every resource of it', () => {
    expect(sandbox.addresses()).toEqual(addressesOf(stack));
  });

  test('the web ACL stands before the user pool', async () => {
    const ResourceArn = `arn:aws:cognito-idp:${region}:123456789012:userpool/${poolId}`;
    const { WebACL } = await emulator.firewall<{ WebACL?: { Name: string } }>(
      'GetWebACLForResource',
      region,
      {
        ResourceArn,
      },
    );
    expect(WebACL?.Name).toBe('sign-in');
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

  test('no token of a customer’s can write what the SaaS knows', async () => {
    const { UserPoolClients } = await userPools<{ UserPoolClients: { ClientId: string }[] }>(
      'ListUserPoolClients',
      { UserPoolId: poolId, MaxResults: 10 },
    );
    const clients = await Promise.all(
      UserPoolClients.map(async ({ ClientId }) => {
        const { UserPoolClient } = await userPools<{ UserPoolClient: AppClient }>('DescribeUserPoolClient', {
          UserPoolId: poolId,
          ClientId,
        });
        return UserPoolClient;
      }),
    );
    // A service's own client signs nobody in: its tokens are of no customer.
    const signingIn = clients.filter(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes('code'));
    // Alexa's, the add-on's, and that of MCP clients on customers' own machines.
    expect(signingIn).toHaveLength(3);
    for (const { WriteAttributes } of signingIn) {
      expect(WriteAttributes?.length).toBeGreaterThan(0);
      expect(WriteAttributes?.filter((name) => name.startsWith('custom:'))).toEqual([]);
    }
  });

  test('customers are imported into it, and a second time nobody is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voicelink-import-'));
    const file = join(folder, 'customers.csv');
    const rows = Array.from({ length: 40 }, (_, index) => `c${index}@example.com,cus_${index},team`);
    writeFileSync(file, ['email,id,plan', ...rows].join('\n'));
    const run = (command: string, ...args: string[]) =>
      runNpmCommand(command, [...args, '--user-pool-id', poolId], {
        AWS_ENDPOINT_URL: emulator.url,
        AWS_ACCESS_KEY_ID: 'offline',
        AWS_SECRET_ACCESS_KEY: 'offline',
      });
    const first = await run('customers-import', file, '--rate', '25');
    rmSync(`${file}.journal`);
    const second = await run('customers-import', file, '--rate', '25');
    const exported = await run('customers-export', join(folder, 'users.jsonl'));
    rmSync(folder, { recursive: true, force: true });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toContain('40 made');
    expect(second.stdout).toContain('40 there already');
    expect(exported).toMatchObject({ exitCode: 0 });
    expect(exported.stdout).toContain('40 users are in');
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
  });
});
