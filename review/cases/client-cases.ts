import type { PlanCase } from './plan-case';

const client = 'aws_cognito_user_pool_client.assistant';
const layla = '    "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",\n';
const units =
  '  token_validity_units {\n    access_token  = "minutes"\n    id_token      = "minutes"\n    refresh_token = "days"\n  }\n';

const tenantClients = [0, 1].flatMap((tenant) =>
  ['alexa', 'web'].map((name) => `module.tenant[${tenant}].aws_cognito_user_pool_client.this["${name}"]`),
);

export const clientCases: Record<string, PlanCase> = {
  'dangerous/client-replaced-by-secret': {
    world: 'members',
    edits: [{ from: '  generate_secret                      = true\n', to: '' }],
    expect: [`client-replaced ${client}`],
  },
  'dangerous/client-deleted-by-for-each': {
    world: 'tenants',
    edits: [{ from: '["alexa", "web"]', to: '["web"]' }],
    expect: [
      'client-deleted module.tenant[0].aws_cognito_user_pool_client.this["alexa"]',
      'client-deleted module.tenant[1].aws_cognito_user_pool_client.this["alexa"]',
    ],
  },
  'dangerous/client-redirect-lost': {
    world: 'members',
    edits: [{ from: layla, to: '' }],
    expect: [`client-redirect-lost ${client}`],
  },
  'dangerous/client-redirects-of-another-vendor': {
    world: 'members',
    edits: [{ from: 'M1A2B3C4D5E6F7', to: 'M7F6E5D4C3B2A1', all: true }],
    expect: [`client-redirect-lost ${client}`],
  },
  'dangerous/client-redirect-unknown': {
    world: 'members',
    edits: [
      {
        from: '"https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"',
        to: 'terraform_data.redirect.output',
      },
      {
        to: 'resource "terraform_data" "redirect" {\n  input = "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"\n}',
      },
    ],
    expect: [`client-redirect-lost ${client}`, `client-callback-insecure ${client}`],
  },
  'dangerous/client-callback-insecure': {
    world: 'members',
    edits: [{ from: layla, to: `${layla}    "http://app.example.org/callback",\n` }],
    expect: [`client-callback-insecure ${client}`],
  },
  'dangerous/client-default-redirect-outside': {
    world: 'members',
    edits: [
      {
        from: '  generate_secret                      = true\n',
        to: '  generate_secret                      = true\n  default_redirect_uri = "https://app.example.org/other"\n',
      },
    ],
    expect: [`client-default-redirect ${client}`],
  },
  'dangerous/client-code-flow-lost': {
    world: 'members',
    edits: [
      {
        from: 'allowed_oauth_flows                  = ["code"]',
        to: 'allowed_oauth_flows                  = ["client_credentials"]',
      },
    ],
    expect: [`client-code-flow-lost ${client}`],
  },
  'dangerous/client-oauth-off': {
    world: 'members',
    edits: [
      {
        from: 'allowed_oauth_flows_user_pool_client = true',
        to: 'allowed_oauth_flows_user_pool_client = false',
      },
    ],
    expect: [`client-code-flow-lost ${client}`],
  },
  'dangerous/client-implicit-flow': {
    world: 'members',
    edits: [
      {
        from: 'allowed_oauth_flows                  = ["code"]',
        to: 'allowed_oauth_flows                  = ["code", "implicit"]',
      },
    ],
    expect: [`client-implicit-flow ${client}`],
  },
  'dangerous/client-scope-lost': {
    world: 'members',
    edits: [{ from: ', "https://api.example.org/orders.write"]', to: ']' }],
    expect: [`client-scope-lost ${client}`],
  },
  'dangerous/client-admin-scope-gained': {
    world: 'members',
    edits: [{ from: '["openid", ', to: '["openid", "aws.cognito.signin.user.admin", ' }],
    expect: [`client-admin-scope-gained ${client}`],
  },
  'dangerous/client-scope-gained': {
    world: 'members',
    edits: [{ from: '["openid", ', to: '["openid", "phone", ' }],
    expect: [`client-scope-gained ${client}`],
  },
  'dangerous/client-refresh-shorter': {
    world: 'members',
    edits: [{ from: 'refresh_token_validity        = 3650', to: 'refresh_token_validity        = 400' }],
    expect: [`client-refresh-shorter ${client}`],
  },
  'dangerous/client-refresh-a-month': {
    world: 'members',
    edits: [{ from: 'refresh_token_validity        = 3650', to: 'refresh_token_validity        = 30' }],
    expect: [`client-refresh-shorter ${client}`, `client-refresh-short ${client}`],
  },
  'dangerous/client-units-wrong': {
    world: 'members',
    edits: [{ from: 'refresh_token = "days"', to: 'refresh_token = "minutes"' }],
    expect: [
      `client-units-changed ${client}`,
      `client-refresh-shorter ${client}`,
      `client-refresh-short ${client}`,
    ],
  },
  'dangerous/client-units-of-access': {
    world: 'tenants',
    edits: [
      { file: 'modules/identity/main.tf', from: 'access_token  = "hours"', to: 'access_token  = "days"' },
    ],
    expect: tenantClients.map((address) => `client-units-changed ${address}`),
  },
  'dangerous/client-units-of-id': {
    world: 'tenants',
    edits: [
      { file: 'modules/identity/main.tf', from: 'id_token      = "hours"', to: 'id_token      = "days"' },
    ],
    expect: tenantClients.map((address) => `client-units-changed ${address}`),
  },
  'dangerous/client-access-below-floor': {
    world: 'members',
    edits: [{ from: 'access_token_validity         = 60', to: 'access_token_validity         = 5' }],
    expect: [`client-access-below-floor ${client}`],
  },
  'dangerous/client-access-below-floor-at-first': {
    world: 'members',
    firstDeploy: true,
    edits: [{ from: 'access_token_validity         = 60', to: 'access_token_validity         = 5' }],
    expect: [`client-access-below-floor ${client}`],
  },
  'dangerous/client-sign-in-lost': {
    world: 'members',
    edits: [{ from: '["COGNITO", "Google"]', to: '["COGNITO"]' }],
    expect: [`client-sign-in-lost ${client}`],
  },
  'dangerous/client-refresh-flow-lost': {
    world: 'members',
    edits: [{ from: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]', to: '["ALLOW_USER_SRP_AUTH"]' }],
    expect: [`client-refresh-flow-lost ${client}`],
  },
  'dangerous/client-rotation-on': {
    world: 'members',
    edits: [
      { from: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]', to: '["ALLOW_USER_SRP_AUTH"]' },
      {
        from: units,
        to: `${units}  refresh_token_rotation {\n    feature                    = "ENABLED"\n    retry_grace_period_seconds = 0\n  }\n`,
      },
    ],
    expect: [`client-rotation-on ${client}`],
  },
  'dangerous/client-password-flow': {
    world: 'members',
    edits: [{ from: '"ALLOW_USER_SRP_AUTH"]', to: '"ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]' }],
    expect: [`client-password-flow ${client}`],
  },
  'dangerous/client-safety-off': {
    world: 'members',
    edits: [
      { from: 'enable_token_revocation       = true', to: 'enable_token_revocation       = false' },
      { from: 'prevent_user_existence_errors = "ENABLED"', to: 'prevent_user_existence_errors = "LEGACY"' },
    ],
    expect: [`client-revocation-off ${client}`, `client-user-existence-shown ${client}`],
  },
  'dangerous/identity-provider-deleted': {
    world: 'members',
    edits: [
      {
        from: 'resource "aws_cognito_identity_provider" "google" {\n  user_pool_id',
        to: 'resource "aws_cognito_identity_provider" "google" {\n  count         = 0\n  user_pool_id',
      },
      { from: '["COGNITO", "Google"]', to: '["COGNITO"]' },
    ],
    expect: [
      `client-sign-in-lost ${client}`,
      'identity-provider-lost aws_cognito_identity_provider.google[0]',
    ],
  },
  'dangerous/resource-server-replaced': {
    world: 'members',
    edits: [{ from: 'name         = "api"', to: 'name         = "orders"' }],
    expect: ['resource-server-lost aws_cognito_resource_server.api'],
  },
  'dangerous/resource-server-scope-lost': {
    world: 'members',
    edits: [
      {
        from: '  scope {\n    scope_name        = "orders.write"\n    scope_description = "Place orders"\n  }\n',
        to: '',
      },
      { from: ', "https://api.example.org/orders.write"]', to: ']' },
    ],
    expect: ['resource-server-scope-lost aws_cognito_resource_server.api', `client-scope-lost ${client}`],
  },
  'dangerous/client-callback-lost': {
    world: 'tenants',
    edits: [
      {
        file: 'modules/identity/main.tf',
        from: '"https://app.example.org/callback"',
        to: '"https://my.example.org/callback"',
      },
    ],
    expect: [
      'client-callback-lost module.tenant[0].aws_cognito_user_pool_client.this["web"]',
      'client-callback-lost module.tenant[1].aws_cognito_user_pool_client.this["web"]',
    ],
  },
  'harmless/default-redirect-inside': {
    world: 'members',
    edits: [
      {
        from: '  generate_secret                      = true\n',
        to: '  generate_secret                      = true\n  default_redirect_uri = "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"\n',
      },
    ],
    expect: [],
  },
  'harmless/callback-added': {
    world: 'members',
    edits: [{ from: layla, to: `${layla}    "https://app.example.org/callback",\n` }],
    expect: [],
  },
  'harmless/refresh-longer': {
    world: 'members',
    stateEdits: [{ from: '"refresh_token_validity": 3650', to: '"refresh_token_validity": 365' }],
    expect: [],
  },
  'harmless/units-changed-lifetime-kept': {
    world: 'members',
    edits: [
      { from: 'access_token_validity         = 60', to: 'access_token_validity         = 1' },
      { from: 'access_token  = "minutes"', to: 'access_token  = "hours"' },
    ],
    expect: [],
  },
  'harmless/scope-description': {
    world: 'members',
    edits: [{ from: '"Place orders"', to: '"Place and change orders"' }],
    expect: [],
  },
  'harmless/client-added': {
    world: 'tenants',
    edits: [{ from: '["alexa", "web"]', to: '["alexa", "mobile", "web"]' }],
    expect: [],
  },
};
