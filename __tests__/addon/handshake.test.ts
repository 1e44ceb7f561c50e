import { AddonWorld, mcpUrl } from './world';

/**
 * What Amazon publishes of Alexa+'s client, byte for byte.
 *
 * @see https://developer.amazon.com/docs/alexaplus/add-ons/mcp-toolkit-client-lifecycle.html
 */
const published = `{
  "jsonrpc": "2.0",
  "method": "initialize",
  "id": "4e3bdaee-0",
  "params": {
    "protocolVersion": "2025-03-26",
    "capabilities": {
      "roots": { "listChanged": true }
    },
    "clientInfo": {
      "name": "Alexa+ MCP Client",
      "version": "1.0.0"
    }
  }
}`;

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterAll(() => world.close());

test.each([
  ['a customer with a token', () => world.token()],
  ['the service', () => world.serviceToken()],
])('the published handshake is answered in its revision, with the token of %s', async (_who, token) => {
  expect(await world.ask(published, await token())).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"result":{"protocolVersion":"2025-03-26","capabilities":{"tools":{"listChanged":false}},"serverInfo":{"name":"lamp","title":"Example lamp","version":"1.0.0"},"instructions":"Use it for the lamp at home."},"jsonrpc":"2.0","id":"4e3bdaee-0"}',
  });
});

test('without a token it gets 401 and no challenge, as Alexa+ wants it', async () => {
  const { statusCode, headers } = await world.send({ body: published });
  expect([statusCode, Object.keys(headers).sort()]).toEqual([401, ['cache-control', 'content-type']]);
});

test('what Amazon checks before it deploys an add-on is there', async () => {
  const get = async (path: string) => JSON.parse((await world.send({ method: 'GET', path })).body);
  expect(await get('/.well-known/oauth-protected-resource/mcp')).toEqual({
    resource: mcpUrl,
    authorization_servers: ['https://add-on.example.com'],
    scopes_supported: ['https://api.example.com/lamp.read', 'https://api.example.com/lamp.write'],
  });
  expect(await get('/.well-known/oauth-authorization-server')).toEqual({
    issuer: 'https://add-on.example.com',
    authorization_endpoint: 'https://auth.example.com/oauth2/authorize',
    token_endpoint: 'https://auth.example.com/oauth2/token',
    revocation_endpoint: 'https://auth.example.com/oauth2/revoke',
    scopes_supported: [
      'https://api.example.com/lamp.read',
      'https://api.example.com/lamp.write',
      `${mcpUrl}/service`,
    ],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
  });
});
