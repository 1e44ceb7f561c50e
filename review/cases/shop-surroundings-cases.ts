import { type Edit, type PlanCase, without } from './plan-case';

const keyArn = 'arn:aws:example:eu-west-1:123456789012:aws_kms_key/codes';
const claimsArn = 'arn:aws:lambda:eu-west-1:123456789012:function:claims';
const acl = 'aws_wafv2_web_acl.sign_in';

const noRussia =
  '  rule {\n    name     = "country"\n    priority = 1\n    action {\n      block {}\n    }\n    statement {\n      geo_match_statement {\n        country_codes = ["RU"]\n      }\n    }\n    visibility_config {\n      cloudwatch_metrics_enabled = true\n      metric_name                = "country"\n      sampled_requests_enabled   = true\n    }\n  }\n';

function shop(edits: Edit | readonly Edit[], ...expect: readonly string[]): PlanCase {
  return { world: 'shop', edits: [edits].flat(), expect };
}

const network = (name: string): Edit => ({
  from: `  s3_key        = "${name}.zip"\n`,
  to: `  s3_key        = "${name}.zip"\n  vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }\n`,
});

/** What stands around a user pool: functions, mail, firewall, the API. */
export const shopSurroundingsCases: Record<string, PlanCase> = {
  'dangerous/shop-mail-identity-deleted': shop(
    without('aws_ses_domain_identity', 'mail'),
    'ses-identity-lost aws_ses_domain_identity.mail[0]',
  ),
  'harmless/shop-mail-identity-unused': {
    ...shop(without('aws_ses_domain_identity', 'mail')),
    baseline: [
      { from: 'identity/example.org"', to: 'identity/example.com"' },
      { from: 'no-reply@example.org', to: 'no-reply@example.com' },
    ],
  },
  'dangerous/shop-key-deleted': {
    ...shop(without('aws_kms_key', 'codes'), 'kms-key-lost aws_kms_key.codes[0]'),
    baseline: [{ from: 'aws_kms_key.codes.arn', to: `"${keyArn}"` }],
  },
  'harmless/shop-key-unused': {
    ...shop(without('aws_kms_key', 'codes')),
    baseline: [{ from: 'aws_kms_key.codes.arn', to: `"${keyArn}-2"` }],
  },
  'dangerous/shop-firewall-other': shop(
    {
      from: 'web_acl_arn  = aws_wafv2_web_acl.sign_in.arn',
      to: 'web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/other/00000000-0000-4000-8000-000000000002"',
    },
    'firewall-other aws_wafv2_web_acl_association.sign_in',
  ),
  'dangerous/shop-firewall-blocks': shop(
    { from: '    allow {}\n', to: '    block {}\n' },
    `firewall-blocks ${acl}`,
  ),
  'dangerous/shop-firewall-country': shop(
    {
      from: '  scope = "REGIONAL"\n',
      to: `  scope = "REGIONAL"\n${noRussia}`,
    },
    `firewall-rules-changed ${acl}`,
  ),
  'harmless/shop-firewall-of-another': {
    ...shop([
      { from: '    allow {}\n', to: '    block {}\n' },
      { from: '  scope = "REGIONAL"\n', to: `  scope = "REGIONAL"\n${noRussia}` },
    ]),
    baseline: [
      {
        from: 'web_acl_arn  = aws_wafv2_web_acl.sign_in.arn',
        to: 'web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/other/00000000-0000-4000-8000-000000000002"',
      },
    ],
  },
  'dangerous/shop-trigger-permission-lost': shop(
    without('aws_lambda_permission', 'claims'),
    'trigger-permission-lost aws_lambda_permission.claims[0]',
  ),
  'dangerous/shop-trigger-permission-renamed': shop(
    { from: '"aws_lambda_permission" "claims"', to: '"aws_lambda_permission" "cognito"' },
    'renamed aws_lambda_permission.claims',
  ),
  'dangerous/shop-trigger-permission-other-pool': shop(
    {
      from: '  source_arn    = aws_cognito_user_pool.shop.arn',
      to: '  source_arn    = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Other0000"',
    },
    'trigger-permission-lost aws_lambda_permission.claims',
  ),
  'dangerous/shop-trigger-permission-other-function': shop(
    { from: '  function_name = "claims"\n  principal', to: '  function_name = "invoices"\n  principal' },
    'trigger-permission-lost aws_lambda_permission.claims',
  ),
  'dangerous/shop-trigger-permission-other-principal': shop(
    { from: '"cognito-idp.amazonaws.com"', to: '"events.amazonaws.com"' },
    'trigger-permission-lost aws_lambda_permission.claims',
  ),
  'dangerous/shop-trigger-and-permission-lost': shop(
    [
      without('aws_lambda_permission', 'claims'),
      without('aws_lambda_function', 'claims'),
      {
        from: '    pre_token_generation_config {\n      lambda_arn     = aws_lambda_function.claims.arn\n      lambda_version = "V2_0"\n    }\n',
        to: '',
      },
    ],
    'trigger-permission-lost aws_lambda_permission.claims[0]',
    'trigger-function-lost aws_lambda_function.claims[0]',
  ),
  'dangerous/shop-trigger-function-deleted': {
    ...shop(without('aws_lambda_function', 'claims'), 'trigger-function-lost aws_lambda_function.claims[0]'),
    baseline: [{ from: 'aws_lambda_function.claims.arn', to: `"${claimsArn}"` }],
  },
  'dangerous/shop-trigger-function-renamed': shop(
    [
      { from: '"aws_lambda_function" "claims"', to: '"aws_lambda_function" "tokens"' },
      { from: 'aws_lambda_function.claims.arn', to: `"${claimsArn}"` },
    ],
    'renamed aws_lambda_function.claims',
  ),
  'dangerous/shop-trigger-function-replaced': {
    ...shop(
      { from: 'function_name = "claims"\n  s3', to: 'function_name = "tokens"\n  s3' },
      'trigger-function-lost aws_lambda_function.claims',
    ),
    baseline: [{ from: 'aws_lambda_function.claims.arn', to: `"${claimsArn}"` }],
  },
  'dangerous/shop-trigger-function-off': shop(
    {
      from: '  s3_key        = "claims.zip"\n',
      to: '  s3_key        = "claims.zip"\n  reserved_concurrent_executions = 0\n',
    },
    'function-off aws_lambda_function.claims',
  ),
  'dangerous/shop-functions-into-network': shop(
    [network('claims'), network('skill')],
    'function-into-network aws_lambda_function.claims',
    'function-into-network aws_lambda_function.skill',
  ),
  'dangerous/shop-function-runtime': shop(
    {
      from: '  s3_key        = "skill.zip"\n  handler       = "index.handler"',
      to: '  s3_key        = "skill.zip"\n  handler       = "main.handler"',
    },
    'not-judged aws_lambda_function.skill',
  ),
  'harmless/shop-other-function': shop([
    network('invoices'),
    { from: '  timeout       = 60', to: '  timeout       = 3\n  reserved_concurrent_executions = 0' },
  ]),
  'harmless/shop-other-function-deleted': shop(without('aws_lambda_function', 'invoices')),
  'dangerous/shop-alias-deleted': shop(
    [without('aws_lambda_alias', 'live'), { from: 'aws_lambda_alias.live.name', to: '"live"' }],
    'function-alias-lost aws_lambda_alias.live[0]',
  ),
  'dangerous/shop-alias-replaced': shop(
    { from: '  name             = "live"', to: '  name             = "current"' },
    'function-alias-lost aws_lambda_alias.live',
    'permission-other-function aws_lambda_permission.alexa',
  ),
  'dangerous/shop-alias-moved': shop(
    [
      { from: '"aws_lambda_alias" "live"', to: '"aws_lambda_alias" "current"' },
      { from: 'aws_lambda_alias.live.name', to: '"live"' },
    ],
    'renamed aws_lambda_alias.live',
  ),
  'dangerous/shop-role-policy-deleted': shop(
    without('aws_iam_role_policy', 'skill'),
    'skill-role-policy-lost aws_iam_role_policy.skill[0]',
  ),
  'dangerous/shop-role-policy-moved': shop(
    { from: '"aws_iam_role_policy" "skill"', to: '"aws_iam_role_policy" "logs"' },
    'renamed-monitoring aws_iam_role_policy.skill',
  ),
  'dangerous/shop-api-client-lost': shop(
    { from: '[aws_cognito_user_pool_client.alexa.id, ', to: '[' },
    'api-client-lost aws_apigatewayv2_authorizer.orders',
  ),
  'dangerous/shop-api-issuer': shop(
    { from: 'amazonaws.com/eu-west-1_Example00', to: 'amazonaws.com/eu-west-1_Other0000' },
    'api-issuer-changed aws_apigatewayv2_authorizer.orders',
  ),
  'dangerous/shop-api-opened': shop(
    [
      without('aws_apigatewayv2_authorizer', 'orders'),
      {
        from: '  authorization_type = "JWT"\n  authorizer_id      = aws_apigatewayv2_authorizer.orders.id\n',
        to: '  authorization_type = "NONE"\n',
      },
    ],
    'api-authorizer-lost aws_apigatewayv2_authorizer.orders[0]',
    'api-route-opened aws_apigatewayv2_route.orders',
  ),
  'dangerous/shop-login-pages-at-first': {
    ...shop(
      { from: 'managed_login_version = 1', to: 'managed_login_version = 2' },
      'domain-unbranded aws_cognito_user_pool_domain.login',
    ),
    firstDeploy: true,
  },
};
