import { scopes } from '#service/scopes';
import type { EnvironmentSettings } from '../../config/settings';
import type { SkillManifest } from '../../config/skill-manifest';
import { set } from './settings-builder';

/** One way to get the settings wrong, and the essentials of what is said about it. */
export interface BadSettings {
  readonly title: string;
  /** Made to the shipped `dev`. */
  readonly change: (dev: EnvironmentSettings, production: EnvironmentSettings) => void;
  /** As it is reported. */
  readonly path: string;
  readonly received: string;
  /** In what is reported as the bound. */
  readonly expected: string;
  /** In what is reported as to do. */
  readonly remedy: string;
  readonly level?: 'warning';
  /** What the skill's manifest has. Default: all that a setting may ask of it. */
  readonly manifest?: SkillManifest;
}

export const hidden = (length: number) =>
  `text of ${length} characters, not shown because it could be a secret`;
const many = <Value>(length: number, value: (index: number) => Value) =>
  Array.from({ length }, (_, i) => value(i));
const custom = (name: string, hostedZone: unknown = { name: 'example.com' }) =>
  set('domain', { custom: { name, hostedZone } });
const provider = (value: Record<string, unknown>) => set('identityProviders', [value]);
export const google = {
  type: 'Google',
  clientId: '1.apps.googleusercontent.com',
  clientSecretVariable: 'google_client_secret',
};
export const oidc = {
  type: 'OIDC',
  name: 'ExampleSSO',
  clientId: 'voicelink',
  clientSecretVariable: 'sso_client_secret',
  issuer: 'https://login.example.com',
};
const apple = {
  type: 'SignInWithApple',
  clientId: 'com.example.signin',
  teamId: 'ABCDE12345',
  keyId: 'FGHIJ67890',
  privateKeyVariable: 'apple_private_key',
};

/** A case of a value that a person wrote and that is not what it has to be. */
export function bad(
  path: string,
  value: unknown,
  received: string,
  expected: string,
  remedy: string,
  title = `${path} is ${received}`,
): BadSettings {
  return { title, change: set(path, value), path, received, expected, remedy };
}

/** Scopes that the service asks for. */
const [oneScope = '', ...neededToo] = Object.keys(scopes);
/** All that the service asks for but one, and two that it does not ask for: there is more than one in any case. */
const otherScopes = ['one.more', 'two.more', ...neededToo];

