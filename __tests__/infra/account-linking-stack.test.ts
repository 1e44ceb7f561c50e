import type { EnvironmentSettings } from '../../config/settings';
import { covered, everything, everythingsVariables, linkingAlone, shipped } from './environments';
import { expression, only, resourceAt, scratchFile, synthesizeEnvironment } from './synthesize';

describe('secrets', () => {
  test.each(covered)('none of $name is in what is written', (environment) => {
    const { json, text } = synthesizeEnvironment(environment);
    for (const secretLike of [/AKIA[0-9A-Z]{16}/, /-----BEGIN/, /"(?:password|access_key|secret_key)"/]) {
      expect(text).not.toMatch(secretLike);
    }
    // What Terraform calls secret may only be a reference, never a value.
    const values = [...text.matchAll(/"(?:client_secret|private_key)":\s*"([^"]*)"/g)].map(
      ([, value]) => value,
    );
    for (const value of values) expect(value).toMatch(/^(?:\$\{var\.\w+\}|client_secret)$/);
    expect(json.output?.client_secret?.value).toBe(
      expression('aws_cognito_user_pool_client.alexa.client_secret'),
    );
  });

  test('of identity providers are asked for as sensitive variables', () => {
    const { variable = {} } = synthesizeEnvironment(everything).json;
    expect(Object.keys(variable).sort()).toEqual(Object.keys(everythingsVariables).sort());
    for (const one of Object.values(variable))
      expect(one).toMatchObject({ sensitive: true, nullable: false });
  });

  test('are not in the function’s environment', () => {
    const { environment } = only(synthesizeEnvironment(shipped('production')).json, 'aws_lambda_function');
    expect(environment).toEqual({
      variables: {
        SAAS_API_URL: 'https://api.example.com',
        SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000002',
        LOG_LEVEL: 'info',
      },
    });
  });
});

