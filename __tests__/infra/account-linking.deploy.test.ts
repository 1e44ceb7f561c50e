import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { engines, isInstalled } from '../../commands/engine.mjs';
import { type EnvironmentSettings, resolveSettings } from '../../config/settings';
import { type ChildResult, runToEnd } from '../../programs/child';
import { findProgram } from '../../programs/find-program';
import { offlineTerraformEnvironment } from '../../terraform/offline-environment';
import { addressesOf, offlineStack, type StackJson } from '../../terraform/offline-stack';
import { findProviderMirror } from '../../terraform/provider-mirror';
import { type AwsEmulator, startAwsEmulator } from '../../testing/aws-emulator';
import { describeUnless } from '../../testing/skip-log';
import { type PlanJson, terraformMissing } from '../../testing/terraform-sandbox';
import { accessToken, startAmazon } from '../linking/smapi/skill-fixture';
import { runNpmCommand } from '../support/run-command';
import { verifyDeployed } from './deployed-linking';
import { shipped } from './environments';
import { synthesizeEnvironment } from './synthesize';

/** What the emulator forgets, so that a second plan wants to set it again. Anything else would be our fault. */
const emulatorForgets: readonly { address: string; attributes: string[]; why: string }[] = [
  {
    address: 'aws_cognito_user_pool.customers',
    attributes: ['user_pool_tier'],
    why: 'it knows no feature plans',
  },
  {
    address: 'aws_cognito_user_pool_domain.sign_in',
    attributes: ['certificate_arn', 'managed_login_version'],
    why: "it keeps neither a domain's certificate nor the version of its pages",
  },
  {
    address: 'aws_lambda_function.addon_function',
    attributes: ['logging_config'],
    why: 'it has one log format',
  },
  { address: 'aws_lambda_function.skill', attributes: ['logging_config'], why: 'it has one log format' },
  {
    address: 'aws_route53_record.sign_in_a',
    attributes: ['alias'],
    why: 'the domain that it points to would be made anew, for the certificate',
  },
  {
    address: 'aws_route53_record.sign_in_aaaa',
    attributes: ['alias'],
    why: 'the domain that it points to would be made anew, for the certificate',
  },
];

/**
 * The shipped production environment with the add-on, its hosted zone looked up by name. The add-on is at API
 * Gateway's own domain: the emulator never calls one of a team's available.
 */
const production: EnvironmentSettings = {
  ...shipped('production'),
  domain: { custom: { name: 'auth.example.com', hostedZone: { name: 'example.com' } } },
  addon: { serviceClient: true, publicClient: { redirectUrls: ['http://localhost:8080/callback'] } },
  managedLogin: {},
};

const cdktf = resolve(engines.cdktf.cli);
const missing =
  terraformMissing() ??
  (findProgram('moto_server') ? undefined : 'no moto_server on the PATH') ??
  (isInstalled('.', 'cdktf') ? undefined : 'no CDKTF CLI; npm run engines installs it');

/** What is there was asked a moment ago: a destroy need not ask again. */
const withoutRefresh = { TF_CLI_ARGS_destroy: '-refresh=false', TF_CLI_ARGS_plan: '-refresh=false' };

/** Says where a long run is. */
function progress(line: string): void {
  process.stderr.write(`    ${line}\n`);
}

