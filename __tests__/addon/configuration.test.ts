import { readConfiguration } from '../../addon/configuration';
import { AddonWorld } from './world';

const { environment } = AddonWorld;

test('reads what the infrastructure gives', () => {
  expect(readConfiguration({ ...environment, JWKS_URI: '' })).toEqual({
    mcpUrl: new URL('https://add-on.example.com/mcp'),
    userPoolId: 'eu-west-1_AbCdEfGhI',
    signInHost: 'auth.example.com',
    clientId: 'addonclient',
    publicClientId: 'publicclient',
    scopes: ['https://api.example.com/lamp.read', 'https://api.example.com/lamp.write'],
    checkAudience: true,
    service: { clientId: 'serviceclient', scope: 'https://add-on.example.com/mcp/service' },
    allowedOrigins: ['http://localhost:6274', 'https://agent.example'],
    jwksUri: undefined,
    saasApiUrl: 'https://api.example.com/',
    logLevel: 'info',
  });
});

test.each([undefined, ''])('without ALLOWED_ORIGINS (%j) no page is allowed', (value) => {
  expect(readConfiguration({ ...environment, ALLOWED_ORIGINS: value }).allowedOrigins).toEqual([]);
});

test.each([undefined, ''])('without PUBLIC_CLIENT_ID (%j) there is none', (value) => {
  expect(readConfiguration({ ...environment, PUBLIC_CLIENT_ID: value }).publicClientId).toBeUndefined();
});

test.each([
  [
    'MCP_URL',
    undefined,
    'MCP_URL must be the https URL of the add-on, e.g. https://add-on.example.com/mcp. It is not set.',
  ],
  ['MCP_URL', 'http://add-on.example.com/mcp', 'http is for localhost only'],
  ['USER_POOL_ID', 'pool', 'USER_POOL_ID must be the id of a user pool, <region>_<id>. It is "pool".'],
  ['SIGN_IN_HOST', 'https://auth.example.com', 'SIGN_IN_HOST must be the host at which customers sign in.'],
  ['CLIENT_ID', '', 'CLIENT_ID must be the id of an app client. It is "".'],
  ['PUBLIC_CLIENT_ID', 'a b', 'PUBLIC_CLIENT_ID must be the id of an app client. It is "a b".'],
  ['SCOPES', 'a  b', 'SCOPES must be scopes with a space between them.'],
  ['CHECK_AUDIENCE', 'yes', 'CHECK_AUDIENCE must be true or false. It is "yes".'],
  ['SERVICE_SCOPE', undefined, 'SERVICE_CLIENT_ID and SERVICE_SCOPE go together.'],
  ['SAAS_API_URL', 'nonsense', 'SAAS_API_URL must be the https URL of your API'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of debug, info, warn, error'],
])('does not start with %s=%s', (name, value, message) => {
  expect(() => readConfiguration({ ...environment, [name]: value })).toThrow(message);
});
