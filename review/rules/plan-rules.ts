import { all, type Clause, type Truth } from '../condition';
import { majorOf } from '../configuration';
import type { Context } from '../context';
import type { Plan } from '../plan';
import type { PlanRule } from '../rule';

function ask(says: string, holds: (context: Context) => Truth): Clause<Context> {
  return { says, holds };
}

/** Addresses that a protected configuration block stands for, of those that are still there afterwards. */
function unprotected({ beside, changes }: Context): string[] {
  if (!beside.configuration || !beside.previousConfiguration) return [];
  const now = new Set(beside.configuration.protectedAddresses());
  const lost = beside.previousConfiguration.protectedAddresses().filter((address) => !now.has(address));
  const planned = new Set(changes.map(({ address }) => address.replace(/\["[^"]*"\]$|\[\d+\]$/, '')));
  return lost.filter((address) => planned.has(address));
}

/** Providers whose required major version becomes another, as "aws 5.100.0 to 6.25.0". */
function newMajors({ beside }: Context): string[] {
  const before = beside.previousConfiguration?.providerVersions() ?? new Map<string, string>();
  const after = beside.configuration?.providerVersions() ?? new Map<string, string>();
  return [...after].flatMap(([name, version]) => {
    const previous = before.get(name);
    return previous !== undefined && majorOf(previous) !== majorOf(version)
      ? [`${name} ${previous} to ${version}`]
      : [];
  });
}

/** What is put off to a later plan, of a type that linking may need. */
function deferred({ deferred_changes }: Plan): string[] {
  return (deferred_changes ?? []).map(
    ({ resource_change }) => resource_change?.address ?? 'something without an address',
  );
}

/** User pools whose ARN names another region or account than their provider, as a sentence for each. */
function elsewhere(context: Context): string[] {
  const { planned } = context;
  return context.ofTypes(['aws_cognito_user_pool']).flatMap((pool) => {
    const [, , , region, account] = String(pool.before('arn').value).split(':');
    if (region === undefined || account === undefined) return [];
    const now = {
      region: pool.after('region').value ?? planned.regionOf(pool.address),
      account: planned.accountOf(pool.address),
    };
    return [
      ...(typeof now.region === 'string' && now.region !== region
        ? [`${pool.address} is in ${region}, the provider in ${now.region}`]
        : []),
      ...(now.account !== undefined && now.account !== account
        ? [`${pool.address} is in account ${account}, the provider in ${now.account}`]
        : []),
    ];
  });
}

/** Rules about the plan as a whole. */
export const planRules: readonly PlanRule[] = [
  {
    id: 'plan-errored',
    on: 'plan',
    severity: 'block',
    when: ask('Terraform ended with an error', ({ plan }) => plan.errored === true),
    changes: 'Terraform ended this plan with an error, so it does not show everything.',
    notice: 'Not to be told from half a plan.',
    affected: 'Unknown.',
    instead:
      'Mend the error that terraform plan reports (it may be prevent_destroy doing its work), then plan and review again.',
    source: 'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation',
  },
  {
    id: 'plan-incomplete',
    on: 'plan',
    severity: 'block',
    when: all(
      ask('something is left out', ({ plan }) => plan.complete === false || deferred(plan).length > 0),
      ask('Terraform ended without an error', ({ plan }) => plan.errored !== true),
    ),
    changes: ({ plan }) =>
      `The plan is incomplete: ${deferred(plan).length > 0 ? `Terraform puts off to a later plan ${deferred(plan).join(', ')}` : 'it was limited with -target, or something was put off to a later apply'}.`,
    notice: 'Not to be told from a part.',
    affected: 'Unknown.',
    instead: 'Plan without -target, apply first what the rest waits for, and review again.',
    source: 'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation',
  },
  {
    id: 'plan-actions',
    on: 'plan',
    severity: 'warn',
    when: ask('actions of providers are run', ({ plan }) => (plan.action_invocations ?? []).length > 0),
    changes: ({ plan }) =>
      `The apply also runs actions: ${(plan.action_invocations ?? []).map(({ address }) => address).join(', ')}. A plan does not say what they change.`,
    notice: 'Not judged.',
    affected: 'Not judged.',
    instead: 'Read what each action does, and accept this where it is meant.',
    source: 'https://developer.hashicorp.com/terraform/language/invoke-actions',
  },
  {
    id: 'provider-elsewhere',
    on: 'plan',
    severity: 'block',
    when: ask('another region or account is meant', (context) => elsewhere(context).length > 0),
    changes: (context) =>
      `The provider is no longer of the place where things are: ${elsewhere(context).join('; ')}.`,
    notice:
      'Terraform finds nothing of what it made, and makes all of it anew there: an empty user pool, with other ids.',
    affected: 'Every linked customer, until the provider is right again or all have linked anew.',
    instead: 'Give the provider its region and account back. To move to others, make a second stack there.',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration',
  },
  {
    id: 'prevent-destroy-lost',
    on: 'plan',
    severity: 'high',
    when: ask('prevent_destroy is taken off', (context) => unprotected(context).length > 0),
    changes: (context) => `prevent_destroy is taken off ${unprotected(context).join(', ')}.`,
    notice: 'Nothing today. From now on Terraform deletes it without asking twice.',
    affected: 'Every linked customer is at risk for as long as it is off.',
    instead: 'Keep lifecycle.prevent_destroy = true on whatever customers would have to link again for.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy',
  },
  {
    id: 'provider-major',
    on: 'plan',
    severity: 'warn',
    when: ask('a provider changes its major version', (context) => newMajors(context).length > 0),
    changes: (context) => `A provider changes its major version: ${newMajors(context).join(', ')}.`,
    notice: 'Nothing by itself. Defaults and meanings of attributes can be others from now on.',
    affected: 'Depends on the rest of this plan; the next plans can show more.',
    instead:
      'Upgrade in a change of its own, read the upgrade guide, and expect this plan to show no other change.',
    source: 'https://developer.hashicorp.com/terraform/language/providers/requirements#version-constraints',
  },
  {
    id: 'terraform-major',
    on: 'plan',
    severity: 'warn',
    when: ask(
      'Terraform changes its major version',
      ({ plan, beside }) =>
        beside.previousTerraformVersion !== undefined &&
        majorOf(beside.previousTerraformVersion) !== majorOf(plan.terraform_version ?? ''),
    ),
    changes: ({ plan, beside }) =>
      `The state was written by Terraform ${beside.previousTerraformVersion}; this plan is by ${plan.terraform_version}.`,
    notice: 'Nothing by itself. After the apply the older Terraform can no longer read the state.',
    affected: 'Everybody who works with the older version.',
    instead: 'Upgrade in a change of its own, everywhere at once.',
    source: 'https://developer.hashicorp.com/terraform/language/v1-compatibility-promises',
  },
];
