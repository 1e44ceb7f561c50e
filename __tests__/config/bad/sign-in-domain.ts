import { set } from '../settings-builder';
import { type BadSetting, bad, hidden } from './bad-setting';

const custom = (name: string, hostedZone: unknown = { name: 'example.com' }) =>
  set('domain', { custom: { name, hostedZone } });

/** The domain at which customers sign in. */
export const badSignInDomain: readonly BadSetting[] = [
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
];
