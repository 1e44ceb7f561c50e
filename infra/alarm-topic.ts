import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';
import { policyDocument } from './policy-document';

/** Whom alarms are told to, and where they come from. */
export interface AlarmTopicProps {
  /** Name of the topic. Changing it replaces the topic. */
  readonly name: string;
  /** Who is told. AWS sends a message that must be confirmed first. */
  readonly email: string;
  /** Provider of the topic's region, which must be its alarms'. Default: the stack's. */
  readonly provider?: AwsProvider;
}

const cloudWatch = { Service: 'cloudwatch.amazonaws.com' } as const;

/** A topic that CloudWatch tells of alarms: encrypted at rest with a key of its own, TLS only. */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const inRegion = props.provider && { provider: props.provider };
    const topic = pinAddress(
      new SnsTopic(this, 'Default', {
        ...inRegion,
        name: props.name,
        kmsMasterKeyId: this.key(props.name, inRegion).arn,
      }),
    );
    this.arn = topic.arn;
    pinAddress(
      new SnsTopicPolicy(this, 'policy', {
        ...inRegion,
        arn: topic.arn,
        policy: policyDocument(
          {
            Sid: 'CloudWatch',
            Effect: 'Allow',
            Principal: cloudWatch,
            Action: ['sns:Publish'],
            Resource: topic.arn,
            Condition: { StringEquals: { 'aws:SourceAccount': topic.owner } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: ['sns:Publish'],
            Resource: topic.arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
      }),
    );
    pinAddress(
      new SnsTopicSubscription(this, 'email', {
        ...inRegion,
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: props.email,
      }),
    );
  }

  /** A key of our own, because CloudWatch may not use the one that SNS has by default. */
  private key(name: string, inRegion: { provider: AwsProvider } | undefined): KmsKey {
    const key = pinAddress(
      new KmsKey(this, 'key', { ...inRegion, description: `Encrypts ${name}`, enableKeyRotation: true }),
    );
    // The account is read from the key, so that planning asks AWS nothing.
    const account = Fn.element(Fn.split(':', key.arn), 4);
    pinAddress(
      new KmsKeyPolicy(this, 'key_policy', {
        ...inRegion,
        keyId: key.id,
        policy: policyDocument(
          {
            Sid: 'Account',
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: ['kms:*'],
            Resource: '*',
          },
          {
            Sid: 'CloudWatch',
            Effect: 'Allow',
            Principal: cloudWatch,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceAccount': `${account}` } },
          },
        ),
      }),
    );
    return key;
  }
}
