import { Construct } from 'constructs';
import { alarm, metricNamespaces } from './alarms';

/** Seconds of one period. */
const period = 300;
/** Requests in a period: of fewer nobody is woken, whatever share of them they are. */
const fewest = 5;
/** Per cent of the requests of a period that are still no alarm. */
const share = 10;

interface CountedMetric {
  readonly id: string;
  readonly metricName: string;
  readonly says: string;
  /** Whether one is none yet, but a share of the requests. Default: one is an alarm. */
  readonly isShare?: boolean;
}

/** What the skill counts itself: of each Lambda sees a run without a fault. */
const skillMetrics: readonly CountedMetric[] = [
  {
    id: 'invalid_responses',
    metricName: 'InvalidResponses',
    says: 'Alexa did not take an answer of the skill. The log says of which request, at level error.',
  },
  {
    id: 'faults',
    metricName: 'Faults',
    says: 'The skill itself failed, and asked the customer to try later. The log says where, at level error.',
  },
  {
    id: 'saas_errors',
    metricName: 'SaasErrors',
    says: `The SaaS API did not answer as it should to more than ${share} % of the requests: customers are asked to try later.`,
    isShare: true,
  },
  {
    id: 'refused',
    metricName: 'Refused',
    says: `The SaaS API refused the access token of more than ${share} % of the requests: customers who are linked are asked to link again.`,
    isShare: true,
  },
];

/** What the add-on counts itself. Its own faults are those of its HTTP API, which has an alarm. */
const addonMetrics: readonly CountedMetric[] = [
  {
    id: 'saas_errors',
    metricName: 'SaasErrors',
    says: `The SaaS API did not answer the add-on as it should to more than ${share} % of the requests: customers are asked to try later.`,
    isShare: true,
  },
];

const watched = {
  skill: { namespace: metricNamespaces.skill, metrics: skillMetrics },
  addon: { namespace: metricNamespaces.addon, metrics: addonMetrics },
} as const;

/** The function whose own counts are watched, and who is told. */
export interface CountedAlarmsProps {
  /** Name of the function. */
  readonly functionName: string;
  /** ARN of the topic that is told, in the function's region. */
  readonly topicArn: string;
}

/** Alarms on what customers hear of the skill, or of the add-on, beside those on its function. */
export function countedAlarms(
  scope: Construct,
  of: keyof typeof watched,
  { functionName, topicArn }: CountedAlarmsProps,
): void {
  const { namespace, metrics } = watched[of];
  const counted = (metricName: string) => ({
    namespace,
    metricName,
    dimensions: { FunctionName: functionName },
    period,
  });
  for (const { id, metricName, says, isShare } of metrics) {
    alarm(new Construct(scope, `${of}_alarm_${id}`), 'Default', {
      alarmName: `${functionName}-${id.replaceAll('_', '-')}`,
      alarmDescription: says,
      comparisonOperator: 'GreaterThanThreshold',
      topicArn,
      ...(isShare
        ? {
            threshold: share,
            metricQuery: [
              {
                id: 'share',
                expression: `IF(counted >= ${fewest}, 100 * counted / requests, 0)`,
                label: `% ${metricName}`,
                returnData: true,
              },
              { id: 'counted', metric: { ...counted(metricName), stat: 'Sum' } },
              { id: 'requests', metric: { ...counted('Requests'), stat: 'Sum' } },
            ],
          }
        : { ...counted(metricName), statistic: 'Sum', threshold: 0 }),
    });
  }
}
