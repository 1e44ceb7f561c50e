/** Without these a customer is no longer linked, or the skill no longer answers. */
export const linkingTypes = [
  'aws_cognito_user_pool',
  'aws_cognito_user_pool_client',
  'aws_cognito_managed_user_pool_client',
  'aws_cognito_user_pool_domain',
  'aws_cognito_resource_server',
  'aws_cognito_identity_provider',
  'aws_cognito_user_group',
  'aws_acm_certificate',
  'aws_route53_zone',
  'aws_route53_record',
  'aws_lambda_alias',
  'aws_lambda_function',
  'aws_lambda_permission',
];

/** These only watch over it, or protect it. */
export const watchingTypes = [
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_metric_alarm',
  'aws_sns_topic',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_wafv2_web_acl_association',
];