export const badSettings: readonly BadSettings[] = [
  bad(
    'name',
    'Production EU',
    '"Production EU"',
    'small letters, digits and single hyphens',
    'names the stack',
  ),
  bad('name', 'a'.repeat(33), hidden(33), 'at most 32 characters', 'names the stack', 'the name is too long'),
  bad('name', 'production-', '"production-"', 'single hyphens', 'names the stack'),
  {
    title: 'two environments have one name',
    change: (dev, production) => {
      production.name = dev.name;
    },
    path: 'name',
    received: '"dev"',
    expected: 'that no other environment has',
    remedy: 'Rename one',
  },
  bad(
    'region',
    'eu-central-1',
    '"eu-central-1"',
    'us-east-1, us-west-2, eu-west-1, ap-northeast-1',
    'skillFunction to false',
  ),
  {
    title: 'the region is none, where the skill is hosted elsewhere',
    change: (dev) => {
      dev.skillFunction = false;
      dev.region = 'Frankfurt';
    },
    path: 'region',
    received: '"Frankfurt"',
    expected: 'an AWS region',
    remedy: 'nearest',
  },

  bad('alexa.vendorId', 'm1a2b3', '"m1a2b3"', '10 to 20 capital letters and digits', 'mycid'),
  bad(
    'alexa.vendorId',
    'amzn1.ask.skill.00000000-0000-4000-8000-000000000001',
    '"amzn1.ask.skill.00000000-0000-4000-8000-000000000001"',
    'a vendor id',
    'not the vendor id',
    'the vendor id is a skill id',
  ),
  bad(
    'alexa.skillId',
    'M1A2B3C4D5E6F7',
    '"M1A2B3C4D5E6F7"',
    '"amzn1.ask.skill." and a UUID',
    'View Skill ID',
  ),
  bad(
    'alexa.skillId',
    'amzn1.ask.skill.12345678-1234-1234-1234-12345678901',
    '"amzn1.ask.skill.12345678-1234-1234-1234-12345678901"',
    'a UUID',
    'View Skill ID',
    'the skill id lacks a character',
  ),
  bad('alexa.skillId', undefined, 'nothing', 'text', 'Add it.', 'the skill id is missing'),
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['http://pitangui.amazon.com/x'],
      '"http://pitangui.amazon.com/x"',
      'an absolute https URL',
      'developer console',
      'a redirect URL is not https',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['/api/skill/link'],
      '"/api/skill/link"',
      'an absolute https URL',
      'whole',
      'a redirect URL is relative',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://a.example/x#y'],
      '"https://a.example/x#y"',
      'without a fragment',
      '"#"',
      'a redirect URL has a fragment',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://me@a.example/x'],
      '"https://me@a.example/x"',
      'without a user name',
      '"@"',
      'a redirect URL has a user name',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      [`https://a.example/${'x'.repeat(1_007)}`],
      hidden(1_025),
      'at most 1,024 characters',
      'of this length',
      'a redirect URL is one character too long',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://a.example/', 'https://a.example/'],
      '"https://a.example/"',
      'each redirect URL once',
      'Delete the repetition',
      'a redirect URL is listed twice',
    ),
    path: 'alexa.extraRedirectUrls[1]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
      '"https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"',
      'beyond the three that are made from the vendor id',
      'registered already',
      'a redirect URL is one of those made from the vendor id',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  bad(
    'alexa.extraRedirectUrls',
    many(98, (i) => `https://a.example/${i}`),
    'a list of 98 entries',
    'at most 97',
    'does not list',
    'there are 101 callback URLs',
  ),

  bad('domain', {}, 'an object', 'either "prefix" or "custom"', 'Keep the one', 'no domain is given'),
  bad(
    'domain',
    { prefix: 'acme', custom: { name: 'auth.example.org', hostedZone: { name: 'example.org' } } },
    'an object',
    'not both',
    'Keep the one',
    'two domains are given',
  ),
  bad('domain.prefix', 'Acme', '"Acme"', 'small letters, digits and hyphens', 'the prefix alone'),
  bad('domain.prefix', '-acme', '"-acme"', 'no hyphen first or last', 'the prefix alone'),
  bad('domain.prefix', 'acme.auth', '"acme.auth"', 'small letters, digits and hyphens', 'the prefix alone'),
  bad('domain.prefix', 'x'.repeat(64), hidden(64), '1 to 63', 'the prefix alone', 'the prefix is too long'),
  bad(
    'domain.prefix',
    'my-amazonian-shop',
    '"my-amazonian-shop"',
    '"aws", "amazon", "cognito"',
    'inside longer words',
  ),
  bad('domain.prefix', 'laws', '"laws"', 'reserved words', 'inside longer words'),
  {
    title: 'two environments of a region have one prefix',
    change: (dev, production) => {
      production.domain = dev.domain;
    },
    path: 'domain.prefix',
    received: '"example-voice-dev"',
    expected: 'that no other environment of this region has',
    remedy: 'Add the name of the environment',
  },
  {
    title: 'two environments have one custom domain',
    change: (dev, production) => {
      dev.domain = production.domain;
    },
    path: 'domain.custom.name',
    received: '"auth.example.com"',
    expected: 'that no other environment has',
    remedy: 'a domain of its own',
  },
  {
    title: "the domain is the zone's apex",
    change: custom('login.example.com', { name: 'login.example.com' }),
    path: 'domain.custom.name',
    received: '"login.example.com"',
    expected: "not the zone's own",
    remedy: 'Put a label before it',
  },
  {
    title: 'the domain is not under its hosted zone',
    change: custom('auth.example.net'),
    path: 'domain.custom.name',
    received: '"auth.example.net"',
    expected: '"….example.com"',
    remedy: 'name the hosted zone',
  },
  {
    title: "the domain only ends in the zone's letters",
    change: custom('auth.badexample.com'),
    path: 'domain.custom.name',
    received: '"auth.badexample.com"',
    expected: '"….example.com"',
    remedy: 'name the hosted zone',
  },
  {
    title: 'the domain is a URL',
    change: custom('https://auth.example.com'),
    path: 'domain.custom.name',
    received: '"https://auth.example.com"',
    expected: 'a domain name such as',
    remedy: 'without "https://"',
  },
  {
    title: 'the domain is longer than 63 characters',
    change: custom(`${'a.'.repeat(27)}example.com`),
    path: 'domain.custom.name',
    received: `"${'a.'.repeat(27)}example.com"`,
    expected: 'at most 63 characters',
    remedy: 'the name alone',
  },
  {
    title: 'the hosted zone has a dot at its end',
    change: custom('auth.example.com', { name: 'example.com.' }),
    path: 'domain.custom.hostedZone.name',
    received: '"example.com."',
    expected: 'without a dot at its end',
    remedy: 'Route 53',
  },
  {
    title: 'the hosted zone id is a path',
    change: custom('auth.example.com', { name: 'example.com', id: '/hostedzone/Z0123456789ABC' }),
    path: 'domain.custom.hostedZone.id',
    received: '"/hostedzone/Z0123456789ABC"',
    expected: 'a hosted zone id',
    remedy: 'without "/hostedzone/"',
  },
  {
    title: "the parent's address is none",
    change: set('domain', {
      custom: { name: 'auth.example.org', hostedZone: { name: 'example.org' }, parentARecord: '256.1.1.1' },
    }),
    path: 'domain.custom.parentARecord',
    received: '"256.1.1.1"',
    expected: 'an IPv4 address',
    remedy: '192.0.2.1',
  },

  bad('resourceServer.identifier', 'my api', '"my api"', 'without spaces', 'base URL of the API'),
  bad(
    'resourceServer.identifier',
    'https://api.example.com/',
    '"https://api.example.com/"',
    'no "/" at the end',
    'Delete it',
  ),
  bad('resourceServer.name', 'Müller’s API', '"Müller’s API"', 'letters, digits, spaces', 'a short name'),
  bad(
    'resourceServer.scopes',
    otherScopes.map((name) => ({ name, description: 'x' })),
    `a list of ${otherScopes.length} entries`,
    `every scope that the service asks for: ${oneScope}`,
    `Add ${oneScope}:`,
    'a scope that the service asks for is not defined',
  ),
  {
    ...bad(
      'client.scopes',
      ['openid', 'email', ...neededToo.map((name) => `https://api.dev.example.com/${name}`)],
      `a list of ${neededToo.length + 2} entries`,
      `every scope that the service asks for: ${oneScope}`,
      `Add ${oneScope},`,
      'a scope that the service asks for is not given to the app client',
    ),
    level: 'warning',
  },
  bad('resourceServer.scopes', [], 'a list of 0 entries', '1 to 100 scopes', 'asks of an access token'),
  bad(
    'resourceServer.scopes',
    many(101, (i) => ({ name: `s${i}`, description: 'x' })),
    'a list of 101 entries',
    '1 to 100 scopes',
    'Define',
  ),
  bad(
    'resourceServer.scopes',
    many(13, (i) => ({ name: `s${i}`, description: 'x' })),
    'a list of 13 entries',
    'at most 12 scopes',
    'List in client.scopes',
    'with the standard scopes there are 16',
  ),
  {
    ...bad(
      'resourceServer.scopes',
      [{ name: 'api/orders', description: 'x' }],
      '"api/orders"',
      'slashes',
      'the name alone',
      "a scope's name has a slash",
    ),
    path: 'resourceServer.scopes[0].name',
  },
  {
    ...bad(
      'resourceServer.scopes',
      [
        { name: 'a', description: 'x' },
        { name: 'a', description: 'y' },
      ],
      '"a"',
      'each scope once',
      'Delete the repetition',
      'a scope is defined twice',
    ),
    path: 'resourceServer.scopes[1].name',
  },
  {
    ...bad(
      'resourceServer.scopes',
      [{ name: 'a', description: '' }],
      '""',
      '1 to 256 characters',
      'in a few words',
      'a scope has no description',
    ),
    path: 'resourceServer.scopes[0].description',
  },

  {
    ...bad(
      'client.scopes',
      [oneScope],
      JSON.stringify(oneScope),
      'one of the resource server',
      `Write it whole: "https://api.dev.example.com/${oneScope}"`,
      'a scope lacks the identifier',
    ),
    path: 'client.scopes[0]',
  },
  {
    ...bad(
      'client.scopes',
      ['openid', 'offline_access'],
      '"offline_access"',
      'a standard scope',
      'define it in resourceServer.scopes',
      'a scope is unknown',
    ),
    path: 'client.scopes[1]',
  },
  {
    ...bad(
      'client.scopes',
      ['openid', 'openid'],
      '"openid"',
      'each scope once',
      'Delete the repetition',
      'a scope is asked for twice',
    ),
    path: 'client.scopes[1]',
  },
  {
    ...bad(
      'client.scopes',
      ['email'],
      '"email"',
      '"openid" beside it',
      'Add "openid"',
      'email is asked for without openid',
    ),
    path: 'client.scopes[0]',
  },
  bad(
    'client.scopes',
    many(16, () => 'openid'),
    'a list of 16 entries',
    "Alexa's limit",
    'Keep those',
    'there are more scopes than Alexa takes',
  ),
  bad(
    'client.accessTokenLifetime',
    'sixty minutes',
    '"sixty minutes"',
    'a number and a unit',
    'seconds, minutes',
  ),
  bad('client.accessTokenLifetime', '5 minutes', '"5 minutes"', 'at least 6 minutes', '60 minutes'),
  bad('client.accessTokenLifetime', 60, '60', 'text', 'Correct it.'),
  bad('client.idTokenLifetime', '25 hours', '"25 hours"', 'at most 1 day', 'by itself'),
  bad('client.refreshTokenLifetime', '59 minutes', '"59 minutes"', '1 hour to 3,650 days', 'security policy'),
  bad('client.refreshTokenLifetime', '11 years', '"11 years"', '1 hour to 3,650 days', 'security policy'),
  {
    ...bad(
      'client.refreshTokenLifetime',
      '30 days',
      '"30 days"',
      'a year or longer',
      'must link the account again',
    ),
    level: 'warning',
  },

  bad('skillFunction', true, 'true', 'false or an object', 'Correct it.'),
  bad(
    'skillFunction',
    undefined,
    'nothing',
    'false or an object',
    'Add it.',
    'the skill function is missing',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'http://api.example.com',
    '"http://api.example.com"',
    'an absolute https URL',
    'access tokens travel',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://me@api.example.com',
    '"https://me@api.example.com"',
    'without a user name or password',
    'change that password',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://me:hunter2@api.example.com',
    hidden(34),
    'without a user name or password',
    'change that password',
    'the API URL has a password',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://api.example.com?a=1',
    '"https://api.example.com?a=1"',
    'without query',
    'appended',
  ),
  bad('skillFunction.memory', 64, '64', '128 to 10,240 MB', '512'),
  bad('skillFunction.memory', '512 MB', '"512 MB"', 'a whole number', 'Correct it.'),
  bad('skillFunction.memory', 512.5, '512.5', 'a whole number', 'Correct it.'),
  bad('skillFunction.logRetentionDays', 366, '366', '365, 400', 'next longer'),
  bad('skillFunction.runtime', 'nodejs18.x', '"nodejs18.x"', '"nodejs22.x" or "nodejs24.x"', 'Correct it.'),
  bad(
    'skillFunction.memorySize',
    512,
    'a setting of this name',
    'one of saasApiUrl, memory',
    'Correct the name',
  ),

  bad('userPool.mfa', 'sms', '"sms"', '"off" or "optional" or "on"', 'Correct it.'),
  bad('userPool.passwordPolicy.minimumLength', 6, '6', '8 to 99 characters', '14'),
  bad('userPool.passwordPolicy.temporaryPasswordDays', 0, '0', '1 to 365 days', '7'),
  {
    ...bad(
      'userPool.ses',
      { from: 'nobody', identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com' },
      '"nobody"',
      'an e-mail address',
      'sender',
      'the sender is no address',
    ),
    path: 'userPool.ses.from',
  },
  {
    ...bad(
      'userPool.ses',
      { from: 'a@example.com', identityArn: 'example.com' },
      '"example.com"',
      'the ARN of an SES identity',
      'SES console',
      'the SES identity is no ARN',
    ),
    path: 'userPool.ses.identityArn',
  },
  {
    ...bad(
      'userPool.ses',
      {
        from: 'a@example.com',
        identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
        replyTo: 'x',
      },
      '"x"',
      'an e-mail address',
      'replies',
      'the reply address is none',
    ),
    path: 'userPool.ses.replyTo',
  },
  {
    title: 'the configuration set of SES is given by its ARN',
    change: set('userPool.ses', {
      from: 'a@example.com',
      identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
      configurationSet: 'arn:aws:ses:eu-west-1:123456789012:configuration-set/sign-in',
    }),
    path: 'userPool.ses.configurationSet',
    received: '"arn:aws:ses:eu-west-1:123456789012:configuration-set/sign-in"',
    expected: 'the name of an SES configuration set',
    remedy: 'SES console',
  },
  bad(
    'managedLogin.settingsFile',
    '../branding.json',
    '"../branding.json"',
    'inside the project',
    'config/branding.json',
  ),
  bad(
    'managedLogin.settingsFile',
    'config/no-such.json',
    '"config/no-such.json"',
    'a file that is there',
    'leave settingsFile out',
  ),

  bad(
    'identityProviders',
    many(15, (index) => ({
      ...oidc,
      name: `Partner${index}`,
      clientSecretVariable: `partner_${index}_secret`,
    })),
    'a list of 15 entries',
    'at most 14 identity providers',
    'Keep those with which customers sign in',
    'there are more identity providers than Alexa takes domains',
  ),
  {
    ...bad(
      'identityProviders',
      [{ type: 'Okta' }],
      '"Okta"',
      '"OIDC" or "SAML"',
      'Correct it.',
      'a provider type is unknown',
    ),
    path: 'identityProviders[0].type',
  },
  {
    title: 'a provider lacks its client id',
    change: provider({ ...google, clientId: undefined }),
    path: 'identityProviders[0].clientId',
    received: 'nothing',
    expected: 'text',
    remedy: 'Add it.',
  },
  {
    title: 'a provider has an empty client id',
    change: provider({ ...google, clientId: '' }),
    path: 'identityProviders[0].clientId',
    received: '""',
    expected: 'the id that the provider gave',
    remedy: 'console',
  },
  {
    title: 'a provider is called as one of ours',
    change: provider({ ...oidc, name: 'Cognito' }),
    path: 'identityProviders[0].name',
    received: '"Cognito"',
    expected: "none of Cognito's own",
    remedy: 'another name',
  },
  {
    title: 'a provider name has a space',
    change: provider({ ...oidc, name: 'My SSO' }),
    path: 'identityProviders[0].name',
    received: '"My SSO"',
    expected: 'without spaces',
    remedy: 'a short name',
  },
  {
    title: 'a provider is listed twice',
    change: set('identityProviders', [google, { ...google, clientSecretVariable: 'other' }]),
    path: 'identityProviders[1].type',
    received: '"Google"',
    expected: 'differs from the other names',
    remedy: 'Rename or delete',
  },
  {
    title: 'a provider name has an underscore',
    change: set('identityProviders', [google, { ...oidc, name: 'Google_Staff' }]),
    path: 'identityProviders[1].name',
    received: '"Google_Staff"',
    expected: 'without spaces, commas and "_"',
    remedy: 'a short name',
  },
  {
    title: 'two provider names differ in their case alone',
    change: set('identityProviders', [
      { ...oidc, name: 'Staff' },
      { ...oidc, name: 'STAFF', clientSecretVariable: 'other' },
    ]),
    path: 'identityProviders[1].name',
    received: '"STAFF"',
    expected: 'no other one in capital or small letters',
    remedy: 'Rename it',
  },
  {
    title: 'the name of a provider has a comma',
    change: set('identityProviders', [{ ...oidc, name: 'Staff,EU' }]),
    path: 'identityProviders[0].name',
    received: '"Staff,EU"',
    expected: 'without spaces, commas and "_"',
    remedy: 'Choose a short name',
  },
  {
    title: 'two provider names are the same in a Terraform address',
    change: set('identityProviders', [
      { ...oidc, name: 'Example-SSO' },
      { ...oidc, name: 'Example.SSO', clientSecretVariable: 'other' },
    ]),
    path: 'identityProviders[1].name',
    received: '"Example.SSO"',
    expected: 'in letters or digits',
    remedy: 'the same resource to Terraform',
  },
  {
    title: 'an issuer is not https',
    change: provider({ ...oidc, issuer: 'http://login.example.com' }),
    path: 'identityProviders[0].issuer',
    received: '"http://login.example.com"',
    expected: 'an absolute https URL',
    remedy: 'console',
  },
  {
    title: 'an issuer is its discovery document',
    change: provider({ ...oidc, issuer: 'https://login.example.com/.well-known/openid-configuration' }),
    path: 'identityProviders[0].issuer',
    received: '"https://login.example.com/.well-known/openid-configuration"',
    expected: 'the issuer alone',
    remedy: 'Cognito appends',
  },
  {
    title: 'an OIDC provider is asked without openid',
    change: provider({ ...oidc, scopes: ['email'] }),
    path: 'identityProviders[0].scopes',
    received: 'a list of 1 entry',
    expected: '"openid"',
    remedy: 'no ID token',
  },
  {
    title: 'a provider brings no e-mail address',
    change: provider({ ...oidc, attributeMapping: { username: 'sub' } }),
    path: 'identityProviders[0].attributeMapping',
    received: 'an object',
    expected: '"email"',
    remedy: 'known by it',
  },
  {
    title: 'an Apple team id is too short',
    change: provider({ ...apple, teamId: 'ABC' }),
    path: 'identityProviders[0].teamId',
    received: '"ABC"',
    expected: '10 capital letters and digits',
    remedy: "Apple's",
  },
  {
    title: 'a secret stands where the name of its variable belongs',
    change: provider({ ...google, clientSecretVariable: 'GOCSPX-a1B2c3D4e5F6' }),
    path: 'identityProviders[0].clientSecretVariable',
    received: hidden(19),
    expected: 'never the secret itself',
    remedy: 'change it at the provider',
  },
  {
    title: 'an app secret that could be a variable name',
    change: provider({ ...google, clientSecretVariable: 'a1b2c3d4e5f6a7b8a1b2c3d4e5f6a7b8' }),
    path: 'identityProviders[0].clientSecretVariable',
    received: hidden(32),
    expected: 'never the secret itself',
    remedy: 'change it at the provider',
  },
  {
    title: 'a variable is called as Terraform forbids',
    change: provider({ ...google, clientSecretVariable: 'version' }),
    path: 'identityProviders[0].clientSecretVariable',
    received: hidden(7),
    expected: 'Terraform does not keep for itself',
    remedy: 'what it holds',
  },
  {
    title: 'two providers share a variable',
    change: set('identityProviders', [
      google,
      { ...oidc, clientSecretVariable: google.clientSecretVariable },
    ]),
    path: 'identityProviders[1].clientSecretVariable',
    received: hidden(20),
    expected: 'a variable for each secret',
    remedy: 'of its own',
  },
  {
    title: 'a provider has its secret in the file',
    change: provider({ ...google, clientSecret: 'GOCSPX-a1B2c3D4e5F6' }),
    path: 'identityProviders[0].clientSecret',
    received: 'a setting of this name',
    expected: 'no secret in the file',
    remedy: 'clientSecretVariable',
  },
  {
    title: 'a tag holds an access key',
    change: set('tags', { note: 'AKIAIOSFODNN7EXAMPLE' }),
    path: 'tags.note',
    received: hidden(20),
    expected: 'no secret in the file',
    remedy: 'change that secret',
  },

  bad('alarms.email', 'on-call', '"on-call"', 'an e-mail address', 'on call'),
  bad('alarms', 'on-call@example.com', '"on-call@example.com"', 'an object', 'Correct it.'),
  bad('wafAclArn', 'sign-in', '"sign-in"', 'the ARN of a regional web ACL', 'global'),
  {
    title: "a tag is in AWS's own name space",
    change: set('tags', { 'aws:x': 'y' }),
    path: 'tags["aws:x"]',
    received: '"aws:x"',
    expected: 'not beginning with "aws:"',
    remedy: 'Rename',
  },
  {
    title: "a tag's value has a comma",
    change: set('tags', { team: 'voice, web' }),
    path: 'tags.team',
    received: '"voice, web"',
    expected: 'at most 256 letters, digits, spaces',
    remedy: 'Correct the value',
  },
  bad(
    'tags',
    Object.fromEntries(many(51, (i) => [`k${i}`, 'v'])),
    'an object',
    'at most 50 tags',
    'nobody reads',
  ),
  { ...bad('tags', { cost: 4711 }, '4711', 'text', 'Correct it.', 'a tag is a number'), path: 'tags.cost' },
  {
    ...bad(
      'state',
      { bucket: 'arn:aws:s3:::my-state' },
      '"arn:aws:s3:::my-state"',
      '3 to 63 small letters',
      'not its ARN',
      'the bucket is an ARN',
    ),
    path: 'state.bucket',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', region: 'Ireland' },
      '"Ireland"',
      'an AWS region',
      'of the bucket',
      "the bucket's region is none",
    ),
    path: 'state.region',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', key: '/state' },
      '"/state"',
      'no "/" first or last',
      'Leave it out',
      "the state's key starts with a slash",
    ),
    path: 'state.key',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', kmsKeyArn: 'alias/state' },
      '"alias/state"',
      'the ARN of a KMS key',
      'KMS console',
      'the KMS key is no ARN',
    ),
    path: 'state.kmsKeyArn',
  },
  {
    title: 'two environments keep their state in one place',
    change: (dev, production) => {
      dev.state = { bucket: 'my-state', key: 'x.tfstate' };
      production.state = { bucket: 'my-state', key: 'x.tfstate' };
    },
    path: 'state',
    received: 'an object',
    expected: 'no other environment keeps in the same place',
    remedy: 'a key of its own',
  },
  bad('tags.note', `\${var.x}`, `"\${var.x}"`, 'Terraform would read as an expression', 'the value itself'),
  bad('stage', 'dev', 'a setting of this name', 'one of name, region, alexa, domain', 'Correct the name'),
];
