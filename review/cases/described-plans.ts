import type { DescribedPlan } from './described-plan';
import { describedTriggers } from './described-triggers';

interface Described {
  readonly before?: object | null;
  readonly after?: object | null;
  readonly after_unknown?: object;
}

const poolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Example00';
const userPool = { id: 'eu-west-1_Example00', arn: poolArn, name: 'members', deletion_protection: 'ACTIVE' };
const client = {
  id: '0example0client0id00000000',
  name: 'alexa',
  user_pool_id: userPool.id,
  callback_urls: ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
};
const newPages = { id: 'login', domain: 'login', user_pool_id: userPool.id, managed_login_version: 2 };

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-00000000000';
const customDomain = { ...newPages, id: 'login.example.org', domain: 'login.example.org' };

function change(
  address: string,
  actions: readonly string[],
  described: Described,
  beside: object = {},
): object {
  const [type = ''] = address.split('.').slice(-2);
  return {
    address,
    mode: 'managed',
    type,
    name: address.split('.').at(-1),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions,
      before: described.before ?? null,
      after: described.after ?? null,
      after_unknown: described.after_unknown ?? {},
      before_sensitive: {},
      after_sensitive: {},
    },
    ...beside,
  };
}

function kept(address: string, value: object): object {
  return change(address, ['no-op'], { before: value, after: value });
}

const pool = kept('aws_cognito_user_pool.members', userPool);
const complete = { format_version: '1.2', applyable: true, complete: true, errored: false };
const jsonFormat = 'https://developer.hashicorp.com/terraform/internals/json-format';
const branding =
  'https://registry.terraform.io/providers/hashicorp/aws/6.12.0/docs/resources/cognito_managed_login_branding';

