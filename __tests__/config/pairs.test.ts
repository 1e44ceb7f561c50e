import { readFileSync } from 'node:fs';
import { appliedPairs } from '../../config/rules/applied-pairs';
import { pairs } from '../../config/rules/pairs';
import type { EnvironmentSettings } from '../../config/settings';
import type { SkillManifest } from '../../config/skill-manifest';
import { validateEnvironments } from '../../config/validate';
import { fc } from '../support/properties';
import { google, oidc } from './bad/bad-setting';
import { shipped } from './settings-builder';

/** One setting as a test chooses it, and what is known of the choice without asking a rule. */
interface Choice<Known> {
  readonly known: Known;
  readonly set: (environment: EnvironmentSettings) => void;
}

const choice = <Known>(known: Known, set: (environment: EnvironmentSettings) => void): Choice<Known> => ({
  known,
  set,
});
const oneOf = <Known>(...choices: readonly Choice<Known>[]) => fc.constantFrom(...choices);

const account = '123456789012';
const facebook = { type: 'Facebook', clientId: '1', clientSecretVariable: 'facebook_app_secret' };
const withProviders = (...providers: readonly object[]) =>
  choice(
    {
      count: providers.length,
      googleAlone: providers.length > 0 && providers.every((one) => one === google),
      unverified: providers.includes(facebook),
    },
    (environment) => {
      environment.identityProviders = providers as never;
    },
  );
const pool = <Known>(known: Known, part: EnvironmentSettings['userPool']) =>
  choice(known, (environment) => {
    environment.userPool = { ...environment.userPool, ...part };
  });
const customers = <Known>(known: Known, part: EnvironmentSettings['customers']) =>
  choice(known, (environment) => {
    environment.customers = { ...environment.customers, ...part };
  });
const sender = (refused: readonly string[], from: string, identity: string, region: string) =>
  choice(refused, (environment) => {
    environment.userPool = {
      ...environment.userPool,
      ses: { from, identityArn: `arn:aws:ses:${region}:${account}:identity/${identity}` },
    };
  });
const custom = (deep: boolean, name: string, parentARecord?: string) =>
  choice({ custom: true, deep }, (environment) => {
    environment.domain = { custom: { name, hostedZone: { name: 'example.com' }, parentARecord } };
  });
const skillFunction = (personalization: boolean) =>
  choice(personalization, (environment) => {
    environment.skillFunction = { ...environment.skillFunction, personalization } as never;
  });
const lifetimes = (refused: boolean, accessTokenLifetime: string, refreshTokenLifetime: string) =>
  choice(refused, (environment) => {
    environment.client = { accessTokenLifetime, refreshTokenLifetime };
  });

/** Choices of all settings that meet others. `passwords` last: the pool's parts are put together. */
const combination = fc.record({
  password: oneOf(
    pool(true, {}),
    pool(true, { passwordSignIn: true }),
    pool(false, { passwordSignIn: false }),
  ),
  lite: oneOf(
    pool(true, { tier: 'LITE' }),
    pool(false, { tier: 'ESSENTIALS' }),
    pool(false, { tier: 'PLUS' }),
  ),
  mfa: oneOf(pool(true, { mfa: 'on' }), pool(false, { mfa: 'off' })),
  sign: oneOf<boolean | undefined>(
    pool(undefined, {}),
    pool(true, { selfRegistration: true }),
    pool(false, { selfRegistration: false }),
  ),
  providers: oneOf(
    withProviders(),
    withProviders(google),
    withProviders(oidc),
    withProviders(facebook),
    withProviders(google, oidc),
  ),
  sender: oneOf(
    choice<readonly string[] | 'none'>('none', () => undefined),
    sender([], 'a@example.com', 'example.com', 'eu-west-1'),
    sender([], 'A <a@mail.example.com>', 'example.com', 'us-east-1'),
    sender([], 'a@example.com', 'A@example.com', 'us-west-2'),
    sender(['userPool.ses.from'], 'a@example.com', 'b@example.com', 'eu-west-1'),
    sender(['userPool.ses.from'], 'a@badexample.com', 'example.com', 'eu-west-1'),
    sender(['userPool.ses.identityArn'], 'a@example.com', 'example.com', 'ap-south-1'),
    sender(['userPool.ses.from', 'userPool.ses.identityArn'], 'a@example.org', 'example.com', 'eu-central-1'),
  ),
  domain: oneOf(
    choice({ custom: false, deep: false }, () => undefined),
    custom(false, 'auth.example.com'),
    custom(true, 'auth.voice.example.com'),
    custom(false, 'auth.voice.example.com', '192.0.2.1'),
  ),
  lifetimes: oneOf(
    lifetimes(false, '60 minutes', '10 years'),
    lifetimes(false, '1 day', '1 year'),
    lifetimes(false, '10 minutes', '1 year'),
  ),
  branding: oneOf(
    choice(true, (environment) => {
      environment.managedLogin = {};
    }),
    choice(false, (environment) => {
      environment.managedLogin = false;
    }),
  ),
  addon: oneOf<'checks' | 'unchecked' | undefined>(
    choice(undefined, (environment) => {
      environment.addon = undefined;
    }),
    choice('checks', (environment) => {
      environment.addon = {};
    }),
    choice('unchecked', (environment) => {
      environment.addon = { checkAudience: false };
    }),
  ),
  claims: oneOf(
    customers(true, { claims: ['customerId'] }),
    customers(false, { claims: [] }),
    customers(false, {}),
  ),
  migration: oneOf<readonly string[] | false>(
    customers(false, {}),
    customers([], { migration: migrationIn('eu-west-1') }),
    customers(['customers.migration.secretArn'], { migration: migrationIn('us-east-1') }),
  ),
  sameAddress: oneOf<'link' | 'apart' | undefined>(
    customers(undefined, {}),
    customers('link', { sameAddress: 'link' }),
    customers('apart', { sameAddress: 'apart' }),
  ),
  trusted: oneOf(customers(false, {}), customers(true, { trustedProviders: ['Facebook'] })),
  personalization: oneOf(skillFunction(false), skillFunction(true)),
  revocation: oneOf(customers(false, {}), customers(true, { revocation: {} })),
});

