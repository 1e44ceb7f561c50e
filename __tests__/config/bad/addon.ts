import { scopes } from '#service/scopes';
import { set } from '../settings-builder';
import { type BadSetting, bad } from './bad-setting';

const redirectUrl = 'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7';
const oneScope = `https://api.dev.example.com/${Object.keys(scopes)[0]}`;
const ownDomain = (name: string, hostedZone: object = { name: 'example.com' }) =>
  set('addon', { domain: { name, hostedZone } });

/** What can be wrong with the settings of the add-on. */
export const badAddon: readonly BadSetting[] = [
  {
    ...bad(
      'addon.redirectUrls',
      ['http://pc.example:3000'],
      '"http://pc.example:3000"',
      'an absolute URL: https, http at localhost',
      'Copy it whole',
    ),
    path: 'addon.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.redirectUrls',
      ['http://localhost.example.com/callback'],
      '"http://localhost.example.com/callback"',
      'http at localhost',
      'what your MCP client says',
    ),
    path: 'addon.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.redirectUrls',
      ['javascript://x/%0aalert(1)'],
      '"javascript://x/%0aalert(1)"',
      'a scheme of an app',
      'what your MCP client says',
    ),
    path: 'addon.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.redirectUrls',
      [`${redirectUrl}#x`],
      `"${redirectUrl}#x"`,
      'without a fragment',
      'Leave out what follows',
    ),
    path: 'addon.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.redirectUrls',
      [redirectUrl, redirectUrl],
      `"${redirectUrl}"`,
      'each redirect URL once',
      'Delete the repetition',
    ),
    path: 'addon.redirectUrls[1]',
  },
  {
    title: 'a redirect URL of the add-on is too long',
    change: set('addon.redirectUrls', [`https://a.example/${'x'.repeat(1_007)}`]),
    path: 'addon.redirectUrls[0]',
    received: 'text of 1025 characters, not shown because it could be a secret',
    expected: 'at most 1,024 characters',
    remedy: 'Copy it from the output of',
  },
  ...['*', 'https://agent.example.com/', 'http://agent.example.com', 'https://Agent.example.com'].map(
    (origin): BadSetting => ({
      ...bad('addon.allowedOrigins', [origin], `"${origin}"`, 'an origin such as', 'scheme and host alone'),
      path: 'addon.allowedOrigins[0]',
    }),
  ),
  {
    ...bad(
      'addon.allowedOrigins',
      ['http://localhost:6274', 'http://localhost:6274'],
      '"http://localhost:6274"',
      'each origin once',
      'Delete the repetition',
    ),
    path: 'addon.allowedOrigins[1]',
  },
  {
    ...bad(
      'addon.redirectUrls',
      ['http://localhost:8080/callback'],
      '"http://localhost:8080/callback"',
      'an https URL, of a client that can keep the secret',
      'Move it to addon.publicClient',
      'a client of a customer’s machine gets the secret of the add-on',
    ),
    path: 'addon.redirectUrls[0]',
    level: 'warning',
  },
  {
    ...bad(
      'addon.publicClient',
      { redirectUrls: ['http://pc.example:3000'] },
      '"http://pc.example:3000"',
      'an absolute URL: https, http at localhost',
      'what your MCP client says',
    ),
    path: 'addon.publicClient.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.publicClient',
      { redirectUrls: ['http://localhost:8080/callback#x'] },
      '"http://localhost:8080/callback#x"',
      'without a fragment',
      'Leave out what follows',
      'a redirect URL of customers’ machines has a fragment',
    ),
    path: 'addon.publicClient.redirectUrls[0]',
  },
  {
    ...bad(
      'addon.publicClient',
      { redirectUrls: ['cursor://mcp/callback', 'cursor://mcp/callback'] },
      '"cursor://mcp/callback"',
      'each redirect URL once',
      'Delete the repetition',
      'a redirect URL of customers’ machines is named twice',
    ),
    path: 'addon.publicClient.redirectUrls[1]',
  },
  {
    title: 'a redirect URL of customers’ machines is too long',
    change: set('addon.publicClient', { redirectUrls: [`cursor://mcp/${'x'.repeat(1_012)}`] }),
    path: 'addon.publicClient.redirectUrls[0]',
    received: 'text of 1025 characters, not shown because it could be a secret',
    expected: 'at most 1,024 characters',
    remedy: 'Copy it from what your MCP client says of itself',
  },
  {
    ...bad(
      'addon.publicClient',
      { redirectUrls: [] },
      'a list of 0 entries',
      '1 to 100 redirect URLs',
      'Leave publicClient out',
      'the client of customers’ machines has no redirect URL',
    ),
    path: 'addon.publicClient.redirectUrls',
  },
  bad('addon.redirectUrls', [], 'a list of 0 entries', '1 to 100 redirect URLs', 'Leave it out'),
  {
    title: 'the domain of the add-on is a URL',
    change: ownDomain('https://add-on.example.com/mcp'),
    path: 'addon.domain.name',
    received: '"https://add-on.example.com/mcp"',
    expected: 'a domain name such as',
    remedy: 'Give the name alone',
  },
  {
    title: 'the domain of the add-on is outside its hosted zone',
    change: ownDomain('add-on.example.org'),
    path: 'addon.domain.name',
    received: '"add-on.example.org"',
    expected: 'under its hosted zone, "….example.com"',
    remedy: 'name the hosted zone',
  },
  {
    title: 'the hosted zone of the add-on is a URL',
    change: ownDomain('add-on.example.com', { name: 'https://example.com' }),
    path: 'addon.domain.hostedZone.name',
    received: '"https://example.com"',
    expected: 'the name of a public hosted zone',
    remedy: 'Route 53',
  },
  {
    title: 'the hosted zone of the add-on has an ARN for its id',
    change: ownDomain('add-on.example.com', { name: 'example.com', id: '/hostedzone/Z1' }),
    path: 'addon.domain.hostedZone.id',
    received: '"/hostedzone/Z1"',
    expected: 'a hosted zone id',
    remedy: 'without "/hostedzone/"',
  },
  {
    title: 'add-on and sign-in have one domain',
    change: (_dev, production) => ownDomain('auth.example.com')(production),
    path: 'addon.domain.name',
    received: '"auth.example.com"',
    expected: 'another name than that of the sign-in domain',
    remedy: 'a label of its own',
  },
  {
    title: 'two environments have one domain for their add-ons',
    change: (...environments) => environments.map(ownDomain('add-on.example.com')),
    path: 'addon.domain.name',
    received: '"add-on.example.com"',
    expected: 'no other environment has',
    remedy: 'a domain of its own',
  },
  {
    ...bad('addon.scopes', ['openid'], '"openid"', 'a scope of the resource server', 'define it in'),
    path: 'addon.scopes[0]',
  },
  {
    ...bad(
      'addon.scopes',
      [oneScope, oneScope],
      JSON.stringify(oneScope),
      'each scope once',
      'Delete the repetition',
      'a scope of the add-on is named twice',
    ),
    path: 'addon.scopes[1]',
  },
  bad('addon.scopes', [], 'a list of 0 entries', '1 to 50 scopes', 'Leave it out'),
  { ...bad('addon.checkAudience', false, 'false', 'true', 'no "resource"'), level: 'warning' },
  bad('addon.throttle.rate', 0, '0', '1 to 10,000', 'have 50'),
  bad('addon.throttle.burst', 5_001, '5001', '1 to 5,000', 'have 100'),
  bad('addon.memory', 127, '127', '128 to 10,240 MB', 'have 512'),
  bad('addon.serviceClient', 'yes', '"yes"', 'true or false', 'Correct it'),
  bad('addon.saasApiUrl', 'http://api.example.com', '"http://api.example.com"', 'https', 'access tokens'),
  bad('addon.url', 'https://x.example', 'a setting of this name', 'one of redirectUrls, domain', 'Correct'),
  {
    title: 'an add-on without a skill function does not say where the SaaS API is',
    change: (dev) => {
      dev.skillFunction = false;
      dev.addon = {};
    },
    path: 'addon',
    received: 'an object',
    expected: 'a saasApiUrl',
    remedy: 'Add addon.saasApiUrl',
  },
];
