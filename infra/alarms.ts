import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { cognitoLimits } from '../cognito/limits';
import { pinAddress } from './address';
import type { NodeFunction } from './node-function';

/** Where the functions' own metrics are; their log lines name the same. */
export const metricNamespaces = {
  skill: 'Voicelink/Skill',
  triggers: 'Voicelink/Triggers',
  addon: 'Voicelink/Addon',
} as const;

/** The function that is watched, and who is told. */
export interface FunctionAlarmsProps {
  /** Name of the function. */
  readonly functionName: string;
  /** ARN of the topic that is told, in the function's region. */
  readonly topicArn: string;
  /** What the function is, in the alarms' words, e.g. `skill`. */
  readonly subject: string;
  /** How long Alexa waits for an answer, in milliseconds. */
  readonly limitMs: number;
}

/** What is watched of a function, each in periods of five minutes. */
function functionMetrics(subject: string, limitMs: number) {
  // The slowest invocation that is still no alarm: after four fifths of the limit there is little left for the network.
  const slowMs = limitMs * 0.8;
  return [
    { id: 'errors', metricName: 'Errors', statistic: 'Sum', threshold: 0, says: `The ${subject} failed.` },
    {
      id: 'throttles',
      metricName: 'Throttles',
      statistic: 'Sum',
      threshold: 0,
      says: `Lambda turned requests of the ${subject} away: the account has no concurrency left.`,
    },
    {
      id: 'duration',
      metricName: 'Duration',
      statistic: 'Maximum',
      threshold: slowMs,
      says: `The ${subject} took longer than ${slowMs} ms; Alexa stops waiting after ${limitMs} ms.`,
    },
  ] as const;
}

/** Alarms on a function: errors, throttles, and answers that come close to Alexa's limit. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { functionName, topicArn, subject, limitMs } = props;
    for (const { id: metric, says, ...watched } of functionMetrics(subject, limitMs)) {
      alarm(this, metric, {
        alarmName: `${functionName}-${metric}`,
        alarmDescription: says,
        namespace: 'AWS/Lambda',
        dimensions: { FunctionName: functionName },
        ...watched,
        period: 300,
        comparisonOperator: 'GreaterThanThreshold',
        topicArn,
      });
    }
  }
}

interface TriggerMetric
  extends Pick<CloudwatchMetricAlarmConfig, 'namespace' | 'metricName' | 'statistic' | 'threshold'> {
  readonly id: string;
  /** What the function did, in the alarm's words. */
  readonly says: string;
  /** Construct id of a function that is not watched so. Default: none. */
  readonly except?: string;
}

/** What is watched of a function of the user pool's. A customer who is refused is no fault of it. */
const triggerMetrics: readonly TriggerMetric[] = [
  {
    id: 'faults',
    namespace: metricNamespaces.triggers,
    metricName: 'Faults',
    statistic: 'Sum',
    threshold: 0,
    says: 'failed: the SaaS or AWS did not answer as it should. Its log says why.',
  },
  {
    id: 'errors',
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    statistic: 'Sum',
    threshold: 0,
    says: 'did not start, was cut off, or failed.',
    // It refuses customers by an error, as Cognito asks for.
    except: 'pre_sign_up',
  },
  {
    id: 'throttles',
    namespace: 'AWS/Lambda',
    metricName: 'Throttles',
    statistic: 'Sum',
    threshold: 0,
    says: 'was not run: the account has no concurrency left.',
  },
  {
    id: 'duration',
    namespace: 'AWS/Lambda',
    metricName: 'Duration',
    statistic: 'Maximum',
    threshold: cognitoLimits.triggerMs * 0.9,
    says: `took longer than ${cognitoLimits.triggerMs * 0.9} ms; Cognito stops waiting after ${cognitoLimits.triggerMs} ms.`,
  },
];

/** Alarms on a function of the user pool's, beside it: faults, errors, throttles, and answers that come close to Cognito's limit. */
export function triggerAlarms(scope: Construct, watched: NodeFunction, topicArn: string): void {
  const alarms = new Construct(scope, `${watched.node.id}_alarm`);
  for (const { id, says, except, ...metric } of triggerMetrics) {
    if (watched.node.id === except) continue;
    alarm(alarms, id, {
      alarmName: `${watched.name}-${id}`,
      alarmDescription: `The function ${watched.name} ${says}`,
      dimensions: { FunctionName: watched.function.functionName },
      ...metric,
      period: 300,
      comparisonOperator: 'GreaterThanThreshold',
      topicArn,
    });
  }
}

/** The HTTP API that is watched, and who is told. */
export interface ApiAlarmProps {
  /** Name of the alarm. */
  readonly name: string;
  readonly apiId: string;
  /** ARN of the topic that is told, in the API's region. */
  readonly topicArn: string;
}

/** Alarm on an HTTP API that answers 5xx: the function did not answer at all, or not in time. */
export class ApiAlarm extends Construct {
  constructor(scope: Construct, id: string, { name, apiId, topicArn }: ApiAlarmProps) {
    super(scope, id);
    alarm(this, 'Default', {
      alarmName: name,
      alarmDescription: 'The HTTP API answered with a status of 500 or more.',
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensions: { ApiId: apiId },
      statistic: 'Sum',
      period: 300,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      topicArn,
    });
  }
}

/** The certificate that is watched, and who is told. */
export interface CertificateAlarmProps {
  /** Name of the alarm. */
  readonly name: string;
  /** What is served with it, in the alarm's words, e.g. `sign-in`. */
  readonly subject: string;
  readonly certificateArn: string;
  /** ARN of the topic that is told, in the certificate's region. */
  readonly topicArn: string;
  /** Days before the end. ACM renews earlier by itself, so the alarm means that it could not. Default 30. */
  readonly days?: number;
  /** Provider of the certificate's region. Default: the stack's. */
  readonly provider?: AwsProvider;
}

/** Alarm on a certificate that was not renewed: after its end nobody reaches what is served at its domain. */
export class CertificateAlarm extends Construct {
  constructor(scope: Construct, id: string, props: CertificateAlarmProps) {
    super(scope, id);
    const { days = 30 } = props;
    alarm(this, 'Default', {
      ...(props.provider && { provider: props.provider }),
      alarmName: props.name,
      alarmDescription: `The ${props.subject} certificate ends within ${days} days and was not renewed.`,
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensions: { CertificateArn: props.certificateArn },
      statistic: 'Minimum',
      period: 86_400,
      comparisonOperator: 'LessThanThreshold',
      threshold: days,
      topicArn: props.topicArn,
    });
  }
}

type AlarmProps = Omit<CloudwatchMetricAlarmConfig, 'evaluationPeriods'> & { topicArn: string };

/** Makes an alarm of one period, which tells a topic of its beginning and its end. */
export function alarm(scope: Construct, id: string, { topicArn, ...props }: AlarmProps): void {
  pinAddress(
    new CloudwatchMetricAlarm(scope, id, {
      ...props,
      evaluationPeriods: 1,
      // No invocation, no failure.
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
      okActions: [topicArn],
    }),
  );
}