/** What the skill's manifest asks of Alexa. */
const manifests = fc.record({
  permissions: fc.constantFrom([], ['alexa::person_id:read'], ['alexa::profile:email:read']),
  events: fc.constantFrom([], ['SKILL_ENABLED', 'SKILL_DISABLED'], ['SKILL_ENABLED']),
});

function migrationIn(region: string) {
  const secretArn = `arn:aws:secretsmanager:${region}:${account}:secret:migration-AbCdEf`;
  return { url: 'https://api.example.com/migrate', secretArn };
}

type Combination = typeof combination extends fc.Arbitrary<infer Value> ? Value : never;

/** What has to be said of a combination, written down from what is known of each choice. */
function expectedOf(
  chosen: Combination,
  { permissions, events }: SkillManifest,
): { errors: string[]; warnings: string[] } {
  const known = <Key extends keyof Combination>(key: Key) => chosen[key].known as Combination[Key]['known'];
  const providers = known('providers');
  const ways = providers.count + (known('password') ? 1 : 0);
  const paths = (rows: readonly (readonly [boolean, string])[]) =>
    rows.flatMap(([holds, path]) => (holds ? [path] : [])).sort();
  const migration = known('migration');
  return {
    errors: paths([
      ...(['userPool.ses.from', 'userPool.ses.identityArn'] as const).map(
        (path) => [known('sender') !== 'none' && known('sender').includes(path), path] as const,
      ),
      [ways === 0, 'userPool.passwordSignIn'],
      [known('branding') && known('lite'), 'managedLogin'],
      [known('claims') && known('lite'), 'customers.claims'],
      [known('addon') === 'checks' && known('lite'), 'addon.checkAudience'],
      [known('addon') === 'checks' && !known('branding'), 'addon.checkAudience'],
      [migration !== false && !known('password'), 'customers.migration'],
      [migration !== false && migration.length > 0, 'customers.migration.secretArn'],
      [known('sameAddress') === 'link' && ways < 2, 'customers.sameAddress'],
      [known('trusted') && !providers.unverified, 'customers.trustedProviders[0]'],
    ]),
    warnings: paths([
      [known('sameAddress') === undefined && ways > 1, 'customers.sameAddress'],
      [!known('password') && providers.googleAlone, 'identityProviders[0]'],
      [known('domain').deep, 'domain.custom.name'],
      [
        known('domain').custom && known('sender') === 'none' && known('sign') !== false && known('password'),
        'userPool.ses',
      ],
      [known('sameAddress') === 'link' && providers.unverified && !known('trusted'), 'identityProviders[0]'],
      [known('addon') === 'unchecked', 'addon.checkAudience'],
      [known('trusted') && known('sameAddress') !== 'link', 'customers.trustedProviders'],
      [migration !== false && known('sign') === undefined && known('password'), 'userPool.selfRegistration'],
      [
        known('personalization') && !permissions.includes('alexa::person_id:read'),
        'skillFunction.personalization',
      ],
      [known('revocation') && !events.includes('SKILL_DISABLED'), 'customers.revocation'],
    ]),
  };
}

function environmentOf(chosen: Combination): EnvironmentSettings {
  const [dev] = shipped();
  for (const { set } of Object.values(chosen)) set(dev);
  return dev;
}

test('each combination of settings is refused, warned of or let through as its parts say', () => {
  fc.assert(
    fc.property(combination, manifests, (chosen, manifest) => {
      const { errors, warnings, settings } = validateEnvironments([environmentOf(chosen)], manifest);
      const said = {
        errors: errors.map(({ path }) => path).sort(),
        warnings: warnings
          .map(({ path }) => path)
          .filter((path) => path !== '')
          .sort(),
      };
      expect(said).toEqual(expectedOf(chosen, manifest));
      expect(settings).toHaveLength(said.errors.length === 0 ? 1 : 0);
    }),
    { numRuns: 1_500 },
  );
});

test('a refresh token of any length is refused exactly where another token outlives it', () => {
  const minutes = fc.integer({ min: 6, max: 1_440 });
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 60, max: 3_000 }), (access, id, refresh) => {
      const [dev] = shipped();
      dev.client = {
        accessTokenLifetime: `${access} minutes`,
        idTokenLifetime: `${id} minutes`,
        refreshTokenLifetime: `${refresh} minutes`,
      };
      const { errors } = validateEnvironments([dev]);
      expect(errors.map(({ expected }) => expected)).toEqual([
        ...(access > refresh ? ['no shorter than the access token'] : []),
        ...(id > refresh ? ['no shorter than the ID token'] : []),
      ]);
    }),
    { numRuns: 300 },
  );
});

test('the page about the settings lists every pair with its verdict', () => {
  const page = readFileSync('docs/settings.md', 'utf8');
  const rows = page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return ['refused', 'warned', 'applied'].includes(cells[3] ?? '') ? [cells.slice(1, 4)] : [];
  });
  const written = ({ between }: { readonly between: readonly [string, string] }, verdict: string) => [
    `\`${between[0]}\``,
    `\`${between[1]}\``,
    verdict,
  ];
  expect(rows).toEqual([
    ...pairs.map((one) => written(one, one.level === 'warning' ? 'warned' : 'refused')),
    ...appliedPairs.map((one) => written(one, 'applied')),
  ]);
});
