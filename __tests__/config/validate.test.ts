import { resolve } from 'node:path';
import { scopes } from '#service/scopes';
import { formatViolations } from '../../config/report';
import { rules } from '../../config/rules';
import type { Context, Draft } from '../../config/rules/rule';
import type { EnvironmentSettings } from '../../config/settings';
import { skillManifest } from '../../config/skill-manifest';
import { type Validation, validateEnvironments } from '../../config/validate';
import type { Violation } from '../../config/violations';
import { manifest } from '../support/read-package';
import { badSettings } from './bad';
import { complete, set, shipped, wholeManifest } from './settings-builder';

interface Manifest {
  readonly permissions: { name: string }[];
  readonly events: { subscriptions: { eventName: string }[] };
}

const neededScopes = Object.keys(scopes);

/** The shipped environments after one change, as validation reports on them. */
function validateWith(
  change: (dev: EnvironmentSettings, production: EnvironmentSettings) => void,
  manifest = wholeManifest,
) {
  const [dev, production] = shipped();
  change(dev, production);
  return validateEnvironments([dev, production], manifest);
}

/** Warnings beyond the one that says which values are placeholders: at the environment as a whole. */
function furtherWarnings({ warnings }: Validation): Violation[] {
  return warnings.filter(({ path }) => path !== '');
}

test('the shipped environments break no rule and earn no warning but that of the placeholders', () => {
  const validation = validateEnvironments(shipped());
  expect(validation.settings.map(({ name }) => name)).toEqual(['dev', 'production']);
  expect(validation.errors).toEqual([]);
  expect(furtherWarnings(validation)).toEqual([]);
});

test('customers of an MCP client may come back to their own machine, or to an app on it', () => {
  const redirectUrls = [
    'http://localhost:6274/oauth/callback',
    'http://127.0.0.1:33418',
    'http://[::1]:8080/callback?x=1',
    'cursor://anysphere.cursor-mcp/oauth/callback',
  ];
  const validation = validateWith(set('addon', { redirectUrls }));
  expect(validation.errors).toEqual([]);
  expect(validation.settings[0]?.addon?.redirectUrls).toEqual(redirectUrls);
});

test('the manifest is that of the skill package, where nobody gives another', () => {
  const [dev] = shipped();
  dev.customers = { revocation: {} };
  const { permissions, events } = (manifest() as { manifest: Manifest }).manifest;
  expect(skillManifest).toEqual({
    permissions: permissions.map(({ name }) => name),
    events: events.subscriptions.map(({ eventName }) => eventName),
  });
  expect(skillManifest.events).toContain('SKILL_DISABLED');
  expect(furtherWarnings(validateEnvironments([dev]))).toEqual([]);
});

test('one warning for each environment names the placeholders in it', () => {
  expect(validateEnvironments(shipped()).warnings).toEqual([
    expect.objectContaining({
      environment: 'dev',
      path: '',
      received:
        'what the repository ships, in alexa.vendorId, alexa.skillId, resourceServer.identifier, skillFunction.saasApiUrl',
    }),
    expect.objectContaining({
      environment: 'production',
      path: '',
      received: expect.stringContaining('in alexa.vendorId, alexa.skillId, domain.custom.name, '),
    }),
  ]);
});

test('settings that use everything there is break no rule and earn no further warning', () => {
  const validation = validateEnvironments([complete()], wholeManifest);
  expect(validation.settings.map(({ name }) => name)).toEqual(['complete']);
  expect(validation.errors).toEqual([]);
  expect(furtherWarnings(validation)).toEqual([]);
});

test.each(badSettings.map((one) => [one.title, one] as const))('%s', (_title, one) => {
  const { errors, warnings, settings } = validateWith(one.change, one.manifest);
  const reported = one.level === 'warning' ? warnings : errors;
  const atPath = reported.filter(({ path, received }) => path === one.path && received === one.received);
  expect(atPath.map(({ expected, remedy }) => ({ expected, remedy }))).toContainEqual({
    expected: expect.stringContaining(one.expected),
    remedy: expect.stringContaining(one.remedy),
  });
  expect(atPath.every(({ source }) => /^(https:\/\/|RFC |config\/|service\/)/.test(source))).toBe(true);
  expect(settings).toHaveLength(one.level === 'warning' ? 2 : 0);
});

test('every rule has a case that breaks it', () => {
  const broken = new Set(
    badSettings.flatMap(({ change, manifest = wholeManifest }) => {
      const environments = shipped();
      change(...environments);
      return environments.flatMap((draft, index) => {
        const earlier = environments.slice(0, index) as Draft[];
        const context = { draft: draft as Draft, earlier, manifest };
        return rules.filter((rule) => isBroken(rule, context));
      });
    }),
  );
  expect(rules.filter((rule) => !broken.has(rule))).toEqual([]);
});

function isBroken({ judges, holds }: (typeof rules)[number], context: Context): boolean {
  try {
    return judges(context).some(({ value }) => !holds(value, context));
  } catch {
    // A case of the wrong type: the schema refuses it before any rule sees it.
    return false;
  }
}

