import { scopes } from '#service/scopes';
import { type BadSetting, bad, many } from './bad-setting';

/** Scopes that the service asks for. */
const [oneScope = '', ...neededToo] = Object.keys(scopes);
/** All that the service asks for but one, and two that it does not ask for: there is more than one in any case. */
const otherScopes = ['one.more', 'two.more', ...neededToo];

/** The resource server, and scopes. */
export const badScopes: readonly BadSetting[] = [
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
];
