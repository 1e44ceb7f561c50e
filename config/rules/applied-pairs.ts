import { attributeOf } from '../../cognito/customer-attributes';
import { sources } from './sources';

/** Two settings that look as if they could exclude one another, and do not. */
export interface AppliedPair {
  readonly between: readonly [string, string];
  /** What comes of it. */
  readonly says: string;
  /** Where AWS says so, or `emulator` where the deployment test applies it. */
  readonly source: string;
}

/** What goes together although it does not look so. */
export const appliedPairs: readonly AppliedPair[] = [
  {
    between: ['userPool.mfa', 'customers.migration'],
    says: 'with "on" a migrated customer sets up the authenticator app right after the old password',
    source: sources.mfa,
  },
  {
    between: ['userPool.mfa', 'identityProviders'],
    says: 'customers of a provider are asked for a second factor there, never by Cognito',
    source: sources.mfa,
  },
  {
    between: ['userPool.selfRegistration', 'customers.migration'],
    says: 'false keeps strangers out and lets customers of the old store in',
    source: sources.migration,
  },
  {
    between: ['userPool.passwordPolicy', 'customers.migration'],
    says: 'an old password that the policy would refuse is good until it is changed',
    source: sources.migration,
  },
  {
    between: ['managedLogin', 'customers.migration'],
    says: 'managed login and the classic pages both send the password that migration needs',
    source: sources.migration,
  },
  {
    between: ['customers.claims', 'client.scopes'],
    says: `with aws.cognito.signin.user.admin a token reads and writes its customer's own attributes, ${attributeOf('customerId')} and its like excepted`,
    source: 'emulator',
  },
  {
    between: ['customers.migration', 'customers.sameAddress'],
    says: 'both functions stand beside each other at one pool, and all others with them',
    source: 'emulator',
  },
  {
    between: ['wafAclArn', 'domain.custom'],
    says: 'the web ACL stands before the user pool, so before its pages at whatever domain',
    source: 'emulator',
  },
  {
    between: ['userPool.tier', 'customers.migration'],
    says: 'with PLUS a sign-in with a password that is known to have leaked is blocked, an old one like any other: that customer has to set a new one',
    source: sources.threatProtection,
  },
  {
    between: ['userPool.tier', 'identityProviders'],
    says: 'threat protection watches passwords: customers of a provider are watched there',
    source: sources.threatProtection,
  },
  {
    between: ['userPool.tier', 'customers.claims'],
    says: 'ESSENTIALS and PLUS ask the function for the access token (V2_0)',
    source: sources.accessTokenClaims,
  },
  {
    between: ['client.refreshTokenLifetime', 'client.accessTokenLifetime'],
    says: 'equal is long enough; there is no setting for rotation, which excludes the refresh that Alexa does',
    source: sources.rotation,
  },
];