const bounds: readonly [string, unknown][] = [
  ['name', 'a'.repeat(32)],
  ['alexa.vendorId', 'M123456789'],
  ['alexa.extraRedirectUrls', Array.from({ length: 97 }, (_, index) => `https://a.example/${index}`)],
  ['alexa.extraRedirectUrls', [`https://a.example/${'x'.repeat(1_006)}`]],
  ['domain', { prefix: `${'x'.repeat(62)}9` }],
  ['domain', { custom: { name: `${'a.'.repeat(26)}example.com`, hostedZone: { name: 'example.com' } } }],
  ['domain', { custom: { name: 'a.b.example.com', hostedZone: { name: 'example.com' } } }],
  [
    'resourceServer.scopes',
    [...neededScopes, ...Array.from({ length: 12 - neededScopes.length }, (_, index) => `s${index}`)].map(
      (name) => ({
        name,
        description: 'x',
      }),
    ),
  ],
  ['client.accessTokenLifetime', '6 minutes'],
  ['client.accessTokenLifetime', '1 day'],
  ['client.idTokenLifetime', '360 seconds'],
  ['client.refreshTokenLifetime', '3650 days'],
  ['client.refreshTokenLifetime', '10 years'],
  ['skillFunction.memory', 128],
  ['skillFunction.memory', 10_240],
  ['skillFunction.saasApiUrl', 'https://api.example.com/v1/'],
  ['userPool.passwordPolicy.minimumLength', 8],
  ['userPool.passwordPolicy.minimumLength', 99],
  ['managedLogin', {}],
  ['tags', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v']))],
];

test.each(bounds)('%s may go to its bound', (path, value) => {
  expect(validateWith(set(path, value)).errors).toEqual([]);
});

test('the skill may be hosted elsewhere, and the add-on then says where the SaaS API is', () => {
  const elsewhere = (addon: EnvironmentSettings['addon']) =>
    validateWith((dev) => Object.assign(dev, { skillFunction: false, addon })).errors;
  expect(elsewhere(undefined)).toEqual([]);
  expect(elsewhere({ saasApiUrl: 'https://api.example.com' })).toEqual([]);
});

test('a skill that is hosted elsewhere asks for scopes of its own, and an add-on for those of the service', () => {
  const scopes = [{ name: 'orders.read', description: 'Read orders' }];
  const elsewhere = (addon: EnvironmentSettings['addon']) =>
    validateWith((dev) => {
      const resourceServer = { ...dev.resourceServer, scopes };
      return Object.assign(dev, { skillFunction: false, resourceServer, addon });
    }).errors.map(({ path, expected }) => `${path}: ${expected.split(':')[0]}`);
  expect(elsewhere(undefined)).toEqual([]);
  expect(elsewhere({ saasApiUrl: 'https://api.example.com' })).toEqual([
    'resourceServer.scopes: every scope that the service asks for',
  ]);
});

test('a refresh token of an hour is allowed, and its price is said', () => {
  const validation = validateWith(set('client.refreshTokenLifetime', '1 hour'));
  expect(validation.errors).toEqual([]);
  expect(furtherWarnings(validation).map(({ path }) => path)).toEqual(['client.refreshTokenLifetime']);
});

test('all violations of all environments are reported at once', () => {
  const { errors } = validateWith((dev, production) => {
    set('alexa.vendorId', 5)(dev);
    set('alexa.skillId', 'x')(dev);
    set('regoin', 'eu-west-1')(dev);
    set('skillFunction.memory', 1)(production);
  });
  expect(errors.map(({ environment, path }) => `${environment}: ${path}`)).toEqual([
    'dev: alexa.vendorId',
    'dev: regoin',
    'dev: alexa.skillId',
    'production: skillFunction.memory',
  ]);
});

test.each([undefined, null, {}, [], 'production', 5])('%j is no list of environments', (input) => {
  const { errors, settings } = validateEnvironments(input);
  expect(settings).toEqual([]);
  expect(errors.map(({ expected }) => expected)).toEqual(['a list of at least one environment']);
});

test('an environment without a name is called by its place', () => {
  expect(validateEnvironments([shipped()[0], 5]).errors).toEqual([
    expect.objectContaining({ environment: 'environment 2', path: '', received: '5', expected: 'an object' }),
  ]);
});

test('a value cannot rewrite the terminal that shows it', () => {
  const { errors } = validateWith(set('name', 'a\u001b[2K\u202e'));
  expect(errors[0]?.received).toBe('"a\\u001b[2K\\u{202e}"');
});

test('a violation is written with all that its reader needs', () => {
  const violation: Violation = {
    level: 'error',
    environment: 'dev',
    path: 'region',
    received: '"eu-central-1"',
    expected: 'another',
    source: 'https://example.com',
    remedy: 'Choose one.',
  };
  expect(formatViolations([violation])).toBe(
    [
      'error dev: region',
      '  received  "eu-central-1"',
      '  expected  another',
      '  to do     Choose one.',
      '  source    https://example.com',
    ].join('\n'),
  );
});

test('the settings know no path of this machine', () => {
  expect(JSON.stringify(validateEnvironments(shipped()))).not.toContain(resolve('.'));
});
