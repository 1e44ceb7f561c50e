import { validateEnvironments } from '../../config/validate';
import { addressesOf } from '../../terraform/offline-stack';
import { covered, everything, shipped } from './environments';
import { synthesizeEnvironment } from './synthesize';

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
    'aws_cloudwatch_metric_alarm.skill_alarm_faults',
    'aws_cloudwatch_metric_alarm.skill_alarm_invalid_responses',
    'aws_cloudwatch_metric_alarm.skill_alarm_refused',
    'aws_cloudwatch_metric_alarm.skill_alarm_saas_errors',
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
    {
      name: 'dev',
      addresses: [
        ...linking,
        ...skill,
        ...addon,
        'aws_cognito_managed_login_branding.addon_sign_in_pages',
        'aws_cognito_managed_login_branding.sign_in_pages',
      ],
    },
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
        'aws_cloudwatch_metric_alarm.addon_alarm_saas_errors',
        'aws_cloudwatch_metric_alarm.addon_alarm_throttles',
        'aws_cloudwatch_metric_alarm.addon_api_errors',
        'aws_cloudwatch_metric_alarm.addon_certificate_expiry',
        'aws_cognito_managed_login_branding.addon_public_sign_in_pages',
        'aws_cognito_managed_login_branding.addon_sign_in_pages',
        'aws_cognito_managed_login_branding.sign_in_pages',
        'aws_cognito_resource_server.addon_resource_server',
        'aws_cognito_user_pool_client.addon_public_client',
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
