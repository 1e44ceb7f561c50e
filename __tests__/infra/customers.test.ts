import type { EnvironmentSettings } from '../../config/settings';
import type { StackJson } from '../../terraform/offline-stack';
import { everyCustomer, shipped } from './environments';
import { expression, only, resourceAt, synthesizeEnvironment } from './synthesize';

const { json } = synthesizeEnvironment(everyCustomer);
const variables = (name: string) =>
  (resourceAt(json, `aws_lambda_function.${name}`).environment as { variables: unknown } | undefined)
    ?.variables;
const statementsOf = (address: string) =>
  (JSON.parse(String(resourceAt(json, address).policy)) as { Statement: unknown }).Statement;
const pool = expression('aws_cognito_user_pool.customers.arn');

describe('the user pool', () => {
  test('asks its three functions, and the one of the access token in version 2', () => {
    expect(only(json, 'aws_cognito_user_pool').lambda_config).toEqual({
      user_migration: expression('aws_lambda_function.user_migration.arn'),
      pre_sign_up: expression('aws_lambda_function.pre_sign_up.arn'),
      pre_token_generation_config: {
        lambda_arn: expression('aws_lambda_function.pre_token_generation.arn'),
        lambda_version: 'V2_0',
      },
    });
  });

  test('keeps what the SaaS knows of a customer, bounded, and lets Terraform add to its schema', () => {
    const { schema, lifecycle } = only(json, 'aws_cognito_user_pool');
    expect(schema).toEqual(
      ['customer_id', 'tenant', 'plan'].map((name) => ({
        name,
        attribute_data_type: 'String',
        developer_only_attribute: false,
        mutable: true,
        required: false,
        string_attribute_constraints: { min_length: '1', max_length: '128' },
      })),
    );
    expect(lifecycle).toEqual({ prevent_destroy: true });
  });

  test('of an environment without these settings has neither functions nor attributes of its own', () => {
    const plain = only(synthesizeEnvironment(shipped('dev')).json, 'aws_cognito_user_pool');
    expect(plain).not.toHaveProperty('lambda_config');
    expect(plain).not.toHaveProperty('schema');
    expect(plain.lifecycle).toMatchObject({ ignore_changes: ['schema'] });
  });
});

describe('each function', () => {
  test.each(['user_migration', 'pre_sign_up', 'pre_token_generation', 'token_revocation'])(
    '%s answers within Cognito’s 5 seconds, is traced, and logs for as long as the skill',
    (name) => {
      expect(resourceAt(json, `aws_lambda_function.${name}`)).toMatchObject({
        function_name: `voicelink-customers-${name.replaceAll('_', '-')}`,
        timeout: 5,
        runtime: 'nodejs22.x',
        architectures: ['arm64'],
        logging_config: { log_format: 'Text' },
        tracing_config: { mode: 'Active' },
      });
      expect(resourceAt(json, `aws_cloudwatch_log_group.${name}_log`)).toMatchObject({
        retention_in_days: 30,
      });
    },
  );

  test.each(['user_migration', 'pre_sign_up', 'pre_token_generation'])(
    '%s may be asked by this one pool alone',
    (name) => {
      expect(resourceAt(json, `aws_lambda_permission.${name}_user_pool`)).toMatchObject({
        statement_id: 'user_pool',
        action: 'lambda:InvokeFunction',
        function_name: expression(`aws_lambda_function.${name}.function_name`),
        principal: 'cognito-idp.amazonaws.com',
        source_arn: pool,
      });
    },
  );

  test('has its settings, and no secret', () => {
    expect(variables('user_migration')).toEqual({
      MIGRATION_URL: 'https://api.example.com/customers/migrate',
      SIGNING_KEY_ARN: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:migration-AbCdEf',
    });
    expect(variables('pre_sign_up')).toEqual({
      PROVIDERS: 'ExampleSSO,ExampleSAML,Google,Facebook,LoginWithAmazon,SignInWithApple',
      TRUSTED_PROVIDERS: 'ExampleSAML,Facebook,LoginWithAmazon',
    });
    expect(variables('pre_token_generation')).toEqual({ CLAIMS: 'customerId,tenant,plan' });
    expect(variables('token_revocation')).toEqual({
      USER_POOL_ID: expression('aws_cognito_user_pool.customers.id'),
      CLIENT_ID: expression('aws_cognito_user_pool_client.alexa.id'),
      SKILL_ID: everyCustomer.alexa.skillId,
    });
  });

  test('may do what it is for, with this one pool or secret', () => {
    expect(statementsOf('aws_iam_role_policy.user_migration_signing_key')).toEqual([
      {
        Sid: 'SigningKey',
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:migration-AbCdEf',
      },
    ]);
    expect(statementsOf('aws_iam_role_policy.pre_sign_up_users')).toEqual([
      {
        Sid: 'Users',
        Effect: 'Allow',
        Action: ['cognito-idp:ListUsers', 'cognito-idp:AdminLinkProviderForUser'],
        Resource: pool,
      },
    ]);
    expect(statementsOf('aws_iam_role_policy.token_revocation_users')).toEqual([
      {
        Sid: 'Users',
        Effect: 'Allow',
        Action: [
          'cognito-idp:ListUsers',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:AdminDeleteUser',
        ],
        Resource: pool,
      },
    ]);
  });

  test('has alarms for faults, a start that fails, throttles and slow answers', () => {
    expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.user_migration_alarm_faults')).toMatchObject({
      alarm_name: 'voicelink-customers-user-migration-faults',
      alarm_description:
        'The function voicelink-customers-user-migration failed: the SaaS or AWS did not answer as it should. Its log says why.',
      namespace: 'Voicelink/Triggers',
      metric_name: 'Faults',
      dimensions: { FunctionName: expression('aws_lambda_function.user_migration.function_name') },
      threshold: 0,
    });
    expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.pre_sign_up_alarm_duration')).toMatchObject({
      threshold: 4_500,
    });
    // A function that does not start counts no fault of its own; pre-sign-up refuses customers by an error.
    expect(
      Object.keys(json.resource?.aws_cloudwatch_metric_alarm ?? {}).filter((name) =>
        /^(user_migration|pre_|token_).*_errors$/.test(name),
      ),
    ).toEqual([
      'pre_token_generation_alarm_errors',
      'token_revocation_alarm_errors',
      'user_migration_alarm_errors',
    ]);
  });
});

