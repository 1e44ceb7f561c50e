import { set, wholeManifest } from '../settings-builder';
import { type BadSetting, bad, google, oidc } from './bad-setting';

const ses = (from: string, identity: string, region = 'eu-west-1') =>
  set('userPool.ses', { from, identityArn: `arn:aws:ses:${region}:123456789012:identity/${identity}` });

/** Settings that are good one by one and not together. Those of the SaaS's customers are in `customers.ts`. */
export const badPairs: readonly BadSetting[] = [
  {
    title: 'the sender is of another domain than the SES identity',
    change: ses('Example <no-reply@example.org>', 'example.com'),
    path: 'userPool.ses.from',
    received: '"Example <no-reply@example.org>"',
    expected: 'an address of that domain or of one below it, example.com',
    remedy: 'Cognito refuses any other',
  },
  {
    title: 'the sender’s domain only ends like the SES identity',
    change: ses('no-reply@myexample.com', 'example.com'),
    path: 'userPool.ses.from',
    received: '"no-reply@myexample.com"',
    expected: 'example.com',
    remedy: 'Cognito refuses any other',
  },
  {
    title: 'the SES identity is another address',
    change: ses('no-reply@example.com', 'help@example.com'),
    path: 'userPool.ses.from',
    received: '"no-reply@example.com"',
    expected: 'that address, help@example.com',
    remedy: 'Cognito refuses any other',
  },
  {
    title: 'the SES identity is in a region that the pool cannot send from',
    change: ses('no-reply@example.com', 'example.com', 'eu-central-1'),
    path: 'userPool.ses.identityArn',
    received: '"arn:aws:ses:eu-central-1:123456789012:identity/example.com"',
    expected: 'a region that a pool in eu-west-1 can send with: eu-west-1, us-east-1, us-west-2',
    remedy: 'in one of these regions',
  },
  {
    title: 'the SES identity is in another region than a pool that can send with its own alone',
    change: (dev) => {
      Object.assign(dev, { region: 'eu-west-3', skillFunction: false, addon: undefined });
      ses('no-reply@example.com', 'example.com')(dev);
    },
    path: 'userPool.ses.identityArn',
    received: '"arn:aws:ses:eu-west-1:123456789012:identity/example.com"',
    expected: 'a region that a pool in eu-west-3 can send with: eu-west-3',
    remedy: 'in one of these regions',
  },
  {
    title: 'the refresh token ends before the access token',
    change: set('client', { refreshTokenLifetime: '1 hour', accessTokenLifetime: '2 hours' }),
    path: 'client.refreshTokenLifetime',
    received: '"1 hour"',
    expected: 'no shorter than the access token',
    remedy: 'longer',
  },
  {
    title: 'the refresh token ends before the ID token',
    change: set('client', { refreshTokenLifetime: '1 hour', idTokenLifetime: '61 minutes' }),
    path: 'client.refreshTokenLifetime',
    received: '"1 hour"',
    expected: 'no shorter than the ID token',
    remedy: 'longer',
  },
  bad(
    'userPool.passwordSignIn',
    false,
    'false',
    'at least one entry in identityProviders',
    'Add the identity provider',
  ),
  {
    title: 'a provider stands beside the password, and nothing is said of one address in both',
    change: set('identityProviders', [oidc]),
    path: 'customers.sameAddress',
    received: '2',
    expected: '"link" or "apart"',
    remedy: 'a stranger',
    level: 'warning',
  },
  {
    title: 'Google alone signs customers in',
    change: (dev) => {
      dev.userPool = { passwordSignIn: false };
      dev.identityProviders = [google as never];
    },
    path: 'identityProviders[0]',
    received: 'an object',
    expected: 'a second way in beside Google',
    remedy: 'embedded browsers',
    level: 'warning',
  },
  {
    title: 'Google is not asked for the address',
    change: (dev) => {
      dev.identityProviders = [{ ...google, scopes: ['openid', 'profile'] } as never];
      dev.customers = { sameAddress: 'apart' };
    },
    path: 'identityProviders[0].scopes',
    received: 'openid, profile',
    expected: '"email" of Google',
    remedy: 'without an address',
  },
  {
    title: 'Login with Amazon is asked for the id alone',
    change: (dev) => {
      dev.userPool = { passwordSignIn: false };
      dev.identityProviders = [
        {
          type: 'LoginWithAmazon',
          clientId: 'amzn1.application-oa2-client.1',
          clientSecretVariable: 'amazon_client_secret',
          scopes: ['profile:user_id'],
        },
      ];
    },
    path: 'identityProviders[0].scopes',
    received: 'profile:user_id',
    expected: '"profile" of LoginWithAmazon',
    remedy: 'without an address',
  },
  {
    title: 'a provider is not asked for the address that is mapped',
    change: (dev) => {
      dev.userPool = { passwordSignIn: false };
      dev.identityProviders = [{ ...oidc, scopes: ['openid'] } as never];
    },
    path: 'identityProviders[0].scopes',
    received: 'openid',
    expected: '"email" among the scopes',
    remedy: 'unless the provider gives the address',
    level: 'warning',
  },
  {
    title: 'the add-on checks an audience that tokens of LITE do not have',
    change: (dev) => {
      dev.userPool = { tier: 'LITE' };
      dev.addon = { checkAudience: true };
    },
    path: 'addon.checkAudience',
    received: 'true',
    expected: 'the tier ESSENTIALS or PLUS',
    remedy: 'no token of LITE',
  },
  {
    title: 'the add-on checks an audience that tokens of the classic pages do not have',
    change: set('managedLogin', undefined),
    path: 'addon.checkAudience',
    received: 'true',
    expected: 'managedLogin',
    remedy: 'Set managedLogin to {}',
  },
  {
    title: 'a deep custom domain, whose parent nobody said to resolve',
    change: set('domain', {
      custom: { name: 'auth.voice.example.com', hostedZone: { name: 'example.com' } },
    }),
    path: 'domain.custom.name',
    received: '"auth.voice.example.com"',
    expected: 'an A record of the parent domain',
    remedy: 'parentARecord',
    level: 'warning',
  },
  {
    title: 'customers sign up at a custom domain without an SES sender',
    change: (_dev, production) => set('userPool.ses', undefined)(production),
    path: 'userPool.ses',
    received: 'nothing',
    expected: 'an SES sender',
    remedy: '50 messages a day',
    level: 'warning',
  },
  {
    title: 'managed login on the LITE tier',
    change: (dev) => {
      dev.managedLogin = {};
      dev.userPool = { tier: 'LITE' };
    },
    path: 'managedLogin',
    received: 'an object',
    expected: 'ESSENTIALS or PLUS',
    remedy: 'another tier',
  },
  bad(
    'wafAclArn',
    'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/sign-in/12345678-1234-4234-8234-123456789abc',
    '"arn:aws:wafv2:us-east-1:123456789012:regional/webacl/sign-in/12345678-1234-4234-8234-123456789abc"',
    'in the region of the user pool, eu-west-1',
    'in that region',
    'the web ACL is in another region',
  ),
  {
    title: 'the speaker’s own link is wanted, and the skill does not ask who speaks',
    change: set('skillFunction.personalization', true),
    manifest: { ...wholeManifest, permissions: [] },
    path: 'skillFunction.personalization',
    received: 'true',
    expected: 'the permission alexa::person_id:read',
    remedy: 'manifest.permissions',
    level: 'warning',
  },
  {
    title: 'customers who leave are to be signed out, and the skill does not hear of them',
    change: set('customers.revocation', {}),
    manifest: { ...wholeManifest, events: ['SKILL_ENABLED'] },
    path: 'customers.revocation',
    received: 'an object',
    expected: 'SKILL_DISABLED among the events',
    remedy: 'manifest.events.subscriptions',
    level: 'warning',
  },
];
