import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import { scopes } from '#service/scopes';
import { shipped, withAddon } from './environments';
import { expression, only, resourceAt, synthesizeEnvironment } from './synthesize';

const { json } = synthesizeEnvironment(withAddon);
const { json: byDefault } = synthesizeEnvironment(shipped('dev'));

test('the function knows its URL, its user pool, its clients and nothing secret', () => {
  expect(resourceAt(json, 'aws_lambda_function.addon_function')).toMatchObject({
    function_name: 'voicelink-with-addon-addon',
    runtime: 'nodejs24.x',
    memory_size: 1024,
    timeout: 3,
    environment: {
      variables: {
        MCP_URL: 'https://add-on.example.com/mcp',
        USER_POOL_ID: expression('aws_cognito_user_pool.customers.id'),
        SIGN_IN_HOST: 'example-voice-addon.auth.us-west-2.amazoncognito.com',
        CLIENT_ID: expression('aws_cognito_user_pool_client.addon_client.id'),
        SCOPES: 'https://api.example.com/lamp.read',
        CHECK_AUDIENCE: 'true',
        PUBLIC_CLIENT_ID: expression('aws_cognito_user_pool_client.addon_public_client.id'),
        SERVICE_CLIENT_ID: expression('aws_cognito_user_pool_client.addon_service_client.id'),
        SERVICE_SCOPE: 'https://add-on.example.com/mcp/service',
        ALLOWED_ORIGINS: 'http://localhost:6274 https://agent.example.com',
        SAAS_API_URL: 'https://api.example.com/add-on',
        LOG_LEVEL: 'warn',
      },
    },
  });
});

test('without a domain of the team’s the URL is API Gateway’s, and without further clients none is named', () => {
  const { environment } = resourceAt(byDefault, 'aws_lambda_function.addon_function');
  const { variables } = environment as { variables: Record<string, string> };
  expect(variables.MCP_URL).toBe(`${expression('aws_apigatewayv2_api.addon_api.api_endpoint')}/mcp`);
  expect(variables).not.toHaveProperty('ALLOWED_ORIGINS');
  expect(variables.SAAS_API_URL).toBe('https://api.dev.example.com');
  expect(Object.keys(variables).filter((name) => /^(SERVICE|PUBLIC)/.test(name))).toEqual([]);
});

test('customers get an app client of its own, by code alone, with the scopes and lifetimes of the settings', () => {
  expect(resourceAt(json, 'aws_cognito_user_pool_client.addon_client')).toMatchObject({
    name: 'alexa-plus',
    generate_secret: true,
    allowed_oauth_flows: ['code'],
    allowed_oauth_scopes: ['https://api.example.com/lamp.read'],
    callback_urls: ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
    refresh_token_validity: 730,
    depends_on: ['aws_cognito_resource_server.saas_api'],
  });
  expect(resourceAt(byDefault, 'aws_cognito_user_pool_client.addon_client')).toMatchObject({
    callback_urls: [
      'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
      'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
      'https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7',
    ],
    allowed_oauth_scopes: Object.keys(scopes).map((name) => `https://api.dev.example.com/${name}`),
  });
});

test('clients on customers’ machines get one without a secret, whose refresh tokens are good once', () => {
  const { '//': _metadata, ...alike } = resourceAt(json, 'aws_cognito_user_pool_client.addon_client');
  expect(resourceAt(json, 'aws_cognito_user_pool_client.addon_public_client')).toEqual({
    ...alike,
    '//': expect.anything(),
    name: 'mcp-public',
    generate_secret: false,
    callback_urls: ['http://localhost:8080/callback', 'cursor://mcp/callback'],
    explicit_auth_flows: ['ALLOW_CUSTOM_AUTH'],
    refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 60 }],
  });
  expect(resourceAt(json, 'aws_cognito_managed_login_branding.addon_public_sign_in_pages')).toMatchObject({
    client_id: expression('aws_cognito_user_pool_client.addon_public_client.id'),
  });
  expect(byDefault.resource.aws_cognito_user_pool_client).not.toHaveProperty('addon_public_client');
});

