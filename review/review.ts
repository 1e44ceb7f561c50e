import { createHash } from 'node:crypto';
import { type Acceptance, accept } from './acceptances';
import type { Change } from './change';
import { evaluate } from './condition';
import { type Beside, Context } from './context';
import { isNewerMinor, type Plan, PlanError } from './plan';
import type { Finding, Report, RestEntry } from './report';
import { type CommonRule, type Rule, type Severity, severities, type Text } from './rule';
import { rules as allRules } from './rules/rules';
import { sensitiveValues, withoutSecrets } from './secrets';

/** How to review. */
export interface ReviewOptions extends Beside {
  /** Findings of this severity or a worse one block; default `block`. */
  readonly failOn?: Severity;
  /** Findings that somebody has accepted; default none. */
  readonly acceptances?: readonly Acceptance[];
  /** The rules to apply; default all. */
  readonly rules?: readonly Rule[];
}

/**
 * Says what a plan would do to linked customers.
 *
 * @throws {PlanError} for a plan that has nothing to do with account linking
 */
export function review(plan: Plan, options: ReviewOptions = {}): Report {
  const { failOn = 'block', acceptances = [], rules = allRules } = options;
  const context = new Context(plan, options);
  requireLinking(context);
  const secrets = sensitiveValues(plan);
  const found = rules
    .flatMap((rule) => findingsOf(rule, context, secrets))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const { findings, notes } = accept(found, acceptances, context.now);
  const counting = findings.filter(({ accepted }) => !accepted);
  const fails = ({ severity }: Finding) => severities.indexOf(severity) <= severities.indexOf(failOn);
  return {
    version: 1,
    verdict: counting.some(fails) ? 'blocked' : 'clean',
    failOn,
    counts: {
      block: counting.filter(({ severity }) => severity === 'block').length,
      high: counting.filter(({ severity }) => severity === 'high').length,
      warn: counting.filter(({ severity }) => severity === 'warn').length,
      accepted: findings.length - counting.length,
    },
    findings,
    rest: restOf(context, findings),
    notChecked: notChecked(context),
    notes: [...notes, ...remarks(context)],
  };
}

/** A plan of another project must not pass as a clean one. */
function requireLinking({ changes, drift, plan }: Context): void {
  const isLinking = (change: Change) =>
    change.type.startsWith('aws_cognito_') ||
    (change.type === 'aws_lambda_permission' &&
      [change.before('principal'), change.after('principal')].some(({ value }) =>
        /^alexa-/.test(String(value)),
      ));
  if (plan.errored || plan.complete === false || [...changes, ...drift].some(isLinking)) return;
  throw new PlanError(
    `This plan has ${changes.length} resources, but neither an Amazon Cognito resource nor a Lambda permission for Alexa: it seems to be of another project. Give the plan of the stack that holds the user pool.`,
  );
}

/** What one rule finds in a plan; `secrets` are taken out of its words. */
export function findingsOf(rule: Rule, context: Context, secrets: readonly string[] = []): Finding[] {
  if (rule.on === 'plan') {
    return found(rule, context, 'plan', secrets);
  }
  return context
    .ofTypes(rule.on, rule.drift)
    .flatMap((change) => found(rule, { change, context }, change.address, secrets));
}

/** The rule applied to one subject; no finding where its condition certainly does not hold. */
function found<S>(rule: CommonRule<S>, subject: S, address: string, secrets: readonly string[]): Finding[] {
  const { truth, unknown } = evaluate(rule.when, subject);
  if (truth === false) return [];
  const say = (text: Text<S>) => withoutSecrets(typeof text === 'string' ? text : text(subject), secrets);
  const changes = say(rule.changes);
  return [
    {
      rule: rule.id,
      severity: truth === true ? rule.severity : (rule.whenUnknown ?? rule.severity),
      address,
      change: fingerprint(rule.id, address, changes, ...unknown),
      changes,
      notice: say(rule.notice),
      affected: say(rule.affected),
      instead: say(rule.instead),
      unknown,
      source: rule.source,
    },
  ];
}

function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

/** What changes without a finding, most frequent first. */
function restOf(context: Context, findings: readonly Finding[]): RestEntry[] {
  const told = new Set(findings.map(({ address }) => address));
  const counts = new Map<string, RestEntry>();
  for (const change of context.changes) {
    const { action, type, address } = change;
    if (action === 'no-op' || action === 'read' || told.has(address) || context.isMoveTarget(change))
      continue;
    const key = `${action} ${type}`;
    counts.set(key, { action, type, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.type.localeCompare(b.type, 'en'));
}

function notChecked({ beside, changes }: Context): string[] {
  return [
    ...(changes.every(({ action }) => action === 'create' || action === 'read')
      ? [
          'What is deployed: everything in this plan is created, so it is a first deploy or was planned against no state. It cannot show what would change for linked customers.',
        ]
      : []),
    ...(beside.configuration && beside.previousConfiguration
      ? []
      : [
          'prevent_destroy and major versions of providers: a plan does not contain them. Give --configuration and --previous-configuration (cdk.tf.json of this change and of what is deployed).',
        ]),
    ...(beside.previousTerraformVersion
      ? []
      : [
          'The major version of Terraform: a plan does not say what wrote the state. Give --previous-terraform-version.',
        ]),
  ];
}

function remarks({ plan, changes }: Context): string[] {
  const moved = changes.filter(
    ({ action, previousAddress }) => action === 'no-op' && previousAddress !== undefined,
  ).length;
  return [
    ...(moved > 0 ? [`Only the address changes, by a moved block: ${moved} of the resources.`] : []),
    ...(isNewerMinor(plan)
      ? [`The plan is of format ${plan.format_version}, newer than this review was tested with.`]
      : []),
  ];
}
