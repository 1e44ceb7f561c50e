import type { PlanCase } from './plan-case';

export const terraformCases: Record<string, PlanCase> = {
  'dangerous/renamed-pool': {
    world: 'members',
    edits: [
      { from: '"aws_cognito_user_pool" "members"', to: '"aws_cognito_user_pool" "directory"' },
      { from: 'aws_cognito_user_pool.members', to: 'aws_cognito_user_pool.directory', all: true },
    ],
    expect: [
      'renamed aws_cognito_user_pool.members',
      'client-replaced aws_cognito_user_pool_client.assistant',
      'domain-replaced aws_cognito_user_pool_domain.login',
      'identity-provider-lost aws_cognito_identity_provider.google',
      'resource-server-lost aws_cognito_resource_server.api',
    ],
  },
  'dangerous/renamed-client': {
    world: 'members',
    edits: [
      { from: '"aws_cognito_user_pool_client" "assistant"', to: '"aws_cognito_user_pool_client" "alexa"' },
    ],
    expect: ['renamed aws_cognito_user_pool_client.assistant'],
  },
  'dangerous/renamed-alarm': {
    world: 'members',
    edits: [
      { from: '"aws_cloudwatch_metric_alarm" "errors"', to: '"aws_cloudwatch_metric_alarm" "failures"' },
    ],
    expect: ['renamed-monitoring aws_cloudwatch_metric_alarm.errors'],
  },
  'dangerous/renamed-logs': {
    world: 'members',
    edits: [{ from: '"aws_cloudwatch_log_group" "skill"', to: '"aws_cloudwatch_log_group" "voice"' }],
    expect: ['renamed-monitoring aws_cloudwatch_log_group.skill'],
  },
  'dangerous/terraform-major': {
    world: 'members',
    stateEdits: [{ from: '"terraform_version": "1.11.4"', to: '"terraform_version": "0.15.5"' }],
    beside: true,
    expect: ['terraform-major plan'],
  },
  'harmless/terraform-minor': {
    world: 'members',
    stateEdits: [{ from: '"terraform_version": "1.11.4"', to: '"terraform_version": "1.5.7"' }],
    beside: true,
    expect: [],
  },
  'dangerous/errored-by-prevent-destroy': {
    world: 'members',
    edits: [
      {
        from: 'name                     = "members"',
        to: 'name                     = "customers"\n  lifecycle {\n    prevent_destroy = true\n  }',
      },
    ],
    fails: true,
    expect: ['plan-errored plan', 'pool-replaced aws_cognito_user_pool.members'],
  },
  'dangerous/incomplete-by-target': {
    world: 'members',
    edits: [{ from: '  memory_size   = 512\n', to: '  memory_size   = 1024\n' }],
    flags: ['-refresh=false', '-target=aws_lambda_function.skill'],
    expect: ['plan-incomplete plan'],
  },
  'harmless/renamed-module-with-moved-block': {
    world: 'tenants',
    edits: [
      { from: 'module "tenant"', to: 'module "customer"' },
      { to: 'moved {\n  from = module.tenant\n  to   = module.customer\n}' },
    ],
    modulesChange: true,
    expect: [],
  },
  'dangerous/drift-changed': {
    world: 'drifting',
    drift: 'changed',
    expect: [
      'drift-changed aws_cognito_user_pool.customers',
      'pool-mfa-lost aws_cognito_user_pool.customers',
    ],
  },
  'dangerous/drift-deleted': {
    world: 'drifting',
    drift: 'deleted',
    expect: [
      'drift-deleted aws_cognito_user_pool.customers',
      'drift-deleted aws_cognito_user_pool_client.alexa',
    ],
  },
  'harmless/drift-by-use': { world: 'drifting', drift: 'used', expect: [] },
  'harmless/nothing': { world: 'members', expect: [] },
  'harmless/nothing-nested': { world: 'tenants', expect: [] },
  'harmless/first-deploy': { world: 'members', firstDeploy: true, expect: [] },
  'harmless/first-deploy-nested': { world: 'tenants', firstDeploy: true, expect: [] },
  'harmless/tenant-added': {
    world: 'tenants',
    edits: [{ from: 'count   = 2', to: 'count   = 3' }],
    expect: [],
  },
  'harmless/renamed-with-moved-block': {
    world: 'members',
    edits: [
      { from: '"aws_cognito_user_pool_client" "assistant"', to: '"aws_cognito_user_pool_client" "alexa"' },
      {
        to: 'moved {\n  from = aws_cognito_user_pool_client.assistant\n  to   = aws_cognito_user_pool_client.alexa\n}',
      },
    ],
    expect: [],
  },
};
