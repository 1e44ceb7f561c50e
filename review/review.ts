import { createHash } from 'node:crypto';
import { type Acceptance, accept } from './acceptances';
import { clientTypes, namesOf } from './alexa-clients';
import type { Change } from './change';
import { evaluate } from './condition';
import { withCauses } from './consequences';
import { Context, type ReviewInputs } from './context';
import { isOfUserPool } from './linking';
import { isNewerMinor, PlanError } from './parse-plan';
import type { Plan } from './plan';
import type { Finding, Report, RestEntry, Verdict } from './report';
import { type CommonRule, type Rule, type Severity, severities, type Text } from './rule';
import { rules as allRules } from './rules/rules';
import { sensitiveValues, withoutSecrets } from './secrets';
import { unjudged } from './unjudged';

/** How to review. */
export interface ReviewOptions extends ReviewInputs {
  /** Findings of this severity or a worse one block; default `high`. */
  readonly failOn?: Severity;
  /** Findings that somebody has accepted; default none. */
  readonly acceptances?: readonly Acceptance[];
  /** The rules to apply; default all. */
  readonly rules?: readonly Rule[];
}

/**
 * Says what a plan would do to linked customers.
 *
 * @throws {PlanError} for a plan that has nothing to do with account linking, or lacks a client that is named
 */
export function review(plan: Plan, options: ReviewOptions = {}): Report {
  const { failOn = 'high', acceptances = [], rules = allRules } = options;
  const context = new Context(plan, options);
  requireLinking(context);
  requireClients(context);
  const secrets = sensitiveValues(plan);
  const found = withCauses(applied(rules, context, secrets), context).sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const { findings, notes } = accept(found, acceptances, context.now);
  const counting = findings.filter(({ accepted }) => !accepted);
  const fails = ({ severity }: Finding) => severities.indexOf(severity) <= severities.indexOf(failOn);
  return {
    version: 1,
    verdict: verdictOf(counting, counting.some(fails)),
    failOn,
    counts: {
      block: counting.filter(({ severity }) => severity === 'block').length,
      high: counting.filter(({ severity }) => severity === 'high').length,
      warn: counting.filter(({ severity }) => severity === 'warn').length,
      accepted: findings.length - counting.length,
    },
    findings,
    moved: movedBlocks(context, findings, secrets),
    rest: restOf(context, findings),
    notChecked: notChecked(context),
    notes: [...notes, ...remarks(context)],
  };
}

function verdictOf(counting: readonly Finding[], isBlocked: boolean): Verdict {
  if (isBlocked) return 'blocked';
  return counting.length > 0 ? 'decision' : 'clean';
}

/** What the rules find, and then what none of them could judge. */
function applied(rules: readonly Rule[], context: Context, secrets: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const rulesAt = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const finding of findingsOf(rule, context, secrets)) {
      findings.push(finding);
      if (rule.on !== 'plan' && !rule.drift)
        rulesAt.set(finding.address, [...(rulesAt.get(finding.address) ?? []), rule]);
    }
  }
  for (const change of context.changes) {
    const attributes = unjudged(change, context, rulesAt.get(change.address) ?? []);
    if (attributes.length > 0) findings.push(notJudged(change.address, attributes));
  }
  return findings;
}

/** Id of the findings about what no rule knows. */
export const notJudgedId = 'not-judged';

function notJudged(address: string, attributes: readonly string[]): Finding {
  const changes = `${address} is changed in ${attributes.join(', ')}, and no rule of this review knows what that means.`;
  return {
    rule: notJudgedId,
    severity: 'warn',
    address,
    change: fingerprint(notJudgedId, address, changes),
    changes,
    notice: 'Not judged.',
    affected: 'Not judged.',
    instead:
      'Read this part of the plan yourself: account linking needs the resource. Accept it where it is meant.',
    unknown: [],
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
  };
}

/** A plan of another project must not pass as a clean one. */
function requireLinking({ changes, drift, plan }: Context): void {
  const isLinking = (change: Change) =>
    isOfUserPool(change.type) ||
    (change.type === 'aws_lambda_permission' &&
      [change.before('principal'), change.after('principal')].some(({ value }) =>
        /^alexa-/.test(String(value)),
      ));
  if (plan.errored || plan.complete === false || [...changes, ...drift].some(isLinking)) return;
  throw new PlanError(
    `This plan has ${changes.length} resources, but neither an Amazon Cognito resource nor a Lambda permission for Alexa: it seems to be of another project. Give the plan of the stack that holds the user pool.`,
  );
}

/** A client that nobody finds would leave Alexa's demands unasked. */
function requireClients(context: Context): void {
  const clients = context.ofTypes(clientTypes);
  const known = new Set(clients.flatMap(namesOf));
  const missing = (context.beside.clients ?? []).find((name) => !known.has(name));
  if (missing === undefined) return;
  const addresses = clients.map(({ address }) => address);
  throw new PlanError(
    `--client ${JSON.stringify(missing)} is none of this plan. It has: ${addresses.join(', ') || 'no app client'}.`,
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

/** The `moved` blocks with which what was only renamed stays, each once and for all of them together. */
function movedBlocks(context: Context, findings: readonly Finding[], secrets: readonly string[]): string[] {
  const renamed = new Set(
    findings.filter(({ rule }) => rule.startsWith('renamed')).map(({ address }) => address),
  );
  const blocks = context.changes
    .filter(({ address }) => renamed.has(address))
    .flatMap((change) => context.moveOf(change) ?? [])
    .map(({ from, to }) => withoutSecrets(`moved {\n  from = ${from}\n  to   = ${to}\n}`, secrets));
  return [...new Set(blocks)];
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

function notChecked(context: Context): string[] {
  const { beside, changes, plan } = context;
  return [
    ...(context.alexaClients.areMissing
      ? [
          "Which app client is Alexa's: none in this plan has a callback URL on a host of Alexa, so what Alexa asks of a client was asked of none. Name it with --client <address, name or client id>.",
        ]
      : []),
    ...(context.lambdaRoles.hasNoSkill && changes.some(({ type }) => type === 'aws_lambda_function')
      ? [
          "Which function is the skill's: this plan has no permission by which Alexa calls one, so functions were looked at as triggers of user pools alone.",
        ]
      : []),
    ...(plan.complete === undefined
      ? [
          'Whether the plan is complete: OpenTofu, and Terraform before 1.8, do not say whether it was limited with -target.',
        ]
      : []),
    ...(changes.every(({ action }) => action === 'create' || action === 'read')
      ? [
          'What is deployed: everything in this plan is created, so it is a first deploy or was planned against no state. It cannot show what would change for linked customers.',
        ]
      : []),
    ...(beside.configuration && beside.previousConfiguration
      ? []
      : [
          'prevent_destroy and major versions of providers: a plan does not contain them. Where the configuration is in the JSON syntax, as CDKTF writes it, give --configuration and --previous-configuration (cdk.tf.json of this change and of what is deployed).',
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
