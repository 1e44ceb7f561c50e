/** A synthesized `cdk.tf.json`, as far as the tests look into it. */
export interface StackJson {
  terraform: {
    required_providers: { aws: { source: string; version: string } };
    backend?: Record<string, Record<string, unknown>>;
    required_version?: string;
  };
  provider: { aws: Record<string, unknown>[] };
  data?: ResourcesByType;
  resource: ResourcesByType;
  variable?: Record<string, { sensitive?: boolean; default?: unknown }>;
  output?: Record<string, { value: unknown; sensitive?: boolean; description?: string }>;
}

type ResourcesByType = Record<string, Record<string, Record<string, unknown>>>;

/** Resource types that came to the AWS provider after the oldest version that a mirror may hold. */
const newerTypes = [{ type: 'aws_cognito_managed_login_branding', since: '6.12.0' }] as const;

/**
 * The stack as an emulator or no AWS at all can take it: the provider version that the mirror holds, resource
 * types that it does not know yet left out, static keys, no look-ups of the account, and a state in the
 * working folder. For tests: what a team deploys keeps the pinned provider and its own backend.
 *
 * @param awsVersion version of hashicorp/aws to ask for
 * @param endpoint URL that answers for every AWS service that the stack uses; default: AWS's own
 */
export function offlineStack(stack: StackJson, awsVersion: string, endpoint?: string): StackJson {
  const copy = structuredClone(stack);
  copy.terraform.required_providers.aws.version = awsVersion;
  copy.terraform.backend = { local: {} };
  for (const { type, since } of newerTypes) if (isOlder(awsVersion, since)) delete copy.resource[type];
  for (const provider of copy.provider.aws) {
    Object.assign(provider, {
      access_key: 'offline',
      secret_key: 'offline',
      skip_credentials_validation: true,
      skip_metadata_api_check: 'true',
      skip_requesting_account_id: true,
      ...(endpoint !== undefined && {
        endpoints: [Object.fromEntries(services.map((service) => [service, endpoint]))],
      }),
    });
  }
  return copy;
}

/** The services that a stack may use, as the provider calls them. */
const services = [
  'acm',
  'cloudwatch',
  'cognitoidp',
  'iam',
  'kms',
  'lambda',
  'logs',
  'route53',
  'sns',
  'sts',
  'wafv2',
] as const;

function isOlder(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}

/** Every address of a stack, data sources included, sorted. */
export function addressesOf(stack: StackJson): string[] {
  const list = (prefix: string, types: ResourcesByType = {}) =>
    Object.entries(types).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${prefix}${type}.${name}`),
    );
  return [...list('', stack.resource), ...list('data.', stack.data)].sort();
}
