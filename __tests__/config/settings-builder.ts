import { scopes } from '#service/scopes';
import type { EnvironmentSettings } from '../../config/settings';
import type { SkillManifest } from '../../config/skill-manifest';
import { exampleEnvironments } from '../support/example-environments';

/** The service's scopes, as the resource server of the complete settings has them on the wire. */
const wireScopes = Object.keys(scopes).map((name) => `https://api.example.org/${name}`);

/** A change of one setting, by its path, e.g. `set('alexa.vendorId', 'x')`; `undefined` takes the setting out. */
export function set(path: string, value: unknown): (environment: EnvironmentSettings) => void {
  return (environment) => {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let target = environment as unknown as Record<string, unknown>;
    for (const step of steps) {
      target[step] ??= {};
      target = target[step] as Record<string, unknown>;
    }
    target[last] = value;
  };
}

/** The example environments, for a test to change: never the originals. */
export function shipped(): [dev: EnvironmentSettings, production: EnvironmentSettings] {
  const [dev, production] = structuredClone(exampleEnvironments) as EnvironmentSettings[];
  if (dev === undefined || production === undefined) throw new Error('There are two example environments.');
  return [dev, production];
}

/** An environment that uses every setting there is, all of them good. */
export function complete(): EnvironmentSettings {
  return {
    name: 'complete',
    region: 'us-east-1',
    alexa: {
      vendorId: 'M1A2B3C4D5E6F7',
      skillId: 'amzn1.ask.skill.12345678-1234-4234-8234-123456789abc',
      extraRedirectUrls: ['https://example.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
    },
    domain: {
      custom: {
        name: 'auth.example.org',
        hostedZone: { name: 'example.org', id: 'Z0123456789ABCDEFGHIJ' },
        parentARecord: '192.0.2.1',
      },
    },
    resourceServer: {
      identifier: 'https://api.example.org',
      name: 'Example API',
      scopes: Object.entries(scopes).map(([name, description]) => ({ name, description })),
    },
    client: {
      scopes: ['openid', 'email', 'phone', 'profile', ...wireScopes],
      accessTokenLifetime: '30 minutes',
      idTokenLifetime: '1 hour',
      refreshTokenLifetime: '5 years',
    },
    userPool: {
      mfa: 'on',
      tier: 'PLUS',
      passwordPolicy: { minimumLength: 16, requireSymbols: false, temporaryPasswordDays: 1 },
      selfRegistration: true,
      passwordSignIn: true,
      ses: {
        from: 'no-reply@example.org',
        identityArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.org',
        replyTo: 'help@example.org',
        configurationSet: 'sign-in',
      },
      deletionProtection: true,
    },
    identityProviders: [
      {
        type: 'OIDC',
        name: 'ExampleSSO',
        clientId: '0oa1b2c3d4e5f6g7h8i9',
        clientSecretVariable: 'example_sso_client_secret',
        issuer: 'https://login.example.org/tenant',
        scopes: ['openid', 'email', 'groups'],
        attributeMapping: { email: 'mail', username: 'sub' },
        attributesRequestMethod: 'POST',
      },
      {
        type: 'SAML',
        name: 'ExampleSAML',
        metadataUrl: 'https://saml.example.org/metadata?id=1',
        signOut: true,
      },
      {
        type: 'Google',
        clientId: '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
        clientSecretVariable: 'google_client_secret',
      },
      { type: 'Facebook', clientId: '123456789012345', clientSecretVariable: 'facebook_app_secret' },
      {
        type: 'LoginWithAmazon',
        clientId: 'amzn1.application-oa2-client.0123456789abcdef0123456789abcdef',
        clientSecretVariable: 'login_with_amazon_client_secret',
      },
      {
        type: 'SignInWithApple',
        clientId: 'com.example.signin',
        teamId: 'ABCDE12345',
        keyId: 'FGHIJ67890',
        privateKeyVariable: 'apple_private_key',
      },
    ],
    customers: {
      migration: {
        url: 'https://api.example.org/customers/migrate',
        secretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:migration-AbCdEf',
      },
      sameAddress: 'link',
      trustedProviders: ['ExampleSAML', 'Facebook', 'LoginWithAmazon'],
      claims: ['customerId', 'tenant', 'plan'],
      revocation: { invokedBy: 'arn:aws:iam::123456789012:role/saas-backend' },
    },
    // Any JSON of the project will do.
    managedLogin: { settingsFile: 'package.json' },
    skillFunction: {
      saasApiUrl: 'https://api.example.org/v2',
      memory: 1024,
      logRetentionDays: 90,
      runtime: 'nodejs22.x',
      personalization: true,
      logLevel: 'warn',
    },
    dashboard: true,
    addon: {
      redirectUrls: ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
      domain: {
        name: 'add-on.example.org',
        hostedZone: { name: 'example.org', id: 'Z0123456789ABCDEFGHIJ' },
      },
      scopes: wireScopes.slice(0, 1),
      serviceClient: true,
      publicClient: { redirectUrls: ['http://127.0.0.1:6276/oauth/callback', 'cursor://mcp/callback'] },
      throttle: { rate: 20, burst: 40 },
      saasApiUrl: 'https://api.example.org/v2',
      memory: 1024,
      logRetentionDays: 90,
      runtime: 'nodejs24.x',
      logLevel: 'warn',
    },
    alarms: { email: 'on-call@example.org' },
    wafAclArn:
      'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/sign-in/12345678-1234-4234-8234-123456789abc',
    tags: { team: 'voice', 'cost-center': '4711', commit: '0123456789abcdef0123456789abcdef01234567' },
    state: {
      bucket: 'example-terraform-state',
      region: 'eu-west-1',
      key: 'voice/complete.tfstate',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-4234-8234-123456789abc',
    },
  };
}

/** A manifest with all that a setting may ask of it. */
export const wholeManifest: SkillManifest = {
  permissions: ['alexa::person_id:read'],
  events: ['SKILL_DISABLED'],
};
