import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CustomSmapiClientBuilder } from 'ask-smapi-sdk';
import { findCredentials } from '../../../linking/smapi/credentials';
import { readSkill } from '../../../linking/smapi/difference';
import { planPush, push } from '../../../linking/smapi/push';
import { describeUnless } from '../../../testing/skip-log';
import type { SmapiStandIn } from '../../../testing/smapi/smapi-stand-in';
import { runProgram } from '../../support/run-command';
import { clientSecret, skillId, vendorId } from '../outputs-fixture';
import { developer, outputs, skillAt, startAmazon } from './skill-fixture';

const askCli = resolve('testing', 'witnesses', 'node_modules', 'ask-cli', 'dist', 'bin', 'ask.js');

let amazon: SmapiStandIn;
beforeEach(async () => {
  amazon = await startAmazon();
});
afterEach(() => amazon.close());

const deployed = outputs();

/** What the other client writes: the environment's configuration, made by hand. */
const accountLinkingRequest = {
  type: 'AUTH_CODE' as const,
  authorizationUrl: 'https://auth.example.com/oauth2/authorize',
  accessTokenUrl: 'https://auth.example.com/oauth2/token',
  accessTokenScheme: 'HTTP_BASIC' as const,
  clientId: '1example23456789',
  scopes: ['openid', 'https://api.example.com/lamp.read'],
  domains: ['auth.example.com'],
  clientSecret,
};
const { clientSecret: _, ...readable } = accountLinkingRequest;

async function pushOurs(): Promise<void> {
  const skill = skillAt(amazon);
  const reading = await readSkill(skill, deployed);
  await push(skill, deployed, reading, planPush(reading, {}), {});
}

describe('ask-smapi-sdk with its own transport', () => {
  const sdk = () =>
    new CustomSmapiClientBuilder()
      .withApiEndpoint(amazon.origin)
      .withAuthEndpoint(amazon.origin)
      .withRefreshTokenConfig(developer)
      .client();

  it('reads what we wrote', async () => {
    await pushOurs();
    expect(await sdk().getAccountLinkingInfoV1(skillId, 'development')).toEqual(readable);
  });

  it('writes what we find nothing to say about', async () => {
    await sdk().updateAccountLinkingInfoV1(skillId, 'development', { accountLinkingRequest });
    expect((await readSkill(skillAt(amazon), deployed)).difference.differs).toBe(false);
  });

  it('is refused with a version that we have overwritten', async () => {
    const client = sdk();
    await client.updateAccountLinkingInfoV1(skillId, 'development', {
      accountLinkingRequest: { ...accountLinkingRequest, clientId: 'old' },
    });
    const { headers } = await client.callGetAccountLinkingInfoV1(skillId, 'development');
    const eTag = headers.find(({ key }) => key === 'etag')?.value;
    await pushOurs();
    await expect(
      client.updateAccountLinkingInfoV1(skillId, 'development', { accountLinkingRequest }, eTag),
    ).rejects.toMatchObject({ statusCode: 412 });
  });
});

const missing = existsSync(askCli) ? undefined : 'no ask-cli; npm run test:witnesses installs it';

describeUnless(missing, 'the real ask-cli as a witness of linking:push', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'voicelink-ask-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const ask = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
    const { exitCode, stdout, stderr } = await runProgram(process.execPath, [askCli, 'smapi', ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        ASK_SMAPI_SERVER_BASE_URL: amazon.origin,
        ASK_LWA_TOKEN_HOST: amazon.origin,
        ASK_LWA_CLIENT_ID: developer.clientId,
        ASK_LWA_CLIENT_CONFIRMATION: developer.clientSecret,
        ASK_SHARE_USAGE: 'false',
        ...env,
      },
    });
    if (exitCode !== 0) throw new Error(`ask ${args[0]} ended with ${exitCode}:\n${stdout}${stderr}`);
    return stdout;
  };
  /** Credentials of the environment, which the ASK CLI takes only beside those of AWS. */
  const environment = {
    ASK_REFRESH_TOKEN: developer.refreshToken,
    ASK_VENDOR_ID: vendorId,
    AWS_ACCESS_KEY_ID: 'offline',
    AWS_SECRET_ACCESS_KEY: 'offline',
  };

  it('reads what we wrote, and writes what we find nothing to say about', async () => {
    await pushOurs();
    const read = await ask(environment, 'get-account-linking-info', '-s', skillId, '-g', 'development');
    expect(JSON.parse(read)).toEqual(readable);
    delete amazon.skills[skillId]?.stages.development?.linking;
    const file = join(home, 'linking.json');
    writeFileSync(file, JSON.stringify({ accountLinkingRequest }));
    const flags = ['-s', skillId, '-g', 'development', '--account-linking-request', `file:${file}`];
    await ask(environment, 'update-account-linking-info', ...flags);
    expect((await readSkill(skillAt(amazon), deployed)).difference.differs).toBe(false);
  });

  it('renews the token of its own profile, which we then use', async () => {
    const file = join(home, '.ask', 'cli_config');
    mkdirSync(join(home, '.ask'));
    const token = { access_token: 'Atza|old', refresh_token: developer.refreshToken, token_type: 'bearer' };
    const expired = { ...token, expires_in: 3_600, expires_at: '2026-01-01T00:00:00.000Z' };
    const profiles = { default: { token: expired, vendor_id: vendorId, aws_profile: 'default' } };
    writeFileSync(file, JSON.stringify({ profiles, machine_id: 'one', share_usage: false }));
    await ask({}, 'get-vendor-list', '--profile', 'default');
    expect(readFileSync(file, 'utf8')).not.toContain('Atza|old');
    const { credentials } = findCredentials({ env: {}, file });
    expect((await readSkill(skillAt(amazon, { credentials }), deployed)).difference.vendor.id).toBe(vendorId);
  });
});
