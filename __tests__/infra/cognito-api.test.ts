import type { EnvironmentSettings } from '../../config/settings';
import { validateEnvironments } from '../../config/validate';
import { type ApiModel, findApiModel, shapeFaults } from '../../testing/aws-api-model';
import { describeUnless } from '../../testing/skip-log';
import { complete, set } from '../config/settings-builder';
import { fc } from '../support/properties';
import { cognitoCalls, inputOf } from './cognito-calls';
import { everyCustomer, everything, linkingAlone, shipped, withAddon } from './environments';
import { synthesizeEnvironment } from './synthesize';

const found = findApiModel('cognito-idp/2016-04-18');

/** Settings that lead to other calls than the rest: each choice of each setting is in one of them. */
const environments: readonly (readonly [what: string, environment: EnvironmentSettings])[] = [
  ['all of it, in two ways', everything],
  ['all of it, with the customers whom the SaaS already has', everyCustomer],
  ['the add-on', withAddon],
  ['linking alone', linkingAlone],
  ['what is shipped for production', shipped('production')],
  [
    'the least that there is',
    {
      ...shipped('production'),
      name: 'least',
      userPool: { tier: 'LITE', mfa: 'off', selfRegistration: true, deletionProtection: false },
      client: {
        accessTokenLifetime: '6 minutes',
        idTokenLifetime: '6 minutes',
        refreshTokenLifetime: '1 hour',
      },
    },
  ],
];

const known = new Map<EnvironmentSettings, Readonly<Record<string, Record<string, object>>>>();

/** The resources of an environment, by type and name. */
function resourcesOf(environment: EnvironmentSettings) {
  const resources = known.get(environment) ?? synthesizeEnvironment(environment).json.resource;
  known.set(environment, resources);
  return resources;
}

describeUnless(
  found ? undefined : 'no botocore, and with it no description of AWS’s API',
  'Cognito’s published API',
  () => {
    const model = found as ApiModel;
    const faultsOf = (type: string, resource: object) => {
      const { shape, input } = inputOf(model, type, resource);
      return shapeFaults(model, shape, input, type);
    };

    test.each(environments)('takes every call that is made for %s', (_what, environment) => {
      const made = Object.entries(resourcesOf(environment)).filter(([type]) =>
        type.startsWith('aws_cognito_'),
      );
      expect(made.length).toBeGreaterThan(3);
      const faults = made.flatMap(([type, all]) => Object.values(all).flatMap((one) => faultsOf(type, one)));
      // The published pattern is that of a prefix; a domain of one's own has dots.
      expect(
        faults.filter((one) => !/^aws_cognito_user_pool_domain\.Domain: does not match/.test(one)),
      ).toEqual([]);
    });

    test('every resource of Cognito’s that this project can make is among them', () => {
      const made = environments.flatMap(([, environment]) => Object.keys(resourcesOf(environment)));
      expect(Object.keys(cognitoCalls).filter((type) => !made.includes(type))).toEqual([]);
    });

    test.each<[what: string, type: string, resource: object, fault: RegExp]>([
      [
        'a URL for a name',
        'aws_cognito_resource_server',
        { user_pool_id: 'eu-west-1_AbCdEfGhI', identifier: 'a', name: 'https://a' },
        /Name: does not match/,
      ],
      [
        'a tier that there is not',
        'aws_cognito_user_pool',
        { name: 'a', user_pool_tier: 'GOLD' },
        /UserPoolTier: is none of/,
      ],
      [
        'a password of five',
        'aws_cognito_user_pool',
        { name: 'a', password_policy: { minimum_length: 5 } },
        /MinimumLength: 5 is not from 6/,
      ],
      ['a pool without a name', 'aws_cognito_user_pool', {}, /PoolName: is missing/],
      [
        'an action without its event',
        'aws_cognito_risk_configuration',
        { user_pool_id: 'eu-west-1_AbCdEfGhI', compromised_credentials_risk_configuration: { actions: {} } },
        /EventAction: is missing/,
      ],
      [
        'a member that there is not',
        'aws_cognito_managed_login_branding',
        { user_pool_id: 'eu-west-1_AbCdEfGhI', client_id: 'a', logo: 'a' },
        /Logo: is unknown/,
      ],
      [
        'a text for a list',
        'aws_cognito_user_pool_client',
        { user_pool_id: 'eu-west-1_AbCdEfGhI', name: 'a', callback_urls: 'a' },
        /CallbackURLs: is no list/,
      ],
    ])('refuses %s', (_what, type, resource, fault) => {
      expect(faultsOf(type, resource).join('\n')).toMatch(fault);
    });

    const pieces = fc.constantFrom(...'aB3 _-.,:/@+=!~"\\é中\u00a0\t'.split(''), 'https://', 'Google');
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: pieces, maxLength: 40 }),
      fc.stringMatching(/^[a-zA-Z][\w.-]{0,38}[a-z]$/),
      fc.integer({ min: 0, max: 400 }).map((length) => 'a'.repeat(length)),
    );

    test.each<
      [setting: string, shape: string, change: (text: string) => (environment: EnvironmentSettings) => void]
    >([
      [
        'identityProviders[0].name',
        'ProviderNameTypeV2',
        (name) => (one) => {
          one.identityProviders = one.identityProviders?.map((provider) =>
            'name' in provider ? { ...provider, name } : provider,
          );
        },
      ],
      ['resourceServer.name', 'ResourceServerNameType', (name) => set('resourceServer.name', name)],
      [
        'resourceServer.identifier',
        'ResourceServerIdentifierType',
        (text) => set('resourceServer.identifier', text),
      ],
      [
        'resourceServer.scopes[0].name',
        'ResourceServerScopeNameType',
        (name) => set('resourceServer.scopes', [{ name, description: 'A' }]),
      ],
      [
        'resourceServer.scopes[0].description',
        'ResourceServerScopeDescriptionType',
        (description) => set('resourceServer.scopes', [{ name: 'a', description }]),
      ],
      ['domain.prefix', 'DomainType', (prefix) => set('domain', { prefix })],
      [
        'userPool.ses.configurationSet',
        'SESConfigurationSet',
        (text) => set('userPool.ses.configurationSet', text),
      ],
      ['userPool.ses.replyTo', 'EmailAddressType', (text) => set('userPool.ses.replyTo', text)],
    ])('takes whatever text the rules let through as %s', (path, shape, change) => {
      let passed = 0;
      fc.assert(
        fc.property(texts, (text) => {
          const environment = structuredClone(complete());
          change(text)(environment);
          const { errors } = validateEnvironments([environment]);
          if (errors.some((one) => one.path === path)) return;
          passed += 1;
          expect(shapeFaults(model, shape, text)).toEqual([]);
        }),
        { numRuns: 80, seed: 13 },
      );
      expect(passed).toBeGreaterThan(0);
    });
  },
);
