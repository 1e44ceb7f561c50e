import type { DescribedPlan } from './described-plan';

const source =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html';
const format = { format_version: '1.2', applyable: true, complete: true, errored: false };
const skillId = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000007';

const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const claims = {
  pre_token_generation: arnOf('claims'),
  pre_token_generation_config: [{ lambda_arn: arnOf('claims'), lambda_version: 'V2_0' }],
};
const migration = { user_migration: arnOf('migration') };

const poolWith = (...triggers: readonly object[]) => ({
  id: 'eu-west-1_Example00',
  name: 'members',
  deletion_protection: 'ACTIVE',
  lambda_config: [Object.assign({}, ...triggers)],
});
const functionWith = (name: string, variables: object = {}) => ({
  function_name: name,
  arn: arnOf(name),
  environment: [{ variables }],
});
const permissionOf = (name: string) => ({
  function_name: name,
  principal: 'alexa-appkit.amazon.com',
  event_source_token: skillId,
});

/** A resource before and after the plan; null where there is none. */
const change = (address: string, before: object | null, after: object | null, unknown: object = {}) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  name: address.split('.')[1],
  provider_name: 'registry.terraform.io/hashicorp/aws',
  change: {
    actions: [before === null ? 'create' : after === null ? 'delete' : before === after ? 'no-op' : 'update'],
    before,
    after,
    after_unknown: unknown,
    before_sensitive: {},
    after_sensitive: {},
  },
});
const kept = (address: string, value: object) => change(address, value, value);

const described = (expect: readonly string[], ...changes: readonly object[]): DescribedPlan => ({
  source,
  plan: { ...format, resource_changes: changes },
  expect,
});

const pool = 'aws_cognito_user_pool.members';
const withBoth = poolWith(claims, migration);
const variablesOf = (before: object, after: object) =>
  change('aws_lambda_function.claims', functionWith('claims', before), functionWith('claims', after));

/** Functions that a user pool calls, and the two that a skill may have. */
export const describedTriggers: Record<string, DescribedPlan> = {
  'a function for claims is added': described(
    [`pool-trigger-changed ${pool}`],
    change(pool, poolWith(migration), withBoth),
    change('aws_lambda_function.claims', null, functionWith('claims', { CLAIMS: 'customerId' })),
  ),
  'a function for migration is added': described(
    [`pool-trigger-changed ${pool}`],
    change(pool, poolWith(claims), withBoth),
  ),
  'the function for claims is taken away': described(
    [`trigger-token-other ${pool}`],
    change(pool, withBoth, poolWith(migration)),
  ),
  'claims are taken away by a variable': described(
    ['trigger-variables-changed aws_lambda_function.claims'],
    kept(pool, withBoth),
    variablesOf({ CLAIMS: 'customerId,plan', REGION: 'eu-west-1' }, { CLAIMS: 'plan', REGION: 'eu-west-1' }),
  ),
  'a variable of the function for claims is known after the apply': described(
    ['trigger-variables-changed aws_lambda_function.claims'],
    kept(pool, withBoth),
    change('aws_lambda_function.claims', functionWith('claims', { CLAIMS: 'plan' }), functionWith('claims'), {
      environment: [{ variables: true }],
    }),
  ),
  'another code of the function for claims': described(
    [],
    kept(pool, withBoth),
    change(
      'aws_lambda_function.claims',
      { ...functionWith('claims', { CLAIMS: 'plan' }), source_code_hash: 'a' },
      { ...functionWith('claims', { CLAIMS: 'plan' }), source_code_hash: 'b' },
    ),
  ),
  'a variable of a function that no pool calls': described(
    [],
    kept(pool, withBoth),
    change(
      'aws_lambda_function.report',
      functionWith('report', { A: '1' }),
      functionWith('report', { A: '2' }),
    ),
  ),
  'one of the two functions of a skill is lost': described(
    ['function-lost aws_lambda_function.events', 'permission-lost aws_lambda_permission.events'],
    kept(pool, withBoth),
    kept('aws_lambda_function.skill', functionWith('skill')),
    kept('aws_lambda_permission.skill', permissionOf('skill')),
    change('aws_lambda_function.events', functionWith('events'), null),
    change('aws_lambda_permission.events', permissionOf('events'), null),
  ),
};
