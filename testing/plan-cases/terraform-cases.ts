import type { PlanCase } from './plan-case';

export const terraformCases: Record<string, PlanCase> = {
  'dangerous/renamed-pool': {
    world: 'members',
    edits: [
      { from: '"aws_cognito_user_pool" "members"', to: '"aws_cognito_user_pool" "directory"' },
      { from: 'aws_cognito_user_pool.members', to: 'aws_cognito_user_pool.directory', all: true },
    ],
    expect: [],
  },
  'dangerous/renamed-client': {
    world: 'members',
    edits: [
      { from: '"aws_cognito_user_pool_client" "assistant"', to: '"aws_cognito_user_pool_client" "alexa"' },
    ],
    expect: ['renamed aws_cognito_user_pool_client.assistant'],
  },
  'dangerous/renamed-module': {
    world: 'tenants',
    edits: [{ from: 'module "tenant"', to: 'module "customer"' }],
    modulesChange: true,
    expect: [],
  },
  'dangerous/renamed-alarm': {
    world: 'members',
    edits: [
      { from: '"aws_cloudwatch_metric_alarm" "errors"', to: '"aws_cloudwatch_metric_alarm" "failures"' },
    ],
    expect: ['renamed-monitoring aws_cloudwatch_metric_alarm.errors'],
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
    expect: [],
  },
  'dangerous/incomplete-by-target': {
    world: 'members',
    edits: [{ from: '  memory_size   = 512\n', to: '  memory_size   = 1024\n' }],
    flags: ['-refresh=false', '-target=aws_lambda_function.skill'],
    expect: ['plan-incomplete plan'],
  },
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
