import { type PlanCase, tenantAddresses } from './plan-case';

const pool = 'aws_cognito_user_pool.members';
/** A user pool that is replaced takes these with it. */
const wholePool = [
  `pool-replaced ${pool}`,
  'client-replaced aws_cognito_user_pool_client.assistant',
  'domain-replaced aws_cognito_user_pool_domain.login',
  'resource-server-lost aws_cognito_resource_server.api',
  'identity-provider-lost aws_cognito_identity_provider.google',
];

export const poolCases: Record<string, PlanCase> = {
  'dangerous/pool-deleted-by-count': {
    world: 'tenants',
    edits: [{ from: 'count   = 2', to: 'count   = 1' }],
    expect: [
      'pool-deleted module.tenant[1].aws_cognito_user_pool.this',
      'client-deleted module.tenant[1].aws_cognito_user_pool_client.this["alexa"]',
      'app-client-deleted module.tenant[1].aws_cognito_user_pool_client.this["web"]',
      'domain-deleted module.tenant[1].module.login.aws_cognito_user_pool_domain.this',
    ],
  },
  'dangerous/everything-destroyed': {
    world: 'members',
    flags: ['-refresh=false', '-destroy'],
    expect: [
      `pool-deleted ${pool}`,
      'client-deleted aws_cognito_user_pool_client.assistant',
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
  'dangerous/pool-replaced-by-name': {
    world: 'members',
    edits: [{ from: 'name                     = "members"', to: 'name                     = "customers"' }],
    expect: wholePool,
  },
  'dangerous/pool-replaced-by-case': {
    world: 'members',
    edits: [{ from: 'case_sensitive = false', to: 'case_sensitive = true' }],
    expect: wholePool,
  },
  'dangerous/pool-replaced-by-sign-in': {
    world: 'members',
    edits: [
      { from: 'username_attributes      = ["email"]', to: 'username_attributes      = ["phone_number"]' },
    ],
    expect: wholePool,
  },
  'dangerous/pool-forgotten': {
    world: 'tenants',
    edits: [
      {
        to: 'removed {\n  from = module.tenant\n  lifecycle {\n    destroy = false\n  }\n}\n',
      },
      { from: 'module "tenant" {', to: 'module "other" {' },
      { from: 'count   = 2', to: 'count   = 0' },
    ],
    modulesChange: true,
    expect: [0, 1].flatMap((tenant) =>
      tenantAddresses(`module.tenant[${tenant}]`).map((address) => `forgotten ${address}`),
    ),
  },
  'dangerous/pool-schema-edited': {
    world: 'members',
    edits: [{ from: 'max_length = "64"', to: 'max_length = "32"' }],
    expect: [`pool-schema-rejected ${pool}`],
  },
  'dangerous/pool-schema-removed': {
    world: 'members',
    edits: [
      {
        from: '  schema {\n    name                = "tenant"\n    attribute_data_type = "String"\n    mutable             = true\n    string_attribute_constraints {\n      min_length = "1"\n      max_length = "64"\n    }\n  }\n',
        to: '',
      },
    ],
    expect: [`pool-schema-rejected ${pool}`],
  },
  'dangerous/pool-protection-lost': {
    world: 'members',
    edits: [{ from: 'deletion_protection      = "ACTIVE"', to: 'deletion_protection      = "INACTIVE"' }],
    expect: [`pool-protection-lost ${pool}`],
  },
  'dangerous/pool-mfa-required': {
    world: 'members',
    edits: [{ from: 'mfa_configuration        = "OPTIONAL"', to: 'mfa_configuration        = "ON"' }],
    expect: [`pool-mfa-required ${pool}`],
  },
  'dangerous/pool-sign-up-closed': {
    world: 'members',
    edits: [
      {
        from: '  software_token_mfa_configuration {',
        to: '  admin_create_user_config {\n    allow_admin_create_user_only = true\n  }\n  software_token_mfa_configuration {',
      },
    ],
    expect: [`pool-sign-up-closed ${pool}`],
  },
  'dangerous/pool-trigger-added': {
    world: 'members',
    edits: [
      {
        from: '  software_token_mfa_configuration {',
        to: '  lambda_config {\n    pre_authentication = aws_lambda_function.skill.arn\n  }\n  software_token_mfa_configuration {',
      },
    ],
    expect: [`pool-trigger-changed ${pool}`],
  },
  'harmless/pool-schema-added': {
    world: 'members',
    edits: [
      {
        from: '  schema {\n',
        to: '  schema {\n    name                = "plan"\n    attribute_data_type = "String"\n    mutable             = true\n    string_attribute_constraints {\n      min_length = "1"\n      max_length = "16"\n    }\n  }\n  schema {\n',
      },
    ],
    expect: [],
  },
  'harmless/pool-password-policy': {
    world: 'members',
    edits: [
      {
        from: '  software_token_mfa_configuration {',
        to: '  password_policy {\n    minimum_length    = 14\n    require_lowercase = true\n    require_numbers   = true\n    require_symbols   = true\n    require_uppercase = true\n  }\n  software_token_mfa_configuration {',
      },
    ],
    expect: [],
  },
};
