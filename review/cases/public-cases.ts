import type { Edit, PlanCase, WorldName } from './plan-case';

const identity = 'module.identity';
const lgallardClient = (key: string) => `${identity}.aws_cognito_user_pool_client.client["${key}"]`;
const layla = '"https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7", ';
const implicit = `client-implicit-flow ${identity}.module.cognito.aws_cognito_user_pool_client.this`;

/** All that the module makes. */
const everything = [
  `renamed ${identity}.aws_cognito_user_pool.pool[0]`,
  `renamed ${lgallardClient('web_0')}`,
  `renamed ${lgallardClient('alexa_1')}`,
  `renamed ${identity}.aws_cognito_user_pool_domain.domain[0]`,
];

function of(world: WorldName, edits: readonly Edit[], ...expect: readonly string[]): PlanCase {
  return { world, edits, expect };
}

const listStart = '  clients = [\n';
const listEnd = '    },\n  ]\n';
const mobile =
  '    {\n      name                         = "mobile"\n      callback_urls                = ["org.example.app://signed-in"]\n      supported_identity_providers = ["COGNITO"]\n    },\n';

/** Public modules as their users call them: nothing harmless may be blocked, and nothing dangerous may pass. */
export const publicCases: Record<string, PlanCase> = {
  'harmless/lgallard-first-deploy': { ...of('lgallard', []), firstDeploy: true },
  'harmless/lgallard-nothing': of('lgallard', []),
  'harmless/lgallard-tags': of('lgallard', [{ from: 'team = "identity"', to: 'team = "accounts"' }]),
  'harmless/lgallard-client-added': of('lgallard', [{ from: listEnd, to: `    },\n${mobile}  ]\n` }]),
  'dangerous/lgallard-client-put-before': of(
    'lgallard',
    [{ from: listStart, to: `${listStart}${mobile}` }],
    `renamed ${lgallardClient('web_0')}`,
    `renamed ${lgallardClient('alexa_1')}`,
  ),
  'dangerous/lgallard-schema-ignored': of(
    'lgallard',
    [{ from: '  user_pool_name ', to: '  ignore_schema_changes = true\n  user_pool_name ' }],
    `renamed ${identity}.aws_cognito_user_pool.pool[0]`,
    `app-client-replaced ${lgallardClient('web_0')}`,
    `client-replaced ${lgallardClient('alexa_1')}`,
    `domain-replaced ${identity}.aws_cognito_user_pool_domain.domain[0]`,
  ),
  'dangerous/lgallard-redirect-lost': of(
    'lgallard',
    [{ from: layla, to: '' }],
    `client-redirect-lost ${lgallardClient('alexa_1')}`,
  ),
  'dangerous/lgallard-protection-lost': of(
    'lgallard',
    [{ from: '"ACTIVE"', to: '"INACTIVE"' }],
    `pool-protection-lost ${identity}.aws_cognito_user_pool.pool[0]`,
  ),
  'dangerous/lgallard-renamed-module': of(
    'lgallard',
    [{ from: 'module "identity"', to: 'module "accounts"' }],
    ...everything,
  ),
  'dangerous/lgallard-for-each': of(
    'lgallard',
    [{ from: '  user_pool_name ', to: '  for_each = toset(["members"])\n  user_pool_name ' }],
    ...everything,
  ),
  'dangerous/lgallard-count': of(
    'lgallard',
    [{ from: '  user_pool_name ', to: '  count = 1\n  user_pool_name ' }],
    ...everything,
  ),
  'harmless/mineiros-first-deploy': {
    ...of('mineiros', []),
    firstDeploy: true,
  },
  'harmless/mineiros-client-added': of('mineiros', [{ from: listEnd, to: `    },\n${mobile}  ]\n` }]),
  'harmless/mineiros-client-put-before': of('mineiros', [{ from: listStart, to: `${listStart}${mobile}` }]),
  'dangerous/mineiros-redirect-lost': of(
    'mineiros',
    [{ from: layla, to: '' }],
    `client-redirect-lost ${identity}.aws_cognito_user_pool_client.client["alexa"]`,
  ),
  'dangerous/mineiros-refresh-a-month': of(
    'mineiros',
    [{ from: 'refresh_token_validity       = 3650', to: 'refresh_token_validity       = 30' }],
    `client-refresh-shorter ${identity}.aws_cognito_user_pool_client.client["alexa"]`,
    `client-refresh-short ${identity}.aws_cognito_user_pool_client.client["alexa"]`,
  ),
  'dangerous/voquis-first-deploy': {
    ...of(
      'voquis',
      [],
      implicit,
      `client-code-flow-missing ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
      `client-refresh-short ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
    ),
    firstDeploy: true,
  },
  'harmless/voquis-nothing': of('voquis', []),
  'dangerous/voquis-redirect-lost': of(
    'voquis',
    [{ from: layla, to: '' }],
    `client-redirect-lost ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
  ),
  'dangerous/voquis-pool-renamed': of(
    'voquis',
    [
      {
        from: '= "members"\n  cognito_user_pool_client_name',
        to: '= "customers"\n  cognito_user_pool_client_name',
      },
    ],
    `pool-replaced ${identity}.module.cognito.aws_cognito_user_pool.this`,
    `client-replaced ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
    `api-client-lost ${identity}.module.http_api_gateway.aws_apigatewayv2_authorizer.this`,
    `api-issuer-changed ${identity}.module.http_api_gateway.aws_apigatewayv2_authorizer.this`,
  ),
};
