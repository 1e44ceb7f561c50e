import { environments } from '../../config/environments';
import type { EnvironmentSettings } from '../../config/settings';
import { validateEnvironments } from '../../config/validate';
import { addressesOf } from '../../terraform/offline-stack';
import {
  everyCustomer,
  everything,
  everythingsVariables,
  linkingAlone,
  shipped,
  withAddon,
} from './environments';
import { expression, only, resourceAt, scratchFile, synthesizeEnvironment } from './synthesize';

/** The environments with which the options of a stack are covered. */
const covered: readonly EnvironmentSettings[] = [
  ...environments,
  linkingAlone,
  everything,
  everyCustomer,
  withAddon,
];

test('the environments of these tests keep the rules of the settings', () => {
  expect(validateEnvironments(covered).errors).toEqual([]);
});

describe('addresses', () => {
  const skill = [
    'aws_cloudwatch_log_group.skill_log',
    'aws_iam_role.skill_role',
    'aws_iam_role_policy.skill_policy',
    'aws_lambda_function.skill',
    'aws_lambda_permission.skill_alexa',
  ];
  const linking = [
    'aws_cognito_resource_server.saas_api',
    'aws_cognito_user_pool.customers',
    'aws_cognito_user_pool_client.alexa',
    'aws_cognito_user_pool_domain.sign_in',
  ];
  const addon = [
    'aws_apigatewayv2_api.addon_api',
    'aws_apigatewayv2_integration.addon_api_integration',
    'aws_apigatewayv2_route.addon_api_authorization_server_metadata',
    'aws_apigatewayv2_route.addon_api_mcp',
    'aws_apigatewayv2_route.addon_api_protected_resource_metadata',
    'aws_apigatewayv2_stage.addon_api_stage',
    'aws_cloudwatch_log_group.addon_api_log',
    'aws_cloudwatch_log_group.addon_function_log',
    'aws_cognito_user_pool_client.addon_client',
    'aws_iam_role.addon_function_role',
    'aws_iam_role_policy.addon_function_policy',
    'aws_lambda_function.addon_function',
    'aws_lambda_permission.addon_api_permission',
  ];
  const customDomain = [
    'aws_acm_certificate.sign_in_certificate',
    'aws_acm_certificate_validation.sign_in_certificate_issued',
    'aws_route53_record.sign_in_a',
    'aws_route53_record.sign_in_aaaa',
    'aws_route53_record.sign_in_certificate_validation',
  ];
  const topic = (name: string) => [
    `aws_kms_key.${name}_key`,
    `aws_kms_key_policy.${name}_key_policy`,
    `aws_sns_topic.${name}`,
    `aws_sns_topic_policy.${name}_policy`,
    `aws_sns_topic_subscription.${name}_email`,
  ];
  const alarms = [
    ...topic('alarms'),
    ...topic('certificate_alarms'),
    'aws_cloudwatch_metric_alarm.certificate_expiry',
    'aws_cloudwatch_metric_alarm.skill_alarm_duration',
    'aws_cloudwatch_metric_alarm.skill_alarm_errors',
    'aws_cloudwatch_metric_alarm.skill_alarm_invalid_responses',
    'aws_cloudwatch_metric_alarm.skill_alarm_throttles',
  ];

  const trigger = (name: string) => [
    `aws_cloudwatch_log_group.${name}_log`,
    `aws_cloudwatch_metric_alarm.${name}_alarm_duration`,
    `aws_cloudwatch_metric_alarm.${name}_alarm_faults`,
    // It refuses by an error.
    ...(name === 'pre_sign_up' ? [] : [`aws_cloudwatch_metric_alarm.${name}_alarm_errors`]),
    `aws_cloudwatch_metric_alarm.${name}_alarm_throttles`,
    `aws_iam_role.${name}_role`,
    `aws_iam_role_policy.${name}_policy`,
    `aws_lambda_function.${name}`,
  ];

  // Terraform takes a changed address for another resource. To change one, write a `moved` block with it.
  test.each([
    { name: 'dev', addresses: [...linking, ...skill, ...addon] },
    { name: 'production', addresses: [...linking, ...skill, ...customDomain, ...alarms] },
    { name: 'linking-alone', addresses: linking },
    {
      name: 'everything',
      addresses: [
        ...linking,
        ...skill,
        ...customDomain,
        ...alarms,
        'aws_cognito_identity_provider.sign_in_with_ExampleSAML',
        'aws_cognito_identity_provider.sign_in_with_ExampleSSO',
        'aws_cognito_identity_provider.sign_in_with_Facebook',
        'aws_cognito_identity_provider.sign_in_with_Google',
        'aws_cognito_identity_provider.sign_in_with_LoginWithAmazon',
        'aws_cognito_identity_provider.sign_in_with_SignInWithApple',
        'aws_cognito_managed_login_branding.sign_in_pages',
        'aws_cognito_risk_configuration.customers_threat_protection',
        'aws_route53_record.sign_in_parent',
        'aws_wafv2_web_acl_association.firewall',
      ],
    },
    {
      name: 'customers',
      addresses: [
        ...linking,
        ...skill,
        ...topic('alarms'),
        ...alarms.filter((address) => address.includes('skill_alarm')),
        ...Object.keys(
          synthesizeEnvironment(everything).json.resource.aws_cognito_identity_provider ?? {},
        ).map((name) => `aws_cognito_identity_provider.${name}`),
        'aws_cognito_managed_login_branding.sign_in_pages',
        'aws_cognito_risk_configuration.customers_threat_protection',
        'aws_wafv2_web_acl_association.firewall',
        'aws_cloudwatch_dashboard.dashboard',
        ...trigger('user_migration'),
        'aws_iam_role_policy.user_migration_signing_key',
        'aws_lambda_permission.user_migration_user_pool',
        ...trigger('pre_sign_up'),
        'aws_iam_role_policy.pre_sign_up_users',
        'aws_lambda_permission.pre_sign_up_user_pool',
        ...trigger('pre_token_generation'),
        'aws_lambda_permission.pre_token_generation_user_pool',
        ...trigger('token_revocation'),
        'aws_iam_role_policy.token_revocation_users',
        'aws_lambda_permission.token_revocation_alexa',
        'aws_lambda_permission.token_revocation_saas',
      ],
    },
    {
      name: 'with-addon',
      addresses: [
        ...linking,
        ...addon,
        ...topic('alarms'),
        'aws_acm_certificate.addon_api_certificate',
        'aws_acm_certificate_validation.addon_api_certificate_issued',
        'aws_apigatewayv2_api_mapping.addon_api_mapping',
        'aws_apigatewayv2_domain_name.addon_api_domain',
        'aws_cloudwatch_metric_alarm.addon_alarm_duration',
        'aws_cloudwatch_metric_alarm.addon_alarm_errors',
        'aws_cloudwatch_metric_alarm.addon_alarm_throttles',
        'aws_cloudwatch_metric_alarm.addon_api_errors',
        'aws_cloudwatch_metric_alarm.addon_certificate_expiry',
        'aws_cognito_managed_login_branding.addon_sign_in_pages',
        'aws_cognito_managed_login_branding.sign_in_pages',
        'aws_cognito_resource_server.addon_resource_server',
        'aws_cognito_user_pool_client.addon_service_client',
        'aws_route53_record.addon_api_a',
        'aws_route53_record.addon_api_aaaa',
        'aws_route53_record.addon_api_certificate_validation',
        'aws_wafv2_web_acl_association.firewall',
      ],
    },
  ])('of $name are pinned', ({ name, addresses }) => {
    const environment = covered.find((one) => one.name === name) ?? shipped(name);
    expect(addressesOf(synthesizeEnvironment(environment).json)).toEqual([...addresses].sort());
  });

  test('of outputs are pinned too', () => {
    expect(Object.keys(synthesizeEnvironment(shipped('production')).json.output ?? {}).sort()).toEqual([
      'access_token_uri',
      'account_linking_request',
      'authorization_uri',
      'client_id',
      'client_secret',
      'function_arn',
      'issuer',
      'jwks_uri',
      'redirect_urls',
      'scopes',
      'sign_in_distribution',
      'user_pool_id',
    ]);
  });
});

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
