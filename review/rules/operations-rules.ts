import {
  becomes,
  changed,
  clause,
  deleted,
  forgotten,
  loses,
  oneOf,
  renamed,
  replaced,
  was,
} from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const logs = ['aws_cloudwatch_log_group'];
const alarms = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'];

/** Without these a customer is no longer linked, or the skill no longer answers. */
const linkingTypes = [
  'aws_cognito_user_pool',
  'aws_cognito_user_pool_client',
  'aws_cognito_user_pool_domain',
  'aws_cognito_resource_server',
  'aws_cognito_identity_provider',
  'aws_acm_certificate',
  'aws_route53_zone',
  'aws_route53_record',
  'aws_lambda_function',
  'aws_lambda_permission',
];

/** These only watch over it. */
const watchingTypes = [
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_metric_alarm',
  'aws_sns_topic',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_wafv2_web_acl_association',
];

/** What Cognito and ACM change by themselves while they are used. */
const keptByAws = new Set([
  'estimated_number_of_users',
  'last_modified_date',
  'not_after',
  'not_before',
  'pending_renewal',
  'renewal_summary',
]);

/** Names of the attributes that somebody changed. */
function byHand({ change }: Subject): string[] {
  return change.differences().filter((name) => !keptByAws.has(name));
}

const keepsShorter: Clause<Subject> = clause('logs are kept shorter', ({ change }): Truth => {
  const after = change.after('retention_in_days');
  return after.known ? days(after.value) < days(change.before('retention_in_days').value) : 'unknown';
});

/** CloudWatch keeps logs for ever where the retention is 0 or not given. */
function days(retention: unknown): number {
  return Number(retention) || Number.POSITIVE_INFINITY;
}

const moveInstead = ({ change, context }: Subject) =>
  `Tell Terraform that it is the same thing, by adding this block (in CDKTF: moveFromId):\n${context.movedBlock(change)}`;
const refactoringPage = 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring';

