import { becomes, changed, clause, deleted, loses, oneOf, renamed, replaced, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { ResourceRule, Subject } from '../rule';
import { listed } from '../wording';

const logs = ['aws_cloudwatch_log_group'];
const alarms = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'];

const keepsShorter: Clause<Subject> = clause(
  'logs are kept shorter',
  ({ change }): Truth => {
    const after = change.after('retention_in_days');
    return after.known ? days(after.value) < days(change.before('retention_in_days').value) : 'unknown';
  },
  'retention_in_days',
);

/** CloudWatch keeps logs for ever where the retention is 0 or not given. */
function days(retention: unknown): number {
  return Number(retention) || Number.POSITIVE_INFINITY;
}

/** What keeps watch. */
export const operationsRules: readonly ResourceRule[] = [
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
  },
];