describeUnless(missing, 'a deployment to an emulated AWS', () => {
  let folder: string;
  let emulator: AwsEmulator;
  let stack: StackJson;
  let deployment: ChildResult;

  const environment = () => ({
    ...offlineTerraformEnvironment(),
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    // CDKTF would fill the plugin cache of whoever runs this.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    CI: '1',
    NO_COLOR: '1',
  });
  const output = () => join(folder, 'cdktf.out');
  const stackFolder = () => join(output(), 'stacks', production.name);
  const inCdktf = (command: string, flags: string[] = [], variables: NodeJS.ProcessEnv = {}) =>
    runToEnd(
      cdktf,
      [
        command,
        production.name,
        '--auto-approve',
        '--skip-synth',
        '--no-color',
        '--output',
        output(),
        ...flags,
      ],
      { env: { ...environment(), ...variables }, timeoutMs: 220_000 },
      (line) => /complete after|complete!/.test(line) && progress(line.trim()),
    );
  const inTerraform = (...args: string[]) =>
    runToEnd('terraform', args, { cwd: stackFolder(), env: environment(), timeoutMs: 150_000 });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'voicelink-deploy-'));
    const mirror = findProviderMirror();
    writeFileSync(
      join(folder, 'terraform.rc'),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror?.folder)}\n  }\n}\n`,
    );
    progress('starting the emulator');
    emulator = await startAwsEmulator();
    await emulator.createHostedZone('example.com');
    const synthesized = synthesizeEnvironment(production);
    cpSync(resolve(synthesized.folder, '..', '..'), output(), { recursive: true });
    stack = offlineStack(synthesized.json, mirror?.awsVersion ?? '', emulator.url);
    writeFileSync(join(stackFolder(), 'cdk.tf.json'), JSON.stringify(stack));
    progress('cdktf deploy');
    deployment = await inCdktf('deploy', ['--skip-provider-lock']);
  }, 290_000);

  afterAll(async () => {
    await emulator?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('makes every resource of the stack', () => {
    const resources = addressesOf(stack).filter((address) => !address.startsWith('data.'));
    expect(deployment.text).toContain(
      `Apply complete! Resources: ${resources.length} added, 0 changed, 0 destroyed.`,
    );
    expect(deployment.code).toBe(0);
  });

  test('gives the outputs that were promised', async () => {
    const { stdout } = await inTerraform('output', '-json');
    const outputs = JSON.parse(stdout) as Record<string, { value: unknown; sensitive: boolean }>;
    const value = (name: string) => outputs[name]?.value;
    const settings = resolveSettings(production);
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${value('user_pool_id')}`;
    expect(value('user_pool_id')).toMatch(/^eu-west-1_\w+$/);
    const shown = Object.fromEntries(
      Object.entries(outputs)
        .filter(([, output]) => !output.sensitive)
        .map(([name, output]) => [name, output.value]),
    );
    expect(shown).toEqual({
      authorization_uri: 'https://auth.example.com/oauth2/authorize',
      access_token_uri: 'https://auth.example.com/oauth2/token',
      client_id: expect.stringMatching(/^\w{20,}$/),
      scopes: settings.client.scopes,
      redirect_urls: settings.alexa.redirectUrls,
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      user_pool_id: value('user_pool_id'),
      function_arn: 'arn:aws:lambda:eu-west-1:123456789012:function:voicelink-production-skill',
      account_linking_request: {
        accountLinkingRequest: {
          type: 'AUTH_CODE',
          authorizationUrl: 'https://auth.example.com/oauth2/authorize',
          accessTokenUrl: 'https://auth.example.com/oauth2/token',
          accessTokenScheme: 'HTTP_BASIC',
          clientId: value('client_id'),
          scopes: settings.client.scopes,
          domains: ['auth.example.com'],
        },
      },
      sign_in_distribution: expect.stringMatching(/\./),
      addon_mcp_url: expect.stringMatching(/^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com\/mcp$/),
      addon_client_id: expect.stringMatching(/^\w{20,}$/),
      addon_scopes: settings.addon?.scopes,
      addon_redirect_urls: settings.addon?.redirectUrls,
      addon_public_client_id: expect.stringMatching(/^\w{20,}$/),
      addon_public_redirect_urls: settings.addon?.publicClient?.redirectUrls,
      addon_service_client_id: expect.stringMatching(/^\w{20,}$/),
      addon_service_scope: `${value('addon_mcp_url')}/service`,
    });
    const sensitive = Object.entries(outputs).filter(([, output]) => output.sensitive);
    expect(sensitive.map(([name]) => name).sort()).toEqual([
      'addon_client_secret',
      'addon_service_client_secret',
      'client_secret',
    ]);
    for (const [, { value: secret }] of sensitive) {
      // Asked so that a failure does not print it.
      expect(typeof secret === 'string' && secret.length >= 20).toBe(true);
      expect(deployment.text.includes(String(secret))).toBe(false);
    }

    const deployed = await emulator.userPools<{ UserPoolClient: object }>(
      'DescribeUserPoolClient',
      'eu-west-1',
      {
        UserPoolId: value('user_pool_id'),
        ClientId: value('client_id'),
      },
    );
    expect(deployed.UserPoolClient).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [...settings.client.scopes].sort(),
      CallbackURLs: [...settings.alexa.redirectUrls].sort(),
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenValidity: 3_650,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    });
  });

  test('is told to Alexa by linking:push, and linking:verify finds nothing wrong', async () => {
    progress('linking:push, linking:verify');
    // Terraform's folder is this test's own, and the command asks in the project's.
    const terraform = join(folder, 'terraform-there');
    writeFileSync(terraform, `#!/bin/sh\nshift\nexec terraform -chdir='${stackFolder()}' "$@"\n`, {
      mode: 0o755,
    });
    mkdirSync(join('cdktf.out', 'stacks', production.name), { recursive: true });
    const amazon = await startAmazon();
    try {
      const pushed = await runNpmCommand('linking-push', [production.name, '--yes'], {
        ...environment(),
        TERRAFORM_BINARY_NAME: terraform,
        ASK_ACCESS_TOKEN: accessToken,
        ASK_REFRESH_TOKEN: undefined,
        ASK_SMAPI_SERVER_BASE_URL: amazon.origin,
      });
      expect(pushed).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('Written, and read back'),
      });

      const { stdout } = await inTerraform('output', '-json');
      const { client_id: id, client_secret: secret } = JSON.parse(stdout) as Record<
        string,
        { value: string }
      >;
      const told = amazon.skills[production.alexa.skillId]?.stages.development?.linking;
      expect(told).toMatchObject({
        clientId: id?.value,
        accessTokenUrl: 'https://auth.example.com/oauth2/token',
      });
      // Asked so that a failure does not print it.
      expect(told?.clientSecret === secret?.value).toBe(true);
      expect(`${pushed.stdout}${pushed.stderr}`.includes(String(secret?.value))).toBe(false);

      const results = await verifyDeployed(production.name, stdout, JSON.stringify(stack), folder);
      const open = results.filter(({ outcome }) => outcome !== 'passed');
      expect(open.map(({ check, detail }) => `${check.id}: ${detail}`)).toEqual([]);
    } finally {
      await amazon.close();
    }
  });

  test('a second plan shows nothing but what the emulator forgets', async () => {
    progress('terraform plan');
    const planned = await inTerraform('plan', '-no-color', '-input=false', '-out=second.bin');
    expect(planned.code).toBe(0);
    const { stdout } = await inTerraform('show', '-json', 'second.bin');
    const changes = (JSON.parse(stdout) as PlanJson).resource_changes
      .filter(({ change }) => !['no-op', 'read'].includes(change.actions.join()))
      .map(({ address, change: { before, after } }) => ({
        address,
        // What is null afterwards is for the provider to fill in, not set by us.
        attributes: Object.entries(after ?? {})
          .filter(([name, value]) => value !== null && !isDeepStrictEqual(value, before?.[name]))
          .map(([name]) => name),
      }));
    expect(changes).toEqual(emulatorForgets.map(({ address, attributes }) => ({ address, attributes })));
    for (const { address, why } of emulatorForgets) progress(`${address}: ${why}`);
  }, 180_000);

  test('destroy is refused while protection is on', async () => {
    progress('cdktf destroy');
    const destroyed = await inCdktf('destroy', [], withoutRefresh);
    expect(destroyed.code).toBe(1);
    expect(destroyed.text).toMatch(
      /aws_cognito_user_pool_client\.alexa[^\n]* has lifecycle\.prevent_destroy/,
    );
    const { stdout } = await inTerraform('state', 'list');
    expect(stdout.trim().split('\n').sort()).toEqual(addressesOf(stack));
  }, 240_000);
});
