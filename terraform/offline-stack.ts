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

/** What came to the AWS provider after the oldest version that a mirror may hold, and how a stack does without. */
const newer: readonly { since: string; leaveOut: (stack: StackJson) => void }[] = [
  {
    since: '6.12.0',
    leaveOut: ({ resource }) => {
      delete resource.aws_cognito_managed_login_branding;
    },
  },
  {
    since: '6.19.0',
    leaveOut: ({ resource }) => {
      for (const lambda of Object.values(resource.aws_lambda_function ?? {})) {
        if (lambda.runtime === 'nodejs24.x') lambda.runtime = 'nodejs22.x';
      }
    },
  },
];

/**
 * The stack as an emulator or no AWS at all can take it: the provider version that the mirror holds without
 * what it does not know yet, static keys, no look-ups of the account, and a state in the
 * working folder. For tests: what a team deploys keeps the pinned provider and its own backend.
 *
 * @param awsVersion version of hashicorp/aws to ask for
 * @param endpoint URL that answers for every AWS service that the stack uses; default: AWS's own
 */
export function offlineStack(stack: StackJson, awsVersion: string, endpoint?: string): StackJson {
  const copy = structuredClone(stack);
  copy.terraform.required_providers.aws.version = awsVersion;
  copy.terraform.backend = { local: {} };
  for (const { since, leaveOut } of newer) if (isOlder(awsVersion, since)) leaveOut(copy);
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
  'apigatewayv2',
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
