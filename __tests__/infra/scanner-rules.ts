import type { StackJson } from '../../terraform/offline-stack';

type Resource = Record<string, unknown>;

/** What a Terraform scanner asks of every resource of a type. */
export interface ScannerRule {
  /** The scanner's own name for it (Checkov), or `own` where no scanner asks. */
  readonly id: string;
  /** Names that other scanners have for the same: cdk-nag, KICS, Security Hub, prowler. */
  readonly also?: readonly string[];
  readonly asks: string;
  readonly type: string;
  /** Must be true of the resource. */
  readonly holds: (resource: Resource) => boolean;
}

function block(resource: Resource, name: string): Resource {
  const value = resource[name];
  return (Array.isArray(value) ? value[0] : value) ?? {};
}

interface Statement {
  Effect: string;
  Principal?: unknown;
  Action?: string[];
  Resource?: string;
  Condition?: Record<string, Record<string, string>>;
}

function statements(resource: Resource): Statement[] {
  // A Terraform expression in the text may have quotes of its own.
  const text = String(resource.policy).replaceAll(/\$\{[^}]*\}/g, 'reference');
  return (JSON.parse(text) as { Statement: Statement[] }).Statement;
}

const currentRuntimes = ['nodejs22.x', 'nodejs24.x'];
const secretLike = /secret|password|token|private_?key/i;

