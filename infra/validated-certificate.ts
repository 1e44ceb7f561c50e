import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** A certificate of ACM, and the zone in which DNS shows that the name is ours. */
export interface ValidatedCertificateProps {
  /** e.g. `auth.example.com`; no wildcard. Changing it replaces the certificate. */
  readonly domainName: string;
  /** Id of the public Route 53 zone that the domain is in. */
  readonly hostedZoneId: string;
  /** Provider of the certificate's region: us-east-1 for a Cognito domain, whatever the pool's region. Default: the stack's. */
  readonly provider?: AwsProvider;
}

/** A certificate for one name, proved to ACM by a DNS record that Terraform makes and ACM renews by. */
export class ValidatedCertificate extends Construct {
  /** The certificate as requested, not yet issued. */
  readonly certificate: AcmCertificate;
  /** ARN of the certificate once it is issued: what is made with it waits for ACM. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ValidatedCertificateProps) {
    super(scope, id);
    const inRegion = props.provider && { provider: props.provider };
    this.certificate = pinAddress(
      new AcmCertificate(this, 'Default', {
        ...inRegion,
        domainName: props.domainName,
        validationMethod: 'DNS',
        options: { certificateTransparencyLoggingPreference: 'ENABLED' },
        // The domain moves to the new certificate before the old one goes.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
    // One name, so one option.
    const proof = this.certificate.domainValidationOptions.get(0);
    const record = pinAddress(
      new Route53Record(this, 'validation', {
        zoneId: props.hostedZoneId,
        name: proof.resourceRecordName,
        type: proof.resourceRecordType,
        records: [proof.resourceRecordValue],
        ttl: 300,
        // The same account and name always get the same record, so an earlier certificate may have left it.
        allowOverwrite: true,
      }),
    );
    const validation = pinAddress(
      new AcmCertificateValidation(this, 'issued', {
        ...inRegion,
        certificateArn: this.certificate.arn,
        validationRecordFqdns: [record.fqdn],
      }),
    );
    this.arn = validation.certificateArn;
  }
}
