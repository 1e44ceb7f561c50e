import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { Construct } from 'constructs';
import { prefixHost } from '../cognito/addresses';
import { pinAddress } from './address';

/** A sign-in domain of Amazon’s, with a prefix that nobody else in the region has. */
export interface SignInDomainProps {
  readonly userPoolId: string;
  /** Region of the user pool. */
  readonly region: string;
  /** `acme-sign-in` makes `acme-sign-in.auth.<region>.amazoncognito.com`. Changing it replaces the domain. */
  readonly prefix: string;
  /** Managed login instead of the classic hosted UI; it needs a branding. Default false. */
  readonly managedLogin?: boolean;
}

/** Cognito's version numbers of the sign-in pages. */
export const signInPagesVersion = { classic: 1, managedLogin: 2 } as const;

/** Where customers sign in, on a domain of Amazon's. */
export class SignInDomain extends Construct {
  readonly domain: CognitoUserPoolDomain;
  /** Host of the authorization server. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: SignInDomainProps) {
    super(scope, id);
    this.host = prefixHost(props.prefix, props.region);
    this.domain = pinAddress(
      new CognitoUserPoolDomain(this, 'Default', {
        userPoolId: props.userPoolId,
        domain: props.prefix,
        managedLoginVersion: signInPagesVersion[props.managedLogin ? 'managedLogin' : 'classic'],
      }),
    );
  }
}