test('the service gets another, which can ask for one scope and for no customer', () => {
  expect(resourceAt(json, 'aws_cognito_user_pool_client.addon_service_client')).toMatchObject({
    allowed_oauth_flows: ['client_credentials'],
    allowed_oauth_scopes: ['https://add-on.example.com/mcp/service'],
    depends_on: ['aws_cognito_resource_server.addon_resource_server'],
  });
  expect(resourceAt(json, 'aws_cognito_resource_server.addon_resource_server')).toMatchObject({
    identifier: 'https://add-on.example.com/mcp',
    name: 'Add-on',
    scope: [{ scope_name: 'service' }],
  });
  expect(byDefault.resource.aws_cognito_resource_server).not.toHaveProperty('addon_resource_server');
});

test('the API takes the paths that the MCP specification derives from the URL, and throttles them', () => {
  const routes = Object.values(json.resource.aws_apigatewayv2_route ?? {}).map((route) => route.route_key);
  const metadata = new URL(getOAuthProtectedResourceMetadataUrl(new URL('https://add-on.example.com/mcp')));
  expect(routes.sort()).toEqual([
    'ANY /.well-known/oauth-authorization-server',
    `ANY ${metadata.pathname}`,
    'ANY /mcp',
  ]);
  expect(only(json, 'aws_apigatewayv2_stage')).toMatchObject({
    name: '$default',
    auto_deploy: true,
    default_route_settings: { throttling_rate_limit: 20, throttling_burst_limit: 40 },
    access_log_settings: { destination_arn: expression('aws_cloudwatch_log_group.addon_api_log.arn') },
  });
  expect(only(byDefault, 'aws_apigatewayv2_stage')).toMatchObject({
    default_route_settings: { throttling_rate_limit: 50, throttling_burst_limit: 100 },
  });
});

test('the access log says neither who asked nor what', () => {
  const { access_log_settings: log } = only(json, 'aws_apigatewayv2_stage');
  const { format } = log as { format: string };
  expect(Object.values(JSON.parse(format) as object)).toEqual([
    '$context.requestId',
    '$context.requestTime',
    '$context.routeKey',
    '$context.status',
    '$context.responseLatency',
    '$context.error.responseType',
  ]);
});

test('only this API may invoke the function', () => {
  expect(only(json, 'aws_lambda_permission')).toMatchObject({
    principal: 'apigateway.amazonaws.com',
    function_name: expression('aws_lambda_function.addon_function.function_name'),
    source_arn: `${expression('aws_apigatewayv2_api.addon_api.execution_arn')}/*/*`,
  });
});

test('a domain of the team’s has its certificate in the region and is the only way in', () => {
  expect(only(json, 'aws_apigatewayv2_api')).toMatchObject({ disable_execute_api_endpoint: true });
  expect(only(byDefault, 'aws_apigatewayv2_api')).toMatchObject({ disable_execute_api_endpoint: false });
  expect(resourceAt(json, 'aws_acm_certificate.addon_api_certificate')).not.toHaveProperty('provider');
  expect(only(json, 'aws_apigatewayv2_domain_name')).toMatchObject({
    domain_name: 'add-on.example.com',
    domain_name_configuration: {
      certificate_arn: expression(
        'aws_acm_certificate_validation.addon_api_certificate_issued.certificate_arn',
      ),
      security_policy: 'TLS_1_2',
    },
  });
});

test('alarms tell of the function, of the API and of the certificate', () => {
  expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.addon_alarm_duration')).toMatchObject({
    threshold: 2_400,
    alarm_description: 'The add-on took longer than 2400 ms; Alexa stops waiting after 3000 ms.',
  });
  expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.addon_api_errors')).toMatchObject({
    dimensions: { ApiId: expression('aws_apigatewayv2_api.addon_api.id') },
  });
  expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.addon_certificate_expiry')).not.toHaveProperty(
    'provider',
  );
});

test('what the toolkit asks for is an output; secrets are sensitive ones', () => {
  const outputs = Object.entries(json.output ?? {}).filter(([name]) => name.startsWith('addon_'));
  expect(outputs.map(([name, { sensitive = false }]) => [name, sensitive]).sort()).toEqual([
    ['addon_client_id', false],
    ['addon_client_secret', true],
    ['addon_mcp_url', false],
    ['addon_public_client_id', false],
    ['addon_public_redirect_urls', false],
    ['addon_redirect_urls', false],
    ['addon_scopes', false],
    ['addon_service_client_id', false],
    ['addon_service_client_secret', true],
    ['addon_service_scope', false],
  ]);
  for (const [, { description = '' }] of outputs) expect(description.length).toBeGreaterThan(10);
});

test('an environment without the setting has none of it', () => {
  expect(JSON.stringify(synthesizeEnvironment(shipped('production')).json)).not.toContain('addon');
});