/** What keeps watch, what is let go, what is only renamed, and what somebody changed by hand. */
export const operationsRules: readonly ResourceRule[] = [
  {
    id: 'renamed',
    on: linkingTypes,
    severity: 'block',
    when: renamed,
    changes: ({ change }) =>
      `${change.address} is deleted and the same thing is created at another address: it was only renamed or moved in the code.`,
    notice: 'As if it had been deleted: accounts, client id and secret, domain or function are new ones.',
    affected: (subject) =>
      `${everyCustomer(subject)}, until they have linked again; deleted accounts for good.`,
    instead: moveInstead,
    source: refactoringPage,
    fixtures: { positive: 'dangerous/renamed-client', negative: 'harmless/renamed-with-moved-block' },
  },
  {
    id: 'renamed-monitoring',
    on: watchingTypes,
    severity: 'warn',
    when: renamed,
    changes: ({ change }) =>
      `${change.address} is deleted and the same thing is created at another address: it was only renamed or moved in the code.`,
    notice:
      'Nothing. But logs, the state of alarms or permissions are lost for a moment or for good, and creating the same name twice can fail.',
    affected: 'Nobody directly.',
    instead: moveInstead,
    source: refactoringPage,
    fixtures: { positive: 'dangerous/renamed-alarm', negative: 'dangerous/alarm-deleted' },
  },
  {
    id: 'forgotten',
    on: linkingTypes,
    severity: 'high',
    when: forgotten,
    changes: ({ change }) =>
      `Terraform lets go of ${change.address}: it stays in AWS, and nobody manages it any more.`,
    notice:
      'Nothing today. Later changes no longer reach it, and a later apply may try to make a second one.',
    affected: (subject) => `${everyCustomer(subject)}, at the first change that is meant for it.`,
    instead:
      'Keep the resource, or import it where it is to be managed from now on before it is let go here.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources',
    fixtures: { positive: 'dangerous/pool-forgotten', negative: 'harmless/nothing-nested' },
  },
  {
    id: 'logs-shorter',
    on: logs,
    severity: 'warn',
    when: all(changed, keepsShorter),
    changes: ({ change }) =>
      `Logs are kept ${change.after('retention_in_days')} days instead of ${change.before('retention_in_days').value ? `${change.before('retention_in_days')} days` : 'for ever'}.`,
    notice: 'Nothing. Older entries are deleted soon after the apply.',
    affected: 'Nobody directly; who has to explain an old incident finds nothing.',
    instead: 'Keep a year, or export the logs first.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
    fixtures: { positive: 'dangerous/logs-shorter', negative: 'harmless/logs-longer' },
  },
  {
    id: 'logs-lost',
    on: logs,
    severity: 'warn',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) => `The log group ${change.before('name')} is deleted with everything in it.`,
    notice: 'Nothing.',
    affected: 'Nobody directly; the history of the skill is gone for good.',
    instead: 'Export the logs first, or keep the log group.',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
    fixtures: { positive: 'dangerous/logs-deleted', negative: 'dangerous/renamed-logs' },
  },
  {
    id: 'alarm-lost',
    on: alarms,
    severity: 'warn',
    when: all(deleted, not(renamed)),
    changes: ({ change }) => `The alarm ${change.before('alarm_name')} is deleted.`,
    notice: 'Nothing, until something breaks and nobody is told.',
    affected: 'Everybody at the next incident, for as long as it then takes to notice.',
    instead: 'Keep it, or have another that covers the same failure.',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
    fixtures: { positive: 'dangerous/alarm-deleted', negative: 'dangerous/renamed-alarm' },
  },
  {
    id: 'alarm-silenced',
    on: alarms,
    severity: 'warn',
    when: all(
      changed,
      any(
        all(
          not(was('actions_enabled', oneOf(false), 'it was silent')),
          becomes('actions_enabled', oneOf(false), 'it does nothing when it goes off'),
        ),
        loses('alarm_actions', 'it no longer tells somebody'),
      ),
    ),
    changes: ({ change }) =>
      change.after('actions_enabled').value === false
        ? `The alarm ${change.before('alarm_name')} does nothing any more when it goes off.`
        : `The alarm ${change.before('alarm_name')} no longer tells ${listed(change.lost('alarm_actions'))}.`,
    notice: 'Nothing, until something breaks and nobody is told.',
    affected: 'Everybody at the next incident, for as long as it then takes to notice.',
    instead: 'Keep actions_enabled, and an action that reaches somebody.',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
    fixtures: { positive: 'dangerous/alarm-silenced', negative: 'harmless/alarm-description' },
  },
  {
    id: 'drift-deleted',
    on: linkingTypes,
    drift: true,
    severity: 'block',
    when: deleted,
    changes: ({ change }) => `${change.address} is gone from AWS: somebody deleted it outside Terraform.`,
    notice: 'They notice it already. The apply makes a new one, with a new id.',
    affected: (subject) => `${everyCustomer(subject)}, since it was deleted.`,
    instead:
      'Find out who deleted it and why before applying. If it stands elsewhere (another account or region), check the credentials of this plan.',
    source: 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift',
    fixtures: { positive: 'dangerous/drift-deleted', negative: 'dangerous/drift-changed' },
  },
  {
    id: 'drift-changed',
    on: linkingTypes,
    drift: true,
    severity: 'warn',
    when: all(
      changed,
      clause('somebody changed it', (subject) => byHand(subject).length > 0),
    ),
    changes: (subject) =>
      `${subject.change.address} was changed outside Terraform: ${byHand(subject).join(', ')}.`,
    notice: 'Whatever was changed by hand is in force now; the apply may take it back.',
    affected: (subject) => `${everyCustomer(subject)}, if the change by hand mended something for them.`,
    instead: 'Bring the change into the code if it is wanted, so that the apply does not undo it.',
    source: 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift',
    fixtures: { positive: 'dangerous/drift-changed', negative: 'harmless/drift-by-use' },
  },
];