test('the function of those who leave hears this one skill and the SaaS’s role, and says where events go', () => {
  expect(resourceAt(json, 'aws_lambda_permission.token_revocation_alexa')).toMatchObject({
    principal: 'alexa-appkit.amazon.com',
    event_source_token: everyCustomer.alexa.skillId,
  });
  expect(resourceAt(json, 'aws_lambda_permission.token_revocation_saas')).toMatchObject({
    principal: 'arn:aws:iam::123456789012:role/saas-backend',
  });
  expect(json.output?.events_function_arn?.value).toBe(
    expression('aws_lambda_function.token_revocation.arn'),
  );
});

const withCustomers = (customers: EnvironmentSettings['customers']) =>
  synthesizeEnvironment({ ...everyCustomer, customers }).json;
const flowsOf = (stack: StackJson) => only(stack, 'aws_cognito_user_pool_client').explicit_auth_flows;
const mappingOf = (stack: StackJson, name: string) =>
  resourceAt(stack, `aws_cognito_identity_provider.sign_in_with_${name}`).attribute_mapping;

test('Cognito has the password at a sign-in only where customers are migrated', () => {
  expect(flowsOf(json)).toEqual(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH']);
  expect(flowsOf(withCustomers({ claims: ['plan'] }))).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
});

test('providers are asked whether the address is verified only where accounts are linked by it', () => {
  expect(mappingOf(json, 'Google')).toEqual({
    email: 'email',
    email_verified: 'email_verified',
    username: 'sub',
  });
  expect(mappingOf(json, 'Facebook')).toEqual({ email: 'email', username: 'id' });
  expect(mappingOf(withCustomers({ sameAddress: 'apart' }), 'Google')).toEqual({
    email: 'email',
    username: 'sub',
  });
});

test('each function is there only where its setting is', () => {
  const functionsOf = (customers: EnvironmentSettings['customers']) =>
    Object.keys(withCustomers(customers).resource.aws_lambda_function ?? {});
  expect(functionsOf({})).toEqual(['skill']);
  expect(functionsOf({ sameAddress: 'apart' })).toEqual(['skill']);
  expect(functionsOf({ sameAddress: 'link' })).toEqual(['pre_sign_up', 'skill']);
  expect(functionsOf({ claims: ['plan'] })).toEqual(['pre_token_generation', 'skill']);
  expect(functionsOf({ revocation: {} })).toEqual(['skill', 'token_revocation']);
});
