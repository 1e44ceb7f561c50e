import type { Change, Side } from './change';

/**
 * What makes two resources of a type the same thing to AWS; the first attribute tells it apart from others, and has to
 * be known. Types that are not listed are never paired.
 */
const identities: Record<string, readonly string[]> = {
  aws_cognito_user_pool: ['name'],
  aws_cognito_user_pool_client: ['name', 'user_pool_id'],
  aws_cognito_user_pool_domain: ['domain'],
  aws_cognito_resource_server: ['identifier', 'user_pool_id'],
  aws_cognito_identity_provider: ['provider_name', 'user_pool_id'],
  aws_cognito_user_group: ['name', 'user_pool_id'],
  aws_acm_certificate: ['domain_name'],
  aws_acm_certificate_validation: ['certificate_arn'],
  aws_route53_zone: ['name'],
  aws_route53_record: ['name', 'zone_id', 'type', 'set_identifier'],
  aws_lambda_function: ['function_name'],
  aws_lambda_alias: ['name', 'function_name'],
  aws_lambda_permission: [
    'function_name',
    'principal',
    'action',
    'event_source_token',
    'source_arn',
    'qualifier',
  ],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['name', 'role'],
  aws_cloudwatch_log_group: ['name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_sns_topic: ['name'],
  aws_wafv2_web_acl_association: ['resource_arn'],
};

/** Attributes that make a type's resource what it is, the one that tells it apart first. */
export const identityOf = ({ type }: Change): readonly string[] => identities[type] ?? [];

/** Whether a type is listed. */
export function isPaired({ type }: Change): boolean {
  return type in identities;
}

/** Type and what tells it apart, in one text. */
export function keyOf(change: Change, side: Side): string {
  const [first = ''] = identityOf(change);
  return JSON.stringify([change.type, change.at(side, first).value]);
}

/** Whether all that tells them apart is the same, as far as it is known. */
export function isSameThing(from: Change, to: Change): boolean {
  return identityOf(from).every((name) => {
    const after = to.after(name);
    return !after.known || (after.value ?? null) === (from.before(name).value ?? null);
  });
}