describe('the stack', () => {
  const { json } = synthesizeEnvironment(everything);

  test('pins the provider and works in the settings’ region, with the settings’ tags on everything', () => {
    expect(json.terraform.required_providers.aws).toEqual({ source: 'aws', version: '6.25.0' });
    expect(json.provider.aws).toEqual([
      { region: 'us-west-2', default_tags: [{ tags: { owner: 'voice' } }] },
      { region: 'us-east-1', alias: 'us_east_1', default_tags: [{ tags: { owner: 'voice' } }] },
    ]);
    const untagged = synthesizeEnvironment({ ...shipped('dev'), tags: {} });
    expect(untagged.json.provider.aws).toEqual([{ region: 'eu-west-1' }]);
  });

  test('keeps its state in the bucket, under a key of its own', () => {
    expect(json.terraform.backend?.s3).toMatchObject({
      bucket: 'example-state',
      key: 'voicelink/everything.tfstate',
      region: 'us-west-2',
    });
  });

  test('gives the client what the settings say', () => {
    expect(only(json, 'aws_cognito_user_pool_client')).toMatchObject({
      user_pool_id: expression('aws_cognito_user_pool.customers.id'),
      allowed_oauth_scopes: ['openid', 'https://api.example.com/lamp.read'],
      callback_urls: [
        'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
        'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
        'https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7',
        'https://alexa.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
      ],
      access_token_validity: 30,
      id_token_validity: 2,
      refresh_token_validity: 730,
      token_validity_units: [{ access_token: 'minutes', id_token: 'hours', refresh_token: 'days' }],
    });
  });

  test('signs customers in where they already do, and by password only where that is wanted', () => {
    const client = only(json, 'aws_cognito_user_pool_client');
    const providers = [
      'ExampleSSO',
      'ExampleSAML',
      'Google',
      'Facebook',
      'LoginWithAmazon',
      'SignInWithApple',
    ];
    expect(client.supported_identity_providers).toEqual(providers);
    expect(client.depends_on).toEqual([
      'aws_cognito_resource_server.saas_api',
      ...providers.map((name) => `aws_cognito_identity_provider.sign_in_with_${name}`),
    ]);
    const dev = resourceAt(synthesizeEnvironment(shipped('dev')).json, 'aws_cognito_user_pool_client.alexa');
    expect(dev.supported_identity_providers).toEqual(['COGNITO']);
  });

  test('lets a token change what sign-up and the providers fill, and no custom attribute in any environment', () => {
    const attributesOf = (environment: EnvironmentSettings) => {
      const { read_attributes, write_attributes } = resourceAt(
        synthesizeEnvironment(environment).json,
        'aws_cognito_user_pool_client.alexa',
      );
      return { read: read_attributes as string[], write: write_attributes as string[] };
    };
    expect(attributesOf(shipped('production'))).toEqual({
      read: ['email', 'email_verified'],
      write: ['email'],
    });
    expect(attributesOf({ ...shipped('dev'), userPool: { selfRegistration: false } }).write).toEqual([
      'locale',
    ]);
    for (const environment of covered) {
      // Nor what Cognito fills itself: it refuses a client that could write it.
      expect(attributesOf(environment).write.filter((name) => /:|^username$|_verified$/.test(name))).toEqual(
        [],
      );
    }
  });

  test('gives the user pool what the settings say', () => {
    expect(only(json, 'aws_cognito_user_pool')).toMatchObject({
      name: 'voicelink-everything',
      mfa_configuration: 'ON',
      user_pool_tier: 'PLUS',
      password_policy: { minimum_length: 20, require_symbols: false, temporary_password_validity_days: 1 },
      admin_create_user_config: { allow_admin_create_user_only: true },
      email_configuration: { reply_to_email_address: 'support@example.com', configuration_set: 'sign-in' },
    });
  });

  test('protects pool and client, and neither where the settings take the protection off', () => {
    const protection = (environment: EnvironmentSettings) => {
      const { json: stack } = synthesizeEnvironment(environment);
      const pool = only(stack, 'aws_cognito_user_pool');
      const client = resourceAt(stack, 'aws_cognito_user_pool_client.alexa');
      return [pool.deletion_protection, pool.lifecycle, client.lifecycle];
    };
    expect(protection(shipped('production'))).toEqual([
      'ACTIVE',
      { prevent_destroy: true, ignore_changes: ['schema'] },
      { prevent_destroy: true },
    ]);
    expect(protection(shipped('dev'))).toEqual([
      'INACTIVE',
      { prevent_destroy: false, ignore_changes: ['schema'] },
      { prevent_destroy: false },
    ]);
  });

  test('tells of a certificate in us-east-1, and needs one topic only where all is there', () => {
    expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.certificate_expiry')).toMatchObject({
      provider: 'aws.us_east_1',
      alarm_actions: [expression('aws_sns_topic.certificate_alarms.arn')],
    });
    const inUsEast1 = synthesizeEnvironment({ ...shipped('production'), region: 'us-east-1' }).json;
    expect(Object.keys(inUsEast1.resource.aws_sns_topic ?? {})).toEqual(['alarms']);
    expect(resourceAt(inUsEast1, 'aws_cloudwatch_metric_alarm.certificate_expiry')).toMatchObject({
      alarm_actions: [expression('aws_sns_topic.alarms.arn')],
    });
  });

  test('has no topic that nobody would write to', () => {
    const { json: stack } = synthesizeEnvironment({
      ...linkingAlone,
      alarms: { email: 'on-call@example.com' },
    });
    expect(stack.resource).not.toHaveProperty('aws_sns_topic');
  });

  test('styles managed login by the team’s file, or by Cognito', () => {
    const settingsFile = scratchFile('branding.json', '{"components":{"form":{}}}');
    const branded = synthesizeEnvironment({ ...everything, managedLogin: { settingsFile } }).json;
    expect(only(branded, 'aws_cognito_managed_login_branding')).toMatchObject({
      settings: '{"components":{"form":{}}}',
    });
    expect(only(json, 'aws_cognito_managed_login_branding')).toMatchObject({
      use_cognito_provided_values: true,
    });
    expect(only(json, 'aws_cognito_user_pool_domain')).toMatchObject({ managed_login_version: 2 });
  });

  test('says which branding file cannot be read, and what to do', () => {
    const synthesizeWith = (settingsFile: string) => () =>
      synthesizeEnvironment({ ...everything, managedLogin: { settingsFile } });
    expect(synthesizeWith('no-such/branding.json')).toThrow(
      /cannot be read from no-such\/branding\.json: .*ENOENT.*leave settingsFile out/,
    );
    expect(synthesizeWith(scratchFile('broken.json', '{'))).toThrow(/cannot be read from .*broken\.json: /);
  });

  test('writes the same for the same settings', () => {
    expect(synthesizeEnvironment(everything).text).toBe(synthesizeEnvironment(everything).text);
  });
});