export const scannerRules: readonly ScannerRule[] = [
  {
    id: 'CKV_AWS_50',
    also: ['Lambda.7'],
    asks: 'tracing',
    type: 'aws_lambda_function',
    holds: (one) => block(one, 'tracing_config').mode === 'Active',
  },
  {
    id: 'CKV_AWS_363',
    also: ['Lambda.2', 'AwsSolutions-L1', 'awslambda_function_using_supported_runtimes'],
    asks: 'a runtime that is not deprecated',
    type: 'aws_lambda_function',
    holds: (one) => currentRuntimes.includes(String(one.runtime)),
  },
  {
    id: 'CKV_AWS_45',
    also: ['awslambda_function_no_secrets_in_variables'],
    asks: 'no secret in the environment',
    type: 'aws_lambda_function',
    holds: (one) =>
      Object.keys((block(one, 'environment').variables as object | undefined) ?? {}).every(
        (name) => !secretLike.test(name),
      ),
  },
  {
    id: 'CKV_AWS_301',
    also: ['Lambda.1', 'awslambda_function_not_publicly_accessible'],
    asks: 'no permission for everybody',
    type: 'aws_lambda_permission',
    holds: (one) => one.principal !== '*',
  },
  {
    id: 'own',
    asks: 'a permission of Alexa bound to one skill',
    type: 'aws_lambda_permission',
    holds: (one) =>
      one.principal !== 'alexa-appkit.amazon.com' ||
      /^amzn1\.ask\.skill\./.test(String(one.event_source_token)),
  },
  {
    id: 'CKV_AWS_364',
    asks: 'a permission of API Gateway bound to one API',
    type: 'aws_lambda_permission',
    holds: (one) =>
      one.principal !== 'apigateway.amazonaws.com' || String(one.source_arn ?? '').endsWith('/*/*'),
  },
  {
    id: 'CKV_AWS_95',
    also: ['APIGateway.9', 'AwsSolutions-APIG1'],
    asks: 'an access log',
    type: 'aws_apigatewayv2_stage',
    holds: (one) => block(one, 'access_log_settings').destination_arn !== undefined,
  },
  {
    id: 'own',
    asks: 'throttling',
    type: 'aws_apigatewayv2_stage',
    holds: (one) => Number(block(one, 'default_route_settings').throttling_rate_limit) > 0,
  },
  {
    id: 'CKV_AWS_206',
    asks: 'TLS 1.2',
    type: 'aws_apigatewayv2_domain_name',
    holds: (one) => block(one, 'domain_name_configuration').security_policy === 'TLS_1_2',
  },
  {
    id: 'CKV_AWS_338',
    also: ['CloudWatch.16', 'cloudwatch_log_group_retention_policy_specific_days_enabled'],
    asks: 'logs kept for a year',
    type: 'aws_cloudwatch_log_group',
    holds: (one) => Number(one.retention_in_days) >= 365,
  },
  {
    id: 'CKV_AWS_290',
    asks: 'no action of all services or of a whole service for a role',
    type: 'aws_iam_role_policy',
    holds: (one) =>
      statements(one).every(({ Action = [] }) => Action.every((action) => !action.includes('*'))),
  },
  {
    id: 'CKV_AWS_233',
    asks: 'the next certificate before the last one goes',
    type: 'aws_acm_certificate',
    holds: (one) => block(one, 'lifecycle').create_before_destroy === true,
  },
  {
    id: 'CKV_AWS_234',
    also: ['acm_certificates_transparency_logs_enabled'],
    asks: 'certificate transparency',
    type: 'aws_acm_certificate',
    holds: (one) => block(one, 'options').certificate_transparency_logging_preference === 'ENABLED',
  },
  {
    id: 'CKV2_AWS_71',
    asks: 'no certificate for a wildcard',
    type: 'aws_acm_certificate',
    holds: (one) => !String(one.domain_name).includes('*'),
  },
  {
    id: 'CKV_AWS_26',
    also: ['SNS.1', 'sns_topics_kms_encryption_at_rest_enabled'],
    asks: 'encryption of topics',
    type: 'aws_sns_topic',
    holds: (one) => String(one.kms_master_key_id ?? '') !== '',
  },
  {
    id: 'CKV_AWS_169',
    also: ['SNS.4', 'sns_topics_not_publicly_accessible'],
    asks: 'no topic that everybody may use',
    type: 'aws_sns_topic_policy',
    holds: (one) => statements(one).every(({ Effect, Principal }) => Effect === 'Deny' || Principal !== '*'),
  },
  {
    id: 'AwsSolutions-SNS3',
    asks: 'messages over TLS only',
    type: 'aws_sns_topic_policy',
    holds: (one) =>
      statements(one).some(
        ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
  },
  {
    id: 'CKV_AWS_7',
    also: ['KMS.4', 'AwsSolutions-KMS5', 'kms_cmk_rotation_enabled'],
    asks: 'rotation of keys',
    type: 'aws_kms_key',
    holds: (one) => one.enable_key_rotation === true,
  },
  {
    id: 'own',
    asks: 'user names in any case',
    type: 'aws_cognito_user_pool',
    holds: (one) => block(one, 'username_configuration').case_sensitive === false,
  },
  {
    id: 'cognito_user_pool_password_policy_minimum_length_14',
    also: ['AwsSolutions-COG1', 'Cognito.3'],
    asks: 'passwords of at least 14 characters',
    type: 'aws_cognito_user_pool',
    holds: (one) => Number(block(one, 'password_policy').minimum_length) >= 14,
  },
  {
    id: 'own',
    asks: 'a second factor that customers may use, by authenticator app',
    type: 'aws_cognito_user_pool',
    holds: (one) =>
      one.mfa_configuration !== 'OFF' && block(one, 'software_token_mfa_configuration').enabled === true,
  },
  {
    id: 'own',
    asks: 'one flow alone, and no implicit one',
    type: 'aws_cognito_user_pool_client',
    // Cognito itself allows client credentials beside no other flow.
    holds: (one) => ['code', 'client_credentials'].includes(String(one.allowed_oauth_flows)),
  },
  {
    id: 'cognito_user_pool_client_prevent_user_existence_errors',
    asks: 'no hint whether an address has an account',
    type: 'aws_cognito_user_pool_client',
    holds: (one) => one.prevent_user_existence_errors === 'ENABLED',
  },
  {
    id: 'cognito_user_pool_client_token_revocation_enabled',
    asks: 'tokens that can be revoked',
    type: 'aws_cognito_user_pool_client',
    holds: (one) => one.enable_token_revocation === true,
  },
  {
    id: 'own',
    asks: 'callbacks over https; without a secret also to the customer’s own machine',
    type: 'aws_cognito_user_pool_client',
    holds: (one) =>
      ((one.callback_urls ?? []) as string[]).every(
        (url) =>
          url.startsWith('https://') ||
          (one.generate_secret === false && !/^http:\/\/(?!localhost:)/.test(url)),
      ),
  },
  {
    id: 'own',
    asks: 'no authentication flow besides the refresh, and the password where customers are migrated',
    type: 'aws_cognito_user_pool_client',
    holds: (one) =>
      (one.generate_secret === false
        ? // Rotated refresh tokens leave none, and Cognito wants one: this one nobody gets through.
          /^ALLOW_CUSTOM_AUTH$/
        : /^ALLOW_REFRESH_TOKEN_AUTH(,ALLOW_USER_PASSWORD_AUTH)?$/
      ).test(String(one.explicit_auth_flows)),
  },
  {
    id: 'own',
    asks: 'without a secret refresh tokens that are good once',
    type: 'aws_cognito_user_pool_client',
    holds: (one) =>
      one.generate_secret === true || block(one, 'refresh_token_rotation').feature === 'ENABLED',
  },
];

/** Every rule that a stack breaks, as `<type>.<name>: <what was asked>`. */
export function brokenRules(stack: StackJson): string[] {
  return scannerRules.flatMap(({ type, asks, holds }) =>
    Object.entries(stack.resource[type] ?? {})
      .filter(([, resource]) => !holds(resource))
      .map(([name]) => `${type}.${name}: ${asks}`),
  );
}
