import { type JsonObject, list } from './plan-json';

/** The AWS account of the plans. */
export const account = '123456789012';

const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/00000000-0000-0000-0000-000000000000`;

/** What AWS would answer for values that are unknown until apply; `number` tells apart resources of one `count`. */
export const answers: Record<string, (values: JsonObject, number: number) => JsonObject> = {
  aws_cognito_user_pool: (_, number) => ({
    id: poolId(number),
    arn: `arn:aws:cognito-idp:eu-west-1:${account}:userpool/${poolId(number)}`,
    endpoint: `cognito-idp.eu-west-1.amazonaws.com/${poolId(number)}`,
    creation_date: '2026-01-15T09:00:00Z',
    last_modified_date: '2026-01-15T09:00:00Z',
    estimated_number_of_users: 1840,
    user_pool_tier: 'ESSENTIALS',
  }),
  aws_cognito_user_pool_client: (values, number) => ({
    id: `${number}${String(values.name)}0example0client0id000`.slice(0, 26),
    client_secret: 'example-client-secret',
    user_pool_id: poolId(number),
    auth_session_validity: 3,
    enable_propagate_additional_user_context_data: false,
    default_redirect_uri: '',
    logout_urls: [],
    read_attributes: [],
    write_attributes: [],
  }),
  aws_cognito_resource_server: (values, number) => ({
    id: `${poolId(number)}|${String(values.identifier)}`,
    user_pool_id: poolId(number),
    scope_identifiers: list(values.scope).map(
      (scope) => `${String(values.identifier)}/${String((scope as JsonObject).scope_name)}`,
    ),
  }),
  aws_cognito_identity_provider: (values, number) => ({
    id: `${poolId(number)}:${String(values.provider_name)}`,
    user_pool_id: poolId(number),
  }),
  aws_cognito_user_pool_domain: (values, number) => ({
    id: values.domain ?? null,
    user_pool_id: poolId(number),
    aws_account_id: account,
    certificate_arn: certificateArn,
    cloudfront_distribution: 'd111111abcdef8.cloudfront.net',
    cloudfront_distribution_arn: 'd111111abcdef8.cloudfront.net',
    cloudfront_distribution_zone_id: 'Z2FDTNDATAQYW2',
    managed_login_version: 1,
    s3_bucket: 'aws-cognito-prod-dub-assets',
    version: '20260115090000',
  }),
  aws_acm_certificate: (values) => ({
    id: certificateArn,
    arn: certificateArn,
    key_algorithm: 'RSA_2048',
    not_before: '2026-01-15T00:00:00Z',
    not_after: '2099-02-13T23:59:59Z',
    options: [{ certificate_transparency_logging_preference: 'ENABLED' }],
    pending_renewal: false,
    renewal_eligibility: 'ELIGIBLE',
    renewal_summary: [],
    validation_emails: [],
    status: 'ISSUED',
    type: 'AMAZON_ISSUED',
    subject_alternative_names: [values.domain_name ?? null],
    domain_validation_options: [
      {
        domain_name: values.domain_name ?? null,
        resource_record_name: `_0123456789abcdef.${String(values.domain_name)}.`,
        resource_record_type: 'CNAME',
        resource_record_value: '_fedcba9876543210.acm-validations.aws.',
      },
    ],
  }),
  aws_acm_certificate_validation: (values) => ({
    id: '2026-01-15 09:00:00 +0000 UTC',
    certificate_arn: certificateArn,
    validation_record_fqdns: values.validation_record_fqdns ?? ['_0123456789abcdef.login.example.org'],
  }),
  aws_route53_zone: (values) => ({
    id: 'Z0123456789ABCDEFGHIJ',
    zone_id: 'Z0123456789ABCDEFGHIJ',
    arn: 'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
    name: values.name ?? null,
    name_servers: ['ns-1.awsdns-01.org'],
    primary_name_server: 'ns-1.awsdns-01.org',
  }),
  aws_cognito_user_group: (values, number) => ({
    id: `${poolId(number)}/${String(values.name)}`,
    user_pool_id: poolId(number),
  }),
  aws_cognito_risk_configuration: (_, number) => ({ id: poolId(number), user_pool_id: poolId(number) }),
  aws_cognito_user_pool_ui_customization: (_, number) => ({
    id: `${poolId(number)},ALL`,
    user_pool_id: poolId(number),
    creation_date: '2026-01-15T09:00:00Z',
    last_modified_date: '2026-01-15T09:00:00Z',
    css_version: '20260115090000',
    image_url: '',
  }),
  aws_lambda_alias: (values) => ({
    id: `arn:aws:lambda:eu-west-1:${account}:function:${String(values.function_name)}:${String(values.name)}`,
    arn: `arn:aws:lambda:eu-west-1:${account}:function:${String(values.function_name)}:${String(values.name)}`,
  }),
  aws_wafv2_web_acl: (values) => ({
    id: '00000000-0000-4000-8000-000000000000',
    arn: `arn:aws:wafv2:eu-west-1:${account}:regional/webacl/${String(values.name)}/00000000-0000-4000-8000-000000000000`,
    capacity: 0,
    lock_token: '00000000-0000-4000-8000-000000000001',
  }),
  aws_wafv2_web_acl_association: (values) => ({
    id: `${String(values.web_acl_arn)},${String(values.resource_arn)}`,
    resource_arn: values.resource_arn ?? `arn:aws:cognito-idp:eu-west-1:${account}:userpool/${poolId(0)}`,
  }),
  aws_route53_record: (values) => {
    const validation = values.name == null;
    const name = validation ? '_0123456789abcdef.login.example.org' : String(values.name);
    const type = validation ? 'CNAME' : String(values.type);
    return {
      id: `${String(values.zone_id)}_${name}_${type}`,
      fqdn: name.includes('.') ? name : `${name}.example.org`,
      ...(validation ? { name, type, records: ['_fedcba9876543210.acm-validations.aws.'] } : {}),
      ...(list(values.alias).length > 0
        ? {
            alias: [
              {
                evaluate_target_health: false,
                name: 'd111111abcdef8.cloudfront.net',
                zone_id: 'Z2FDTNDATAQYW2',
              },
            ],
          }
        : {}),
    };
  },
  aws_iam_role: (values) => ({
    id: values.name ?? null,
    arn: `arn:aws:iam::${account}:role/${String(values.name)}`,
    create_date: '2026-01-15T09:00:00Z',
    managed_policy_arns: [],
    unique_id: 'AROAEXAMPLEEXAMPLE000',
  }),
  aws_iam_role_policy: (values) => ({ id: `${String(values.role)}:${String(values.name)}` }),
  aws_lambda_function: (values) => {
    const arn = `arn:aws:lambda:eu-west-1:${account}:function:${String(values.function_name)}`;
    return {
      id: values.function_name ?? null,
      arn,
      role: `arn:aws:iam::${account}:role/skill`,
      architectures: ['x86_64'],
      qualified_arn: `${arn}:$LATEST`,
      invoke_arn: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
      version: '$LATEST',
    };
  },
  aws_lambda_permission: (values) => ({ id: values.statement_id ?? null }),
  aws_apigatewayv2_api: ({ name }) => {
    const id = `${String(name)}0example`.replace(/\W/g, '').slice(0, 10);
    return {
      id,
      api_endpoint: `https://${id}.execute-api.eu-west-1.amazonaws.com`,
      execution_arn: `arn:aws:execute-api:eu-west-1:${account}:${id}`,
    };
  },
  aws_apigatewayv2_domain_name: ({ domain_name, domain_name_configuration }) => ({
    id: domain_name ?? null,
    domain_name_configuration: list(domain_name_configuration).map((configuration) => ({
      ...(configuration as JsonObject),
      hosted_zone_id: 'ZLY8HYME6SFDD',
      target_domain_name: 'd-abcdef1234.execute-api.eu-west-1.amazonaws.com',
    })),
  }),
  aws_cloudwatch_log_group: (values) => {
    // Made up by the provider where nobody gives one.
    const name = String(values.name ?? 'terraform-20260115090000000000000001');
    return {
      id: name,
      name,
      name_prefix: values.name_prefix ?? '',
      arn: `arn:aws:logs:eu-west-1:${account}:log-group:${name}`,
      log_group_class: 'STANDARD',
    };
  },
  aws_cloudwatch_metric_alarm: (values) => ({
    id: values.alarm_name ?? null,
    arn: `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${String(values.alarm_name)}`,
    alarm_actions: values.alarm_actions ?? [`arn:aws:sns:eu-west-1:${account}:alerts`],
  }),
  aws_sns_topic: (values) => ({
    id: `arn:aws:sns:eu-west-1:${account}:${String(values.name)}`,
    arn: `arn:aws:sns:eu-west-1:${account}:${String(values.name)}`,
    owner: account,
  }),
};

function poolId(number: number): string {
  return `eu-west-1_Example0${number}`;
}
