import type { ScannerRule } from './scanner-rules';

type Resource = Record<string, unknown>;

/** A rule of a scanner that what is deployed does not keep, and why. */
export interface ScannerException extends ScannerRule {
  readonly why: string;
}

const isSet = (name: string) => (one: Resource) => one[name] !== undefined;

/** What scanners ask and this project does not do as it comes. */
export const scannerExceptions: readonly ScannerException[] = [
  {
    id: 'CKV_AWS_115',
    asks: 'a limit of concurrent executions',
    type: 'aws_lambda_function',
    holds: isSet('reserved_concurrent_executions'),
    why: 'A reservation takes from the account’s limit and refuses customers beyond it; Alexa alone can invoke the skill.',
  },
  {
    id: 'CKV_AWS_116',
    also: ['KICS: Lambda Functions Without DLQ'],
    asks: 'a dead-letter queue',
    type: 'aws_lambda_function',
    holds: isSet('dead_letter_config'),
    why: 'It is for asynchronous invocations. Alexa waits for the answer, and nothing is worth doing later.',
  },
  {
    id: 'CKV_AWS_117',
    also: ['Lambda.3', 'awslambda_function_inside_vpc'],
    asks: 'a network of its own',
    type: 'aws_lambda_function',
    holds: isSet('vpc_config'),
    why: 'The function calls a public API over TLS and nothing else. A VPC adds a gateway, its price, and a slower start.',
  },
  {
    id: 'CKV_AWS_173',
    asks: 'a key of one’s own for the environment',
    type: 'aws_lambda_function',
    holds: isSet('kms_key_arn'),
    why: 'AWS encrypts it in any case, and no secret is in it (CKV_AWS_45).',
  },
  {
    id: 'CKV_AWS_272',
    asks: 'signed code',
    type: 'aws_lambda_function',
    holds: isSet('code_signing_config_arn'),
    why: 'The hash of the bundle stands in the plan, which is reviewed; the same sources give the same bytes.',
  },
  {
    id: 'CKV_AWS_158',
    also: ['KICS: CloudWatch Log Group Without KMS', 'cloudwatch_log_group_kms_encryption_enabled'],
    asks: 'a key of one’s own for logs',
    type: 'aws_cloudwatch_log_group',
    holds: isSet('kms_key_id'),
    why: 'CloudWatch encrypts them in any case, and nobody’s data is in them: the tests of the log hold that.',
  },
  {
    id: 'AwsSolutions-IAM5',
    asks: 'no wildcard as a resource',
    type: 'aws_iam_role_policy',
    holds: (one) => !/"Resource":"[^"]*\*"/.test(String(one.policy)),
    why: 'X-Ray’s actions know no resource, and a log stream gets its name from Lambda. No action is a wildcard (CKV_AWS_290).',
  },
  {
    id: 'AwsSolutions-COG2',
    also: ['Cognito.5', 'cognito_user_pool_mfa_enabled', 'KICS: Cognito UserPool Without MFA'],
    asks: 'a second factor for everybody',
    type: 'aws_cognito_user_pool',
    holds: (one) => one.mfa_configuration === 'ON',
    why: 'Customers may use one; whether they must is the team’s to decide: `userPool.mfa: "on"`.',
  },
  {
    id: 'AwsSolutions-COG3',
    also: ['Cognito.1', 'cognito_user_pool_advanced_security_enabled'],
    asks: 'threat protection',
    type: 'aws_cognito_user_pool',
    holds: isSet('user_pool_add_ons'),
    why: 'It needs the dearer tier: `userPool.tier: "PLUS"` turns it on, enforced.',
  },
  {
    id: 'cognito_user_pool_self_registration_disabled',
    asks: 'no sign-up by customers themselves',
    type: 'aws_cognito_user_pool',
    holds: (one) =>
      (one.admin_create_user_config as Resource | undefined)?.allow_admin_create_user_only === true,
    why: 'A customer who links for the first time has to be able to sign up: `userPool.selfRegistration: false` closes it.',
  },
];
