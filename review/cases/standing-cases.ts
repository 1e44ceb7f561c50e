import type { Edit, PlanCase } from './plan-case';

/** A service that made other choices than `members`: what is so from the beginning takes nothing from anybody. */
const otherChoices: readonly Edit[] = [
  { from: 'deletion_protection      = "ACTIVE"', to: 'deletion_protection      = "INACTIVE"' },
  { from: 'mfa_configuration        = "OPTIONAL"', to: 'mfa_configuration        = "ON"' },
  {
    from: '  software_token_mfa_configuration {',
    to: '  admin_create_user_config {\n    allow_admin_create_user_only = true\n  }\n  lambda_config {\n    pre_authentication = "arn:aws:lambda:eu-west-1:123456789012:function:gate"\n  }\n  software_token_mfa_configuration {',
  },
  {
    from: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]',
    to: '["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]',
  },
  {
    from: '  token_validity_units {',
    to: '  refresh_token_rotation {\n    feature                    = "ENABLED"\n    retry_grace_period_seconds = 60\n  }\n  token_validity_units {',
  },
  { from: 'enable_token_revocation       = true', to: 'enable_token_revocation       = false' },
  { from: 'prevent_user_existence_errors = "ENABLED"', to: 'prevent_user_existence_errors = "LEGACY"' },
  { from: '["openid", ', to: '["openid", "phone", "aws.cognito.signin.user.admin", ' },
  {
    from: '  certificate_arn = aws_acm_certificate_validation.login.certificate_arn\n',
    to: '  certificate_arn = aws_acm_certificate_validation.login.certificate_arn\n  managed_login_version = 2\n',
  },
  { from: '  timeout       = 8\n', to: '  timeout       = 5\n  reserved_concurrent_executions = 0\n' },
  { from: '  threshold           = 0\n', to: '  threshold           = 0\n  actions_enabled     = false\n' },
  { from: 'retention_in_days = 365', to: 'retention_in_days = 30' },
  { from: 'access_token_validity         = 60', to: 'access_token_validity         = 5' },
  { from: 'refresh_token_validity        = 3650', to: 'refresh_token_validity        = 30' },
  { from: '  event_source_token = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"\n', to: '' },
  {
    to: `resource "aws_lambda_permission" "schedule" {
  statement_id  = "schedule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.skill.function_name
  principal     = "events.amazonaws.com"
}

resource "aws_lambda_permission" "all" {
  statement_id  = "all"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.skill.function_name
  principal     = "*"
}

resource "aws_lambda_function_url" "skill" {
  function_name      = aws_lambda_function.skill.function_name
  authorization_type = "NONE"
}

resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.skill.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_cognito_user_pool_client" "console" {
  name                = "console"
  user_pool_id        = aws_cognito_user_pool.members.id
  explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  refresh_token_validity = 365
}`,
  },
];

