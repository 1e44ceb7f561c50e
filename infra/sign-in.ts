import type { Construct } from 'constructs';
import type { Settings } from '../config/settings';
import type { AwsProviders } from './aws-providers';
import { CustomSignInDomain } from './custom-sign-in-domain';
import { SignInDomain } from './sign-in-domain';

/** Where customers sign in: on a domain of Cognito's with a prefix, or on one of the team's own. */
export type SignIn = SignInDomain | CustomSignInDomain;

/** The domain that the settings ask for. */
export function signIn(
  stack: Construct,
  { domain, region, managedLogin }: Settings,
  { userPoolId, providers }: { readonly userPoolId: string; readonly providers: AwsProviders },
): SignIn {
  const shared = { userPoolId, managedLogin: managedLogin !== false };
  return domain.kind === 'prefix'
    ? new SignInDomain(stack, 'sign_in', { ...shared, region, prefix: domain.prefix })
    : new CustomSignInDomain(stack, 'sign_in', {
        ...shared,
        domainName: domain.name,
        hostedZone: domain.hostedZone,
        parentARecord: domain.parentARecord,
        usEast1: providers.usEast1(),
      });
}
