import { scopes } from '#service/scopes';
import type { EnvironmentSettings } from '../../config/settings';
import { exampleEnvironments } from '../support/example-environments';

const apiScopes = Object.entries(scopes).map(([name, description]) => ({ name, description }));

/** One of the example environments. */
export function shipped(name: string): EnvironmentSettings {
  const environment = exampleEnvironments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`No environment is called ${name}.`);
  return environment;
}

/** Every option at once. Its providers' secrets are variables `*_secret` and `apple_private_key`. */
export const everything: EnvironmentSettings = {
  name: 'everything',
  region: 'us-west-2',
  alexa: {
    vendorId: 'M1A2B3C4D5E6F7',
    skillId: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000003',
    extraRedirectUrls: ['https://alexa.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
  },
  domain: {
    custom: {
      name: 'auth.voice.example.com',
      hostedZone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' },
      parentARecord: '192.0.2.1',
    },
  },
  resourceServer: {
    identifier: 'https://api.example.com',
    name: 'Example API',
    scopes: [{ name: 'lamp.read', description: 'See the lamp' }, ...apiScopes],
  },
  client: {
    scopes: ['openid', 'https://api.example.com/lamp.read'],
    accessTokenLifetime: '30 minutes',
    idTokenLifetime: '2 hours',
    refreshTokenLifetime: '2 years',
  },
  userPool: {
    mfa: 'on',
    tier: 'PLUS',
    passwordPolicy: { minimumLength: 20, requireSymbols: false, temporaryPasswordDays: 1 },
    selfRegistration: false,
    passwordSignIn: false,
    ses: {
      from: 'Example <no-reply@example.com>',
      identityArn: 'arn:aws:ses:us-west-2:123456789012:identity/example.com',
      replyTo: 'support@example.com',
      configurationSet: 'sign-in',
    },
  },
  identityProviders: [
    {
      type: 'OIDC',
      name: 'ExampleSSO',
      clientId: 'oidc-client',
      clientSecretVariable: 'oidc_secret',
      issuer: 'https://login.example.com',
    },
    { type: 'SAML', name: 'ExampleSAML', metadataUrl: 'https://saml.example.com/metadata.xml' },
    { type: 'Google', clientId: 'google-client', clientSecretVariable: 'google_secret' },
    { type: 'Facebook', clientId: 'facebook-client', clientSecretVariable: 'facebook_secret' },
    { type: 'LoginWithAmazon', clientId: 'amazon-client', clientSecretVariable: 'amazon_secret' },
    {
      type: 'SignInWithApple',
      clientId: 'com.example.signin',
      teamId: 'TEAM123456',
      keyId: 'KEY1234567',
      privateKeyVariable: 'apple_private_key',
    },
  ],
  managedLogin: {},
  skillFunction: {
    saasApiUrl: 'https://api.example.com/voice',
    memory: 1024,
    logRetentionDays: 30,
    runtime: 'nodejs22.x',
    logLevel: 'warn',
  },
  alarms: { email: 'on-call@example.com' },
  wafAclArn:
    'arn:aws:wafv2:us-west-2:123456789012:regional/webacl/sign-in/11111111-2222-3333-4444-555555555555',
  tags: { owner: 'voice' },
  state: { bucket: 'example-state', kmsKeyArn: 'arn:aws:kms:us-west-2:123456789012:key/1' },
};

/** The variables that `everything` asks for. */
export const everythingsVariables = {
  oidc_secret: 'test-oidc-secret',
  google_secret: 'test-google-secret',
  facebook_secret: 'test-facebook-secret',
  amazon_secret: 'test-amazon-secret',
  apple_private_key: 'test-apple-private-key',
};

/** Every option at once, and the customers whom the SaaS already has. */
export const everyCustomer: EnvironmentSettings = {
  ...everything,
  name: 'customers',
  domain: { prefix: 'example-voice-customers' },
  userPool: { ...everything.userPool, passwordSignIn: true },
  customers: {
    migration: {
      url: 'https://api.example.com/customers/migrate',
      secretArn: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:migration-AbCdEf',
    },
    sameAddress: 'link',
    trustedProviders: ['ExampleSAML', 'Facebook', 'LoginWithAmazon'],
    claims: ['customerId', 'tenant', 'plan'],
    revocation: { invokedBy: 'arn:aws:iam::123456789012:role/saas-backend' },
  },
  dashboard: true,
  state: { bucket: 'example-state' },
};

/** Account linking alone, at the classic pages: the skill is hosted elsewhere. */
export const linkingAlone: EnvironmentSettings = {
  ...shipped('dev'),
  name: 'linking-alone',
  domain: { prefix: 'example-voice-linking' },
  skillFunction: false,
  addon: undefined,
  managedLogin: false,
};

/** The add-on with every option. */
export const withAddon: EnvironmentSettings = {
  ...everything,
  name: 'with-addon',
  domain: { prefix: 'example-voice-addon' },
  identityProviders: [],
  userPool: {},
  skillFunction: false,
  addon: {
    redirectUrls: ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
    domain: { name: 'add-on.example.com', hostedZone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' } },
    scopes: ['https://api.example.com/lamp.read'],
    serviceClient: true,
    publicClient: { redirectUrls: ['http://localhost:8080/callback', 'cursor://mcp/callback'] },
    allowedOrigins: ['http://localhost:6274', 'https://agent.example.com'],
    throttle: { rate: 20, burst: 40 },
    saasApiUrl: 'https://api.example.com/add-on',
    memory: 1024,
    logRetentionDays: 30,
    runtime: 'nodejs24.x',
    logLevel: 'warn',
  },
  state: { bucket: 'example-state' },
};

/** The environments with which the options of a stack are covered. */
export const covered: readonly EnvironmentSettings[] = [
  ...exampleEnvironments,
  linkingAlone,
  everything,
  everyCustomer,
  withAddon,
];