/** What was so before is no finding of this plan. */
export const standingCases: Record<string, PlanCase> = {
  'dangerous/other-choices-first-deploy': {
    world: 'members',
    baseline: otherChoices,
    firstDeploy: true,
    expect: [
      'client-access-below-floor aws_cognito_user_pool_client.assistant',
      'client-refresh-short aws_cognito_user_pool_client.assistant',
      'permission-any-skill aws_lambda_permission.alexa',
      'public-principal aws_lambda_permission.all',
      'function-url-public aws_lambda_function_url.skill',
      'iam-admin-attached aws_iam_role_policy_attachment.admin',
      'domain-unbranded aws_cognito_user_pool_domain.login',
    ],
  },
  'harmless/other-choices-loosened': {
    world: 'members',
    baseline: otherChoices,
    edits: [
      { from: 'deletion_protection      = "INACTIVE"', to: 'deletion_protection      = "ACTIVE"' },
      { from: 'allow_admin_create_user_only = true', to: 'allow_admin_create_user_only = false' },
      { from: 'enable_token_revocation       = false', to: 'enable_token_revocation       = true' },
      { from: 'prevent_user_existence_errors = "LEGACY"', to: 'prevent_user_existence_errors = "ENABLED"' },
      { from: 'access_token_validity         = 5', to: 'access_token_validity         = 60' },
      { from: 'refresh_token_validity        = 30', to: 'refresh_token_validity        = 3650' },
      { from: 'timeout       = 5', to: 'timeout       = 8' },
      { from: 'reserved_concurrent_executions = 0', to: 'reserved_concurrent_executions = 5' },
      { from: 'actions_enabled     = false', to: 'actions_enabled     = true' },
      { from: 'retention_in_days = 30', to: 'retention_in_days = 365' },
    ],
    expect: [],
  },
  'harmless/other-choices-kept': {
    world: 'members',
    baseline: otherChoices,
    edits: [
      {
        from: 'deletion_protection      = "INACTIVE"',
        to: 'deletion_protection      = "INACTIVE"\n  tags = { team = "voice" }',
      },
      {
        from: '    "https://layla.amazon.com/',
        to: '    "https://app.example.org/callback",\n    "https://layla.amazon.com/',
      },
      { from: '  memory_size   = 512\n', to: '  memory_size   = 1024\n' },
      { from: 'name                = "console"', to: 'name                = "support"' },
      {
        from: '  threshold           = 0\n',
        to: '  threshold           = 0\n  alarm_description   = "The skill failed"\n',
      },
      { from: 'retention_in_days = 30', to: 'retention_in_days = 30\n  tags = { team = "voice" }' },
    ],
    expect: [],
  },
  'dangerous/other-choices-destroyed': {
    world: 'members',
    baseline: otherChoices,
    flags: ['-refresh=false', '-destroy'],
    stateEdits: [{ from: '"not_after": "2099-02-13T23:59:59Z"', to: '"not_after": "2026-12-05T23:59:59Z"' }],
    expect: [
      'pool-deleted aws_cognito_user_pool.members',
      'client-deleted aws_cognito_user_pool_client.assistant',
      'app-client-deleted aws_cognito_user_pool_client.console',
      'domain-deleted aws_cognito_user_pool_domain.login',
      'resource-server-lost aws_cognito_resource_server.api',
      'identity-provider-lost aws_cognito_identity_provider.google',
      'alias-lost aws_route53_record.login["A"]',
      'alias-lost aws_route53_record.login["AAAA"]',
      'certificate-deleted aws_acm_certificate.login',
      'certificate-validation-lost aws_route53_record.validation',
      'function-lost aws_lambda_function.skill',
      'permission-lost aws_lambda_permission.alexa',
      'alarm-lost aws_cloudwatch_metric_alarm.errors',
      'logs-lost aws_cloudwatch_log_group.skill',
    ],
  },
  'dangerous/renamed-everything': {
    world: 'members',
    edits: [
      { from: 'aws_cognito_identity_provider" "google"', to: 'aws_cognito_identity_provider" "search"' },
      { from: 'aws_cognito_identity_provider.google', to: 'aws_cognito_identity_provider.search', all: true },
      { from: 'aws_cognito_resource_server" "api"', to: 'aws_cognito_resource_server" "orders"' },
      { from: 'aws_cognito_resource_server.api', to: 'aws_cognito_resource_server.orders', all: true },
      { from: 'aws_cognito_user_pool_domain" "login"', to: 'aws_cognito_user_pool_domain" "sign_in"' },
      { from: 'aws_cognito_user_pool_domain.login', to: 'aws_cognito_user_pool_domain.sign_in', all: true },
      { from: 'aws_acm_certificate" "login"', to: 'aws_acm_certificate" "sign_in"' },
      { from: 'aws_acm_certificate.login', to: 'aws_acm_certificate.sign_in', all: true },
      { from: 'aws_route53_record" "login"', to: 'aws_route53_record" "sign_in"' },
      { from: 'aws_route53_record" "validation"', to: 'aws_route53_record" "proof"' },
      { from: 'aws_route53_record.validation', to: 'aws_route53_record.proof', all: true },
      { from: 'aws_lambda_function" "skill"', to: 'aws_lambda_function" "voice"' },
      { from: 'aws_lambda_function.skill', to: 'aws_lambda_function.voice', all: true },
      { from: 'aws_lambda_permission" "alexa"', to: 'aws_lambda_permission" "voice"' },
    ],
    expect: [
      'renamed aws_acm_certificate.login',
      'renamed aws_cognito_identity_provider.google',
      'renamed aws_cognito_resource_server.api',
      'renamed aws_cognito_user_pool_domain.login',
      'renamed aws_lambda_function.skill',
      'renamed aws_lambda_permission.alexa',
      'renamed aws_route53_record.login["A"]',
      'renamed aws_route53_record.login["AAAA"]',
      'renamed aws_route53_record.validation',
    ],
  },
};
