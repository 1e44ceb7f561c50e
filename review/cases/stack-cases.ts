import type { PlanCase } from './plan-case';

const awsVersion = '"version": "5.100.0"';
/** Of the client; the outputs have it with another indentation. */
const layla = '\n          "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",\n';
const poolLifecycle =
  '"ignore_changes": [\n            "schema"\n          ],\n          "prevent_destroy": true';

/** This project's own stacks, changed one thing at a time. */
export const stackCases: Record<string, PlanCase> = {
  'harmless/stack-production-first-deploy': {
    world: 'production',
    firstDeploy: true,
    expect: [],
  },
  'harmless/stack-dev-first-deploy': { world: 'dev', firstDeploy: true, expect: [] },
  'harmless/stack-production-nothing': { world: 'production', beside: true, expect: [] },
  'harmless/stack-dev-nothing': { world: 'dev', expect: [] },
  'harmless/provider-minor': {
    world: 'production',
    previousEdits: [{ from: awsVersion, to: '"version": "5.80.0"' }],
    beside: true,
    expect: [],
  },
  'dangerous/provider-major': {
    world: 'production',
    previousEdits: [{ from: awsVersion, to: '"version": "4.67.0"' }],
    beside: true,
    expect: ['provider-major plan'],
  },
  'dangerous/prevent-destroy-lost': {
    world: 'production',
    edits: [{ from: poolLifecycle, to: '"ignore_changes": [\n            "schema"\n          ]' }],
    beside: true,
    expect: ['prevent-destroy-lost plan'],
  },
  'dangerous/stack-stopped-by-prevent-destroy': {
    world: 'production',
    edits: [{ from: '"name": "voicelink-production",', to: '"name": "voicelink-customers",' }],
    fails: true,
    expect: ['plan-errored plan', 'pool-replaced aws_cognito_user_pool.customers'],
  },
  'dangerous/stack-pool-replaced': {
    world: 'dev',
    edits: [{ from: '"name": "voicelink-dev",', to: '"name": "voicelink-test",' }],
    expect: [
      'pool-replaced aws_cognito_user_pool.customers',
      'client-replaced aws_cognito_user_pool_client.alexa',
      'client-replaced aws_cognito_user_pool_client.addon_client',
      'addon-client-changed aws_lambda_function.addon_function',
      'domain-replaced aws_cognito_user_pool_domain.sign_in',
      'resource-server-lost aws_cognito_resource_server.saas_api',
    ],
  },
  'dangerous/stack-client-renamed': {
    world: 'production',
    edits: [
      {
        from: '"aws_cognito_user_pool_client": {\n      "alexa": {',
        to: '"aws_cognito_user_pool_client": {\n      "assistant": {',
      },
      {
        from: 'aws_cognito_user_pool_client.alexa.',
        to: 'aws_cognito_user_pool_client.assistant.',
        all: true,
      },
    ],
    expect: ['renamed aws_cognito_user_pool_client.alexa'],
  },
  'dangerous/stack-redirect-lost': {
    world: 'production',
    edits: [{ from: layla, to: '\n' }],
    expect: ['client-redirect-lost aws_cognito_user_pool_client.alexa'],
  },
  'dangerous/stack-refresh-a-month': {
    world: 'production',
    edits: [{ from: '"refresh_token_validity": 3650', to: '"refresh_token_validity": 30' }],
    expect: [
      'client-refresh-shorter aws_cognito_user_pool_client.alexa',
      'client-refresh-short aws_cognito_user_pool_client.alexa',
    ],
  },
  'dangerous/stack-protection-lost': {
    world: 'production',
    edits: [{ from: '"deletion_protection": "ACTIVE"', to: '"deletion_protection": "INACTIVE"' }],
    expect: ['pool-protection-lost aws_cognito_user_pool.customers'],
  },
  'dangerous/stack-permission-other-skill': {
    world: 'production',
    edits: [{ from: 'amzn1.ask.skill.00000000-', to: 'amzn1.ask.skill.11111111-', all: true }],
    expect: ['permission-other-skill aws_lambda_permission.skill_alexa'],
  },
  'dangerous/stack-domain-renamed': {
    world: 'production',
    edits: [{ from: 'auth.example.com', to: 'login.example.com', all: true }],
    expect: [
      'domain-replaced aws_cognito_user_pool_domain.sign_in',
      'certificate-replaced aws_acm_certificate.sign_in_certificate',
      'alias-lost aws_route53_record.sign_in_a',
      'alias-lost aws_route53_record.sign_in_aaaa',
    ],
  },
  'dangerous/stack-domain-prefix': {
    world: 'dev',
    edits: [{ from: 'example-voice-dev', to: 'example-voice-test', all: true }],
    expect: ['domain-replaced aws_cognito_user_pool_domain.sign_in'],
  },
  'dangerous/stack-api-renamed': {
    world: 'production',
    edits: [{ from: 'https://api.example.com', to: 'https://service.example.com', all: true }],
    expect: [
      'resource-server-lost aws_cognito_resource_server.saas_api',
      'client-scope-lost aws_cognito_user_pool_client.alexa',
      'client-scope-gained aws_cognito_user_pool_client.alexa',
    ],
  },
  'dangerous/stack-addon-api-replaced': {
    world: 'dev',
    flags: ['-refresh=false', '-replace=aws_apigatewayv2_api.addon_api'],
    expect: [
      'addon-url-changed aws_lambda_function.addon_function',
      'addon-api-lost aws_apigatewayv2_api.addon_api',
      'addon-api-lost aws_apigatewayv2_integration.addon_api_integration',
      'addon-api-lost aws_apigatewayv2_stage.addon_api_stage',
      'addon-permission-lost aws_lambda_permission.addon_api_permission',
      'addon-route-lost aws_apigatewayv2_route.addon_api_mcp',
      'addon-route-lost aws_apigatewayv2_route.addon_api_protected_resource_metadata',
      'addon-route-lost aws_apigatewayv2_route.addon_api_authorization_server_metadata',
    ],
  },
  'dangerous/stack-addon-client-replaced': {
    world: 'dev',
    flags: ['-refresh=false', '-replace=aws_cognito_user_pool_client.addon_client'],
    expect: [
      'client-replaced aws_cognito_user_pool_client.addon_client',
      'addon-client-changed aws_lambda_function.addon_function',
    ],
  },
  'harmless/stack-memory': {
    world: 'production',
    edits: [{ from: '"memory_size": 512', to: '"memory_size": 1024' }],
    expect: [],
  },
  'harmless/stack-tags': {
    world: 'production',
    edits: [{ from: '"environment": "production"', to: '"environment": "live"', all: true }],
    expect: [],
  },
  'harmless/stack-callback-added': {
    world: 'production',
    edits: [
      {
        from: layla,
        to: `${layla}          "https://app.example.com/callback",\n`,
      },
    ],
    expect: [],
  },
  'harmless/stack-code': {
    world: 'production',
    edits: [{ from: 'hash-of-the-code', to: 'hash-of-other-code' }],
    expect: [],
  },
  'harmless/stack-log-level': {
    world: 'production',
    edits: [{ from: '"LOG_LEVEL": "info"', to: '"LOG_LEVEL": "debug"' }],
    expect: [],
  },
};
