import type { Edit, PlanCase } from './plan-case';

const alexa = 'aws_cognito_user_pool_client.alexa';
const web = 'aws_cognito_user_pool_client.web';
const staff = 'aws_cognito_identity_provider.staff';

const rotation =
  '  refresh_token_rotation {\n    feature                    = "ENABLED"\n    retry_grace_period_seconds = 10\n  }\n';
const alexaUnits =
  '  token_validity_units {\n    access_token  = "minutes"\n    id_token      = "minutes"\n    refresh_token = "days"\n  }\n';
const webUnits = '  token_validity_units {\n    access_token  = "minutes"\n    refresh_token = "days"\n  }\n';
const webFlows = '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]';
const alexaFlows = 'explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH"]';
const webWrites = '  write_attributes                     = ["email", "name"]\n';

function shop(edits: Edit | readonly Edit[], ...expect: readonly string[]): PlanCase {
  return { world: 'shop', edits: [edits].flat(), expect };
}

/** App clients, Alexa's and another, and identity providers. */
export const shopClientCases: Record<string, PlanCase> = {
  'dangerous/shop-web-deleted': shop(
    [
      {
        from: 'resource "aws_cognito_user_pool_client" "web" {\n',
        to: 'resource "aws_cognito_user_pool_client" "web" {\n  count = 0\n',
      },
      { from: ', aws_cognito_user_pool_client.web.id]', to: ']' },
    ],
    `app-client-deleted ${web}[0]`,
    'api-client-lost aws_apigatewayv2_authorizer.orders',
  ),
  'dangerous/shop-web-renamed': shop(
    [
      { from: '"aws_cognito_user_pool_client" "web"', to: '"aws_cognito_user_pool_client" "site"' },
      { from: 'aws_cognito_user_pool_client.web.id', to: 'aws_cognito_user_pool_client.site.id' },
    ],
    `renamed ${web}`,
    'api-client-lost aws_apigatewayv2_authorizer.orders',
  ),
  'dangerous/shop-web-replaced': shop(
    {
      from: '  name                                 = "web"\n',
      to: '  name                                 = "web"\n  generate_secret = true\n',
    },
    `app-client-replaced ${web}`,
    'api-client-lost aws_apigatewayv2_authorizer.orders',
  ),
  'dangerous/shop-web-flow-lost': shop(
    {
      from: 'allowed_oauth_flows                  = ["code"]\n  allowed_oauth_scopes                 = ["openid", "email"',
      to: 'allowed_oauth_flows                  = ["implicit"]\n  allowed_oauth_scopes                 = ["openid", "email"',
    },
    `app-client-code-flow-lost ${web}`,
    `client-implicit-flow ${web}`,
  ),
  'dangerous/shop-web-oauth-off': shop(
    {
      from: 'allowed_oauth_flows_user_pool_client = true\n  allowed_oauth_flows                  = ["code"]\n  allowed_oauth_scopes                 = ["openid", "email"',
      to: 'allowed_oauth_flows_user_pool_client = false\n  allowed_oauth_flows                  = ["code"]\n  allowed_oauth_scopes                 = ["openid", "email"',
    },
    `app-client-code-flow-lost ${web}`,
  ),
  'dangerous/shop-web-scope-lost': shop(
    { from: '["openid", "email", "aws', to: '["openid", "aws' },
    `app-client-scope-lost ${web}`,
  ),
  'dangerous/shop-web-sign-in-lost': shop(
    {
      from: 'supported_identity_providers         = ["COGNITO", "Staff"]',
      to: 'supported_identity_providers         = ["COGNITO"]',
    },
    `app-client-sign-in-lost ${web}`,
  ),
  'dangerous/shop-web-refresh-flow-lost': shop(
    { from: webFlows, to: '["ALLOW_USER_SRP_AUTH"]' },
    `app-client-refresh-flow-lost ${web}`,
  ),
  'dangerous/shop-web-refresh-shorter': shop(
    { from: 'refresh_token_validity               = 30', to: 'refresh_token_validity               = 7' },
    `app-client-refresh-shorter ${web}`,
  ),
  'dangerous/shop-web-is-of-alexa': {
    ...shop(
      { from: 'refresh_token_validity               = 30', to: 'refresh_token_validity               = 7' },
      `client-refresh-shorter ${web}`,
    ),
    clients: ['web'],
  },
  'dangerous/shop-web-is-of-alexa-at-first': {
    ...shop([], `client-access-below-floor ${web}`, `client-refresh-short ${web}`),
    firstDeploy: true,
    clients: [web],
  },
  'harmless/shop-web-access-shorter': shop({
    from: 'access_token_validity                = 5',
    to: 'access_token_validity                = 10',
  }),
  'harmless/shop-web-rotation-on': shop([
    { from: webFlows, to: '["ALLOW_USER_SRP_AUTH"]' },
    { from: webUnits, to: `${webUnits}${rotation}` },
  ]),
  'dangerous/shop-web-rotation-beside-refresh-flow': shop(
    { from: webUnits, to: `${webUnits}${rotation}` },
    `refused-rotation ${web}`,
  ),
  'dangerous/shop-web-rotation-off': {
    ...shop(
      [
        { from: '["ALLOW_USER_SRP_AUTH"]', to: webFlows },
        { from: rotation, to: '' },
      ],
      `refused-rotation-off ${web}`,
    ),
    baseline: [
      { from: webFlows, to: '["ALLOW_USER_SRP_AUTH"]' },
      { from: webUnits, to: `${webUnits}${rotation}` },
    ],
  },
  'dangerous/shop-web-refresh-flow-beside-rotation': {
    ...shop({ from: '["ALLOW_USER_SRP_AUTH"]', to: webFlows }, `refused-rotation ${web}`),
    baseline: [
      { from: webFlows, to: '["ALLOW_USER_SRP_AUTH"]' },
      { from: webUnits, to: `${webUnits}${rotation}` },
    ],
  },
  'dangerous/shop-rotation-beside-refresh-flow': shop(
    { from: alexaUnits, to: `${alexaUnits}${rotation}` },
    `client-rotation-on ${alexa}`,
    `refused-rotation ${alexa}`,
  ),
  'dangerous/shop-rotation-at-first': {
    ...shop(
      [
        { from: webUnits, to: `${webUnits}${rotation}` },
        { from: alexaFlows, to: 'explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH"]' },
        { from: alexaUnits, to: `${alexaUnits}${rotation}` },
      ],
      `refused-rotation ${web}`,
    ),
    firstDeploy: true,
  },
  'dangerous/shop-writes-less-than-mapped': shop(
    {
      from: 'write_attributes              = ["email", "name"]',
      to: 'write_attributes              = ["name"]',
    },
    `client-write-mapped-lost ${alexa}`,
  ),
  'dangerous/shop-writes-less-than-mapped-at-first': {
    ...shop(
      {
        from: 'write_attributes              = ["email", "name"]',
        to: 'write_attributes              = ["name"]',
      },
      `client-write-mapped-lost ${alexa}`,
    ),
    firstDeploy: true,
  },
  'dangerous/shop-provider-of-mapped-added': {
    ...shop({ from: '= ["COGNITO"]', to: '= ["COGNITO", "Staff"]' }, `client-write-mapped-lost ${alexa}`),
    baseline: [
      {
        from: 'write_attributes              = ["email", "name"]',
        to: 'write_attributes              = ["name"]',
      },
      {
        from: 'supported_identity_providers  = ["COGNITO", "Staff"]',
        to: 'supported_identity_providers  = ["COGNITO"]',
      },
    ],
  },
  'dangerous/shop-writes-more': shop(
    {
      from: 'write_attributes              = ["email", "name"]',
      to: 'write_attributes              = ["email", "name", "phone_number"]',
    },
    `client-writes-more ${alexa}`,
  ),
  'dangerous/shop-writes-more-by-token': shop(
    {
      from: webWrites,
      to: '  write_attributes                     = ["email", "name", "phone_number"]\n',
    },
    `client-writes-more-by-token ${web}`,
  ),
  'dangerous/shop-reads-more': shop(
    {
      from: 'read_attributes               = ["email", "email_verified", "name"]',
      to: 'read_attributes               = ["email", "email_verified", "name", "address"]',
    },
    `client-reads-more ${alexa}`,
  ),
  'dangerous/shop-reads-less': shop(
    {
      from: 'read_attributes               = ["email", "email_verified", "name"]',
      to: 'read_attributes               = ["email", "email_verified"]',
    },
    `client-reads-less ${alexa}`,
  ),
  'dangerous/shop-provider-issuer': shop(
    { from: 'https://login.example.org', to: 'https://sso.example.net' },
    `identity-provider-directory ${staff}`,
  ),
  'dangerous/shop-provider-metadata': shop(
    { from: 'https://sso.example.com/metadata', to: 'https://sso.example.net/metadata' },
    'identity-provider-directory aws_cognito_identity_provider.partner',
  ),
  'dangerous/shop-provider-client': shop(
    { from: 'client_id                 = "shop"', to: 'client_id                 = "store"' },
    `identity-provider-client ${staff}`,
  ),
  'harmless/shop-provider-secret': shop({ from: '"not-a-secret"', to: '"not-a-secret-2"' }),
  'dangerous/shop-provider-username': shop(
    { from: 'username = "sub"', to: 'username = "email"' },
    `identity-provider-username ${staff}`,
  ),
  'dangerous/shop-provider-unmapped': shop(
    { from: '    email    = "email"\n', to: '' },
    `identity-provider-unmapped ${staff}`,
  ),
  'dangerous/shop-provider-scope-lost': shop(
    { from: '"openid email"', to: '"openid"' },
    `identity-provider-scope-lost ${staff}`,
  ),
  'dangerous/shop-provider-identifier-lost': shop(
    { from: '  idp_identifiers = ["example.org"]', to: '  idp_identifiers = ["example.com"]' },
    `identity-provider-identifier-lost ${staff}`,
  ),
  'dangerous/shop-provider-request-method': shop(
    { from: 'attributes_request_method = "GET"', to: 'attributes_request_method = "POST"' },
    `not-judged ${staff}`,
  ),
};
