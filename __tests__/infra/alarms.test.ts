import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AlarmTopic } from '../../infra/alarm-topic';
import { ApiAlarm, CertificateAlarm, FunctionAlarms } from '../../infra/alarms';
import { expression, only, resourceAt, synthesizeStack } from './synthesize';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';

describe('the topic', () => {
  const json = synthesizeStack((stack) => {
    new AlarmTopic(stack, 'alarms', { name: 'voice-alarms', email: 'on-call@example.com' });
  });
  const statements = (type: string) =>
    JSON.parse(String(only(json, type).policy)).Statement as Record<string, unknown>[];

  test('is encrypted with a key of its own that rotates', () => {
    expect(only(json, 'aws_sns_topic')).toMatchObject({
      name: 'voice-alarms',
      kms_master_key_id: expression('aws_kms_key.alarms_key.arn'),
    });
    expect(only(json, 'aws_kms_key')).toMatchObject({ enable_key_rotation: true });
  });

  test('its key is the account’s, and CloudWatch of this account may use it', () => {
    const policy = String(only(json, 'aws_kms_key_policy').policy);
    const account = expression('element(split(":", aws_kms_key.alarms_key.arn), 4)');
    expect(policy).toBe(
      `{"Version":"2012-10-17","Statement":[{"Sid":"Account","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${account}:root"},"Action":["kms:*"],"Resource":"*"},{"Sid":"CloudWatch","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"${account}"}}}]}`,
    );
  });

  test('takes messages of CloudWatch of this account, over TLS only', () => {
    const topic = expression('aws_sns_topic.alarms.arn');
    expect(statements('aws_sns_topic_policy')).toEqual([
      {
        Sid: 'CloudWatch',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['sns:Publish'],
        Resource: topic,
        Condition: { StringEquals: { 'aws:SourceAccount': expression('aws_sns_topic.alarms.owner') } },
      },
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: ['sns:Publish'],
        Resource: topic,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  test('writes to the address', () => {
    expect(only(json, 'aws_sns_topic_subscription')).toMatchObject({
      protocol: 'email',
      endpoint: 'on-call@example.com',
      topic_arn: expression('aws_sns_topic.alarms.arn'),
    });
  });
});

test.each([
  ['errors', 'Errors', 'Sum', 0],
  ['throttles', 'Throttles', 'Sum', 0],
  ['duration', 'Duration', 'Maximum', 6_400],
])('%s of the function raise an alarm, and silence none', (id, metric, statistic, threshold) => {
  const json = synthesizeStack((stack) => {
    new FunctionAlarms(stack, 'skill', {
      functionName: 'voice-skill',
      topicArn,
      subject: 'skill',
      limitMs: 8_000,
    });
  });
  expect(resourceAt(json, `aws_cloudwatch_metric_alarm.skill_${id}`)).toMatchObject({
    alarm_name: `voice-skill-${id}`,
    namespace: 'AWS/Lambda',
    metric_name: metric,
    dimensions: { FunctionName: 'voice-skill' },
    statistic,
    period: 300,
    evaluation_periods: 1,
    comparison_operator: 'GreaterThanThreshold',
    threshold,
    treat_missing_data: 'notBreaching',
    alarm_actions: [topicArn],
    ok_actions: [topicArn],
  });
});

test('a certificate that was not renewed raises an alarm in its own region', () => {
  const json = synthesizeStack((stack) => {
    new CertificateAlarm(stack, 'expiry', {
      name: 'certificate-expiry',
      subject: 'sign-in',
      certificateArn: 'arn:certificate',
      topicArn,
      provider: new AwsProvider(stack, 'aws_us_east_1', { region: 'us-east-1', alias: 'us_east_1' }),
    });
  });
  expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.expiry')).toMatchObject({
    provider: 'aws.us_east_1',
    namespace: 'AWS/CertificateManager',
    metric_name: 'DaysToExpiry',
    dimensions: { CertificateArn: 'arn:certificate' },
    statistic: 'Minimum',
    comparison_operator: 'LessThanThreshold',
    threshold: 30,
    alarm_actions: [topicArn],
  });
});

test('an API that answers 5xx raises an alarm', () => {
  const json = synthesizeStack((stack) => {
    new ApiAlarm(stack, 'errors', { name: 'addon-errors', apiId: 'a1b2c3', topicArn });
  });
  expect(resourceAt(json, 'aws_cloudwatch_metric_alarm.errors')).toMatchObject({
    namespace: 'AWS/ApiGateway',
    metric_name: '5xx',
    dimensions: { ApiId: 'a1b2c3' },
    statistic: 'Sum',
    threshold: 0,
    treat_missing_data: 'notBreaching',
    alarm_actions: [topicArn],
  });
});
