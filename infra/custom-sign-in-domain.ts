import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { pinAddress } from './address';
import { signInPagesVersion } from './sign-in-domain';
import { ValidatedCertificate } from './validated-certificate';

/** A sign-in domain of one’s own, in a Route 53 zone of this account. */
export interface CustomSignInDomainProps {
  readonly userPoolId: string;
  /** e.g. `auth.example.com`: under the hosted zone, and not the zone's own name. Changing it replaces the domain. */
  readonly domainName: string;
  /** The public Route 53 zone. Without an id Terraform looks it up by its name. */
  readonly hostedZone: { readonly name: string; readonly id?: string | undefined };
  /** Provider of us-east-1, where Cognito wants the certificate whatever the pool's region. */
  readonly usEast1: AwsProvider;
  /** IPv4 address of an A record to make for the parent domain, which Cognito wants to resolve. Default: none is made. */
  readonly parentARecord?: string | undefined;
  /** Managed login instead of the classic hosted UI; it needs a branding. Default false. */
  readonly managedLogin?: boolean;
}

/** Where customers sign in, on a domain of the team's own: certificate, domain and alias records. */
export class CustomSignInDomain extends Construct {
  readonly domain: CognitoUserPoolDomain;
  readonly certificate: ValidatedCertificate;
  /** Host of the authorization server. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: CustomSignInDomainProps) {
    super(scope, id);
    this.host = props.domainName;
    const hostedZoneId = props.hostedZone.id ?? this.lookUpZone(props.hostedZone.name);
    const parent = props.parentARecord && this.parentRecord(props.parentARecord, hostedZoneId);
    this.certificate = new ValidatedCertificate(this, 'certificate', {
      domainName: props.domainName,
      hostedZoneId,
      provider: props.usEast1,
    });
    this.domain = pinAddress(
      new CognitoUserPoolDomain(this, 'Default', {
        userPoolId: props.userPoolId,
        domain: props.domainName,
        certificateArn: this.certificate.arn,
        managedLoginVersion: signInPagesVersion[props.managedLogin ? 'managedLogin' : 'classic'],
        ...(parent && { dependsOn: [parent] }),
      }),
    );
    for (const type of ['A', 'AAAA']) this.aliasRecord(type, hostedZoneId);
  }

  private lookUpZone(name: string): string {
    return pinAddress(new DataAwsRoute53Zone(this, 'hosted_zone', { name, privateZone: false })).zoneId;
  }

  private parentRecord(address: string, zoneId: string): Route53Record {
    return pinAddress(
      new Route53Record(this, 'parent', {
        zoneId,
        name: this.host.slice(this.host.indexOf('.') + 1),
        type: 'A',
        ttl: 300,
        records: [address],
      }),
    );
  }

  private aliasRecord(type: string, zoneId: string): void {
    pinAddress(
      new Route53Record(this, type.toLowerCase(), {
        zoneId,
        name: this.host,
        type,
        alias: {
          name: this.domain.cloudfrontDistribution,
          zoneId: this.domain.cloudfrontDistributionZoneId,
          evaluateTargetHealth: false,
        },
      }),
    );
  }
}