/** Provider 6, OpenTofu, and Terraform 1.12 to 1.14. */
export const describedPlans: Record<string, DescribedPlan> = {
  ...describedTriggers,
  'provider 6: the certificate names its own region': {
    source:
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support',
    plan: {
      ...complete,
      terraform_version: '1.13.0',
      resource_changes: [
        pool,
        change('aws_acm_certificate.login', ['create'], {
          after: { domain_name: 'login.example.org', region: 'us-east-1' },
          after_unknown: { arn: true, id: true },
        }),
        change('aws_cognito_user_pool_domain.login', ['create'], {
          after: { domain: 'login.example.org', user_pool_id: userPool.id, region: 'eu-west-1' },
          after_unknown: { certificate_arn: true },
        }),
      ],
      configuration: {
        provider_config: { aws: { expressions: { region: { constant_value: 'eu-west-1' } } } },
        root_module: {
          resources: [
            {
              address: 'aws_acm_certificate.login',
              provider_config_key: 'aws',
              expressions: { region: {}, domain_name: {} },
            },
            {
              address: 'aws_cognito_user_pool_domain.login',
              provider_config_key: 'aws',
              expressions: {
                certificate_arn: {
                  references: ['aws_acm_certificate.login.arn', 'aws_acm_certificate.login'],
                },
              },
            },
          ],
        },
      },
    },
    expect: [],
  },
  'provider 6: the user pool gets another region': {
    source:
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support',
    plan: {
      ...complete,
      resource_changes: [
        change(
          'aws_cognito_user_pool.members',
          ['delete', 'create'],
          {
            before: { ...userPool, region: 'eu-west-1' },
            after: { name: 'members', deletion_protection: 'ACTIVE', region: 'eu-central-1' },
            after_unknown: { id: true, arn: true },
          },
          { action_reason: 'replace_because_cannot_update' },
        ),
      ],
    },
    expect: ['pool-replaced aws_cognito_user_pool.members', 'provider-elsewhere plan'],
  },
  'provider 6: branding and log delivery are deleted': {
    source: branding,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        kept('aws_cognito_user_pool_domain.login', newPages),
        change('aws_cognito_managed_login_branding.alexa', ['delete'], {
          before: { user_pool_id: userPool.id },
        }),
        change('aws_cognito_log_delivery_configuration.logs', ['delete'], {
          before: { user_pool_id: userPool.id },
        }),
      ],
    },
    expect: [
      'branding-lost aws_cognito_managed_login_branding.alexa',
      'log-delivery-lost aws_cognito_log_delivery_configuration.logs',
    ],
  },
  'provider 6: branding and log delivery are replaced': {
    source: branding,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        kept('aws_cognito_user_pool_domain.login', newPages),
        change('aws_cognito_managed_login_branding.alexa', ['delete', 'create'], {
          before: { user_pool_id: userPool.id },
          after: { user_pool_id: userPool.id },
        }),
        change('aws_cognito_log_delivery_configuration.logs', ['delete', 'create'], {
          before: { user_pool_id: userPool.id },
          after: { user_pool_id: userPool.id },
        }),
      ],
    },
    expect: [
      'branding-lost aws_cognito_managed_login_branding.alexa',
      'log-delivery-lost aws_cognito_log_delivery_configuration.logs',
    ],
  },
  'provider 6: a branding style is added to, and deleted beside, older pages': {
    source: branding,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        kept('aws_cognito_user_pool_domain.login', { ...newPages, managed_login_version: 1 }),
        change('aws_cognito_managed_login_branding.alexa', ['create'], {
          after: { user_pool_id: userPool.id },
        }),
        change('aws_cognito_managed_login_branding.web', ['delete'], {
          before: { user_pool_id: userPool.id },
        }),
        change('aws_cognito_log_delivery_configuration.logs', ['create'], {
          after: { user_pool_id: userPool.id },
        }),
      ],
    },
    expect: [],
  },
  'provider 6: newer pages with a branding style': {
    source: branding,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        change('aws_cognito_user_pool_domain.login', ['update'], {
          before: { ...newPages, managed_login_version: 1 },
          after: newPages,
        }),
        change('aws_cognito_managed_login_branding.alexa', ['create'], {
          after: { user_pool_id: userPool.id },
        }),
      ],
    },
    expect: ['domain-login-version aws_cognito_user_pool_domain.login'],
  },
  'provider 6: newer pages that were so before, and certificates of other sites': {
    source: branding,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        change('aws_cognito_user_pool_domain.login', ['update'], {
          before: { ...customDomain, certificate_arn: `${certificateArn}1` },
          after: { ...customDomain, certificate_arn: `${certificateArn}2` },
        }),
        change('aws_acm_certificate.shop', ['delete'], { before: { domain_name: 'shop.example.net' } }),
        change('aws_acm_certificate.blog', ['delete', 'create'], {
          before: { domain_name: '*.example.net' },
          after: { domain_name: '*.example.net' },
        }),
        kept('aws_acm_certificate.old', {
          domain_name: 'old.example.net',
          not_after: '2026-11-25T00:00:00Z',
        }),
      ],
    },
    expect: [],
  },
  'the certificate of the sign-in domain covers it by a wildcard': {
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html',
    plan: {
      ...complete,
      resource_changes: [
        pool,
        kept('aws_cognito_user_pool_domain.login', customDomain),
        kept('aws_acm_certificate.all', { domain_name: '*.example.org', not_after: '2026-11-25T00:00:00Z' }),
      ],
    },
    expect: ['certificate-expiring aws_acm_certificate.all'],
  },
  'the Cloud Control provider: a user pool and a group are deleted': {
    source: 'https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/cognito_user_pool',
    plan: {
      ...complete,
      resource_changes: [
        change('awscc_cognito_user_pool.members', ['delete'], { before: { user_pool_name: 'members' } }),
        change('awscc_cognito_user_pool_group.buyers', ['delete', 'create'], { before: {}, after: {} }),
        change('aws_cognito_identity_pool.visitors', ['delete'], { before: {} }),
      ],
    },
    expect: [
      'cognito-lost awscc_cognito_user_pool.members',
      'cognito-lost awscc_cognito_user_pool_group.buyers',
    ],
  },
  'OpenTofu: nothing says that the plan is complete, and something lives for the run alone': {
    source: 'https://opentofu.org/docs/internals/json-format/',
    plan: {
      format_version: '1.2',
      terraform_version: '1.11.0',
      timestamp: '2026-01-15T09:00:00Z',
      errored: false,
      resource_changes: [
        pool,
        kept('aws_cognito_user_pool_client.alexa', client),
        {
          ...change('aws_secretsmanager_random_password.once', ['open'], { after: {} }),
          mode: 'ephemeral',
          address: 'ephemeral.aws_secretsmanager_random_password.once',
        },
      ],
    },
    expect: [],
  },
  'a replacement that leaves the old one behind': {
    source: jsonFormat,
    plan: {
      ...complete,
      resource_changes: [
        pool,
        change('aws_cognito_user_pool_client.alexa', ['create', 'forget'], {
          before: client,
          after: client,
          after_unknown: { id: true },
        }),
      ],
    },
    expect: ['client-replaced aws_cognito_user_pool_client.alexa'],
  },
  'Terraform 1.14: identities, write-only attributes, imports and fields that nobody knows yet': {
    source: jsonFormat,
    plan: {
      ...complete,
      terraform_version: '1.14.0',
      relevant_attributes: [],
      something_new: { of: ['any', 'shape'] },
      resource_changes: [
        {
          ...pool,
          change: {
            ...(pool as { change: object }).change,
            importing: { id: userPool.id, identity: { id: userPool.id } },
            generated_config: 'resource "aws_cognito_user_pool" "members" {}',
            before_identity: { id: userPool.id },
            after_identity: { id: userPool.id },
          },
        },
        change('aws_cognito_identity_provider.staff', ['update'], {
          before: { provider_name: 'Staff', provider_details: { client_id: 'a', client_secret_wo: null } },
          after: { provider_name: 'Staff', provider_details: { client_id: 'b', client_secret_wo: null } },
        }),
      ],
    },
    expect: ['identity-provider-client aws_cognito_identity_provider.staff'],
  },
  'Terraform 1.14: something is put off, and an action is run': {
    source: jsonFormat,
    plan: {
      ...complete,
      complete: false,
      terraform_version: '1.14.0',
      resource_changes: [pool],
      deferred_changes: [
        {
          reason: 'provider_config_unknown',
          resource_change: change('aws_cognito_user_pool_client.alexa', ['create'], { after: client }),
        },
      ],
      action_invocations: [
        {
          address: 'action.aws_lambda_invoke.migrate',
          type: 'aws_lambda_invoke',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          lifecycle_action_trigger: {
            triggering_resource_address: 'aws_cognito_user_pool.members',
            action_trigger_event: 'AfterUpdate',
          },
        },
      ],
    },
    expect: ['plan-incomplete plan', 'plan-actions plan'],
  },
  'something is put off in a plan that calls itself complete': {
    source: jsonFormat,
    plan: {
      ...complete,
      resource_changes: [pool],
      deferred_changes: [{ reason: 'absent_prereq', resource_change: pool }],
    },
    expect: ['plan-incomplete plan'],
  },
  'somebody deleted an alarm and changed a log group outside Terraform': {
    source: jsonFormat,
    plan: {
      ...complete,
      resource_changes: [pool],
      resource_drift: [
        change('aws_cloudwatch_metric_alarm.errors', ['delete'], { before: { alarm_name: 'errors' } }),
        change('aws_cloudwatch_log_group.skill', ['update'], {
          before: { retention_in_days: 365 },
          after: { retention_in_days: 7 },
        }),
      ],
    },
    expect: [
      'drift-watching aws_cloudwatch_metric_alarm.errors',
      'drift-watching aws_cloudwatch_log_group.skill',
    ],
  },
  'AWS changed a role while it was used': {
    source: jsonFormat,
    plan: {
      ...complete,
      resource_changes: [pool],
      resource_drift: [
        change('aws_iam_role.skill', ['update'], {
          before: { last_modified_date: '2026-01-15T09:00:00Z' },
          after: { last_modified_date: '2026-01-16T09:00:00Z' },
        }),
      ],
    },
    expect: [],
  },
  'the provider assumes a role of another account': {
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assuming-an-iam-role',
    plan: {
      ...complete,
      resource_changes: [pool],
      configuration: {
        provider_config: {
          aws: {
            expressions: {
              region: { constant_value: 'eu-west-1' },
              assume_role: [{ role_arn: { constant_value: 'arn:aws:iam::210987654321:role/deploy' } }],
            },
          },
        },
        root_module: {
          resources: [
            { address: 'aws_cognito_user_pool.members', provider_config_key: 'aws', expressions: {} },
          ],
        },
      },
    },
    expect: ['provider-elsewhere plan'],
  },
};
