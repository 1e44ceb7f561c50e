import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { alexaLimits, alexaPlusLimits } from '../alexa/limits';
import type { Addon } from './addon';
import { AlarmTopic } from './alarm-topic';
import { ApiAlarm, CertificateAlarm, FunctionAlarms, triggerAlarms } from './alarms';
import { countedAlarms } from './counted-alarms';
import type { NodeFunction } from './node-function';
import type { SkillFunction } from './skill-function';
import type { ValidatedCertificate } from './validated-certificate';

/** Where Cognito takes a domain's certificate from, whatever the pool's region. */
export const certificateRegion = 'us-east-1';

/** All that an environment has watched, and who is told. */
export interface EnvironmentAlarmsProps {
  /** Prefix of the names that AWS shows. */
  readonly prefix: string;
  /** Who is told. */
  readonly email: string;
  /** The environment's region. */
  readonly region: string;
  readonly skill: SkillFunction | undefined;
  /** The functions of the user pool. */
  readonly triggers: readonly NodeFunction[];
  readonly addon: Addon | undefined;
  /** Present with a sign-in domain of the team's own; it is in us-east-1. */
  readonly signInCertificate: ValidatedCertificate | undefined;
  readonly usEast1: () => AwsProvider;
}

/** The alarms of an environment: on whatever it has of skill, add-on and certificates. */
export class EnvironmentAlarms extends Construct {
  constructor(scope: Construct, id: string, props: EnvironmentAlarmsProps) {
    super(scope, id);
    const { prefix, email, region, skill, triggers, addon, signInCertificate } = props;
    const name = `${prefix}-alarms`;
    const isNeededHere =
      skill !== undefined ||
      triggers.length > 0 ||
      addon !== undefined ||
      (signInCertificate !== undefined && region === certificateRegion);
    const topic = isNeededHere ? new AlarmTopic(this, 'alarms', { name, email }) : undefined;
    if (skill && topic) {
      new FunctionAlarms(this, 'skill_alarm', {
        functionName: skill.function.functionName,
        topicArn: topic.arn,
        subject: 'skill',
        limitMs: alexaLimits.skillResponseMs,
      });
      countedAlarms(this, 'skill', { functionName: skill.function.functionName, topicArn: topic.arn });
    }
    if (topic) for (const one of triggers) triggerAlarms(this, one, topic.arn);
    if (addon && topic) this.watchAddon(addon, prefix, topic.arn);
    if (signInCertificate) {
      const provider = props.usEast1();
      // An alarm tells only topics of its own region.
      const nearTopic =
        topic && region === certificateRegion
          ? topic
          : new AlarmTopic(this, 'certificate_alarms', { name, email, provider });
      new CertificateAlarm(this, 'certificate_expiry', {
        name: `${prefix}-certificate-expiry`,
        subject: 'sign-in',
        certificateArn: signInCertificate.certificate.arn,
        topicArn: nearTopic.arn,
        provider,
      });
    }
  }

  private watchAddon(addon: Addon, prefix: string, topicArn: string): void {
    const { functionName } = addon.function.function;
    countedAlarms(this, 'addon', { functionName, topicArn });
    new FunctionAlarms(this, 'addon_alarm', {
      functionName,
      topicArn,
      subject: 'add-on',
      limitMs: alexaPlusLimits.toolAnswerMs,
    });
    new ApiAlarm(this, 'addon_api_errors', {
      name: `${prefix}-addon-api-errors`,
      apiId: addon.api.api.id,
      topicArn,
    });
    const { certificate } = addon.api;
    if (certificate) {
      new CertificateAlarm(this, 'addon_certificate_expiry', {
        name: `${prefix}-addon-certificate-expiry`,
        subject: 'add-on',
        certificateArn: certificate.certificate.arn,
        topicArn,
      });
    }
  }
}
