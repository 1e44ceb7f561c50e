import { type AddonWorld, audience, callTool, mcpUrl, rpc, type Sent } from './world';

/** A request, and the whole of what is answered: nothing else is in the answer. */
export interface RequestCase {
  readonly title: string;
  /** Default: `POST /mcp` with a customer's token. */
  readonly sent: Omit<Sent, 'headers'> & {
    /** Default: a token that is good for everything. */
    readonly token?: (world: AddonWorld) => Promise<string> | string | undefined;
    /** Default `Bearer`. */
    readonly scheme?: string;
    readonly headers?: Sent['headers'];
  };
  readonly status: number;
  /** Of the answer, beside `Content-Type: application/json`. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; undefined: no body. */
  readonly body?: unknown;
}

const scopes = `${audience}/lamp.read ${audience}/lamp.write`;
const metadata = 'https://add-on.example.com/.well-known/oauth-protected-resource/mcp';
const fault = (code: number, message: string, id: unknown = null) => ({
  jsonrpc: '2.0',
  error: { code, message },
  id,
});
const pong = (id: unknown = 1) => ({ jsonrpc: '2.0', id, result: {} });

const noToken = {
  status: 401,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'unauthorized', error_description: 'An access token is needed.' },
};

const refused = (description: string) => ({
  status: 401,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer error="invalid_token", error_description="${description}", scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'invalid_token', error_description: description },
});

const notValid = refused('The token is not valid here. It may have expired.');
const otherAudience = refused(`The token was not asked for with resource=${mcpUrl}.`);

const malformedToken = (wanted: string) => ({
  status: 400,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer error="invalid_request", error_description="Send ${wanted}.", scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'invalid_request', error_description: `Send ${wanted}.` },
});
const bearerWanted = malformedToken('a token after Bearer in the Authorization header');

const lacks = (scope: string) => {
  const description = `A customer's token with the scope ${audience}/${scope} is needed.`;
  return {
    status: 403,
    headers: {
      'www-authenticate': `Bearer error="insufficient_scope", error_description="${description}", scope="${audience}/${scope}", resource_metadata="${metadata}"`,
    },
    body: { error: 'insufficient_scope', error_description: description },
  };
};

const ping = { body: rpc('ping') };
const withToken = (title: string, token: (world: AddonWorld) => Promise<string>) => ({
  title,
  sent: { ...ping, token },
});
const override = (claims: Readonly<Record<string, unknown>>) => (world: AddonWorld) =>
  world.token({ override: claims });
const initialize = (protocolVersion: string, client = 'another client') =>
  rpc('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: client, version: '1.0.0' } });
const initialized = (protocolVersion: string) => ({
  jsonrpc: '2.0',
  id: 1,
  result: {
    protocolVersion,
    capabilities: { tools: { listChanged: false } },
    serverInfo: { name: 'lamp', title: 'Example lamp', version: '1.0.0' },
    instructions: 'Use it for the lamp at home.',
  },
});
const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'another client', version: '1.0.0' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
const modern = (method: string, params: object = {}) => ({
  body: rpc(method, { ...params, _meta: envelope }),
  headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method },
});

/** Every way in which a request can be, one after the other. */
export const requestCases: readonly RequestCase[] = [
  // Methods and paths
  ...['GET', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'].map((method) => ({
    title: `${method} of the MCP URL`,
    sent: { method },
    status: 405,
    headers: { allow: 'POST' },
    body: fault(-32_000, 'Method not allowed'),
  })),
  { title: 'GET without a token', sent: { method: 'GET', token: () => undefined }, ...noToken },
  {
    title: 'a method that HTTP does not have',
    sent: { method: 'ge t' },
    status: 400,
    body: fault(-32_600, 'Not a request'),
  },
  { title: 'TRACE', sent: { method: 'TRACE' }, status: 400, body: fault(-32_600, 'Not a request') },
  ...[
    '/',
    '/mcp/',
    '/MCP',
    '//mcp',
    '/mcp%2f',
    '/.well-known/oauth-protected-resource',
    '/.well-known/openid-configuration',
  ].map((path) => ({
    title: `the path ${path}`,
    sent: { ...ping, path },
    status: 404,
    body: fault(-32_601, 'Not found'),
  })),
  { title: 'a query', sent: { ...ping, query: 'x=1&x=2' }, status: 200, body: pong() },

  // Hosts and origins
  {
    title: 'another host',
    sent: { ...ping, headers: { host: 'evil.example' } },
    status: 403,
    body: fault(-32_000, 'Invalid Host: evil.example'),
  },
  {
    title: 'no host',
    sent: { ...ping, headers: { host: undefined } },
    status: 403,
    body: fault(-32_000, 'Missing Host header'),
  },
  {
    title: 'the host with a port',
    sent: { ...ping, headers: { host: 'add-on.example.com:443' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'another origin',
    sent: { ...ping, headers: { origin: 'https://evil.example' } },
    status: 403,
    body: fault(-32_000, 'Invalid Origin: evil.example'),
  },
  {
    title: 'the origin null',
    sent: { ...ping, headers: { origin: 'null' } },
    status: 403,
    body: fault(-32_000, 'Invalid Origin header: null'),
  },
  {
    title: 'its own origin',
    sent: { ...ping, headers: { origin: 'https://add-on.example.com' } },
    status: 200,
    body: pong(),
  },

  // Tokens
  { title: 'no token', sent: { ...ping, token: () => undefined }, ...noToken },
  {
    title: 'an empty header',
    sent: { ...ping, token: () => undefined, headers: { authorization: '' } },
    ...noToken,
  },
  { title: 'another scheme', sent: { ...ping, headers: { authorization: 'Basic YTpi' } }, ...noToken },
  {
    title: 'a token without a scheme',
    sent: { ...ping, headers: { authorization: 'nonsense' } },
    ...noToken,
  },
  {
    title: 'a scheme without a token',
    sent: { ...ping, headers: { authorization: 'Bearer' } },
    ...bearerWanted,
  },
  {
    title: 'a token with a space',
    sent: { ...ping, headers: { authorization: 'Bearer a b' } },
    ...bearerWanted,
  },
  {
    title: 'a doubled Authorization header',
    sent: { ...ping, headers: { authorization: 'Bearer a, Bearer b' } },
    ...malformedToken('one Authorization header'),
  },
  {
    title: 'a token that is no JWT',
    sent: { ...ping, headers: { authorization: 'Bearer nonsense' } },
    ...notValid,
  },
  {
    ...withToken('a token that expired a second ago', (world) => world.token({ expiresIn: -1 })),
    ...notValid,
  },
  { ...withToken('a forged token', (world) => world.token({ forged: true })), ...notValid },
  { ...withToken('a token of another client', override({ client_id: 'alexa' })), ...notValid },
  {
    ...withToken('a token of a client whose id begins so', override({ client_id: 'addonclient2' })),
    ...notValid,
  },
  {
    ...withToken(
      'a token of a user pool of that name in another region',
      override({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/eu-west-1_AbCdEfGhI' }),
    ),
    ...notValid,
  },
  { ...withToken('an ID token', override({ token_use: 'id', aud: 'addonclient' })), ...notValid },
  {
    ...withToken(
      'a token of another user pool',
      override({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' }),
    ),
    ...notValid,
  },
  { ...withToken('a token of another issuer', override({ iss: 'https://evil.example' })), ...notValid },
  { ...withToken('a token that is not yet valid', override({ nbf: 4_000_000_000 })), ...notValid },
  {
    ...withToken('a token that never expires', override({ exp: undefined })),
    ...refused('The token never expires.'),
  },
  { ...withToken('a token without an audience', override({ aud: undefined })), ...otherAudience },
  {
    ...withToken('a token for another audience', override({ aud: 'https://other.example/mcp' })),
    ...otherAudience,
  },
  { ...withToken('a token for the URL with a slash', override({ aud: `${mcpUrl}/` })), ...otherAudience },
  {
    ...withToken('a token for the URL in capitals', override({ aud: 'https://ADD-ON.example.com/mcp' })),
    ...otherAudience,
  },
  { ...withToken('a token for the origin', override({ aud: new URL(mcpUrl).origin })), ...otherAudience },
  {
    ...withToken('a token for two audiences', override({ aud: [mcpUrl, 'https://other.example'] })),
    ...otherAudience,
  },
  {
    ...withToken('a token changed by one character', async (world) => {
      const [header = '', payload = '', signature] = (await world.token()).split('.');
      return [header, `${payload.slice(0, -1)}${payload.endsWith('A') ? 'B' : 'A'}`, signature].join('.');
    }),
    ...notValid,
  },
  {
    ...withToken(
      'a token without a signature',
      async (world) => `${(await world.token()).split('.').slice(0, 2).join('.')}.`,
    ),
    ...notValid,
  },
  {
    title: 'a scheme in small letters',
    sent: { ...ping, scheme: 'bearer' },
    status: 200,
    body: pong(),
  },

  // Scopes
  {
    title: 'a tool without its scope',
    sent: {
      body: callTool('dim_lamp', { room: 'hall', brightness: 1 }),
      token: (world) => world.token({ scopes: ['lamp.read'] }),
    },
    ...lacks('lamp.write'),
  },
  {
    title: 'a tool with a scope of another resource server',
    sent: { body: callTool('get_lamp'), token: override({ scope: 'https://other.example/lamp.read' }) },
    ...lacks('lamp.read'),
  },
  ...[`${audience}/lamp.readers`, `${audience}/lamp.rea`, `x${audience}/lamp.read`, 'lamp.read'].map(
    (scope) => ({
      title: `a tool with the scope ${scope}`,
      sent: { body: callTool('get_lamp'), token: override({ scope }) },
      ...lacks('lamp.read'),
    }),
  ),
  {
    title: 'a tool with no scope at all',
    sent: { body: callTool('get_lamp'), token: override({ scope: undefined }) },
    ...lacks('lamp.read'),
  },
  {
    title: 'a tool whose arguments are wrong, without its scope',
    sent: { body: callTool('dim_lamp', { room: 1 }), token: (world) => world.token({ scopes: [] }) },
    ...lacks('lamp.write'),
  },
  {
    title: 'a batch of which one lacks a scope',
    sent: {
      body: [rpc('ping', undefined, 1), callTool('dim_lamp', {}, 2)],
      token: (world) => world.token({ scopes: ['lamp.read'] }),
    },
    ...lacks('lamp.write'),
  },
  {
    title: 'the newest revision without the scope',
    sent: {
      ...modern('tools/call', { name: 'get_lamp', arguments: {} }),
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'get_lamp' },
      token: (world) => world.token({ scopes: [] }),
    },
    ...lacks('lamp.read'),
  },

  // Services
  {
    title: 'initialize of a service',
    sent: { body: initialize('2025-11-25'), token: (world) => world.serviceToken() },
    status: 200,
    body: initialized('2025-11-25'),
  },
  {
    title: 'a tool for a service',
    sent: { body: callTool('get_lamp'), token: (world) => world.serviceToken() },
    ...lacks('lamp.read'),
  },
  {
    title: 'a tool for a service that has the scope',
    sent: {
      body: callTool('get_lamp'),
      token: (world) => world.serviceToken({ scope: `${mcpUrl}/service ${audience}/lamp.read` }),
    },
    ...lacks('lamp.read'),
  },
  {
    ...withToken('a service without its scope', (world) =>
      world.serviceToken({ scope: `${audience}/lamp.read` }),
    ),
    ...refused('The token lacks the scope of a service.'),
  },
  {
    ...withToken('a service whose scope begins so', (world) =>
      world.serviceToken({ scope: `${mcpUrl}/services` }),
    ),
    ...refused('The token lacks the scope of a service.'),
  },
  {
    ...withToken('a service with another audience', (world) =>
      world.serviceToken({ aud: 'https://other.example' }),
    ),
    ...otherAudience,
  },

  // Bodies
  { title: 'no body', sent: {}, status: 400, body: fault(-32_700, 'Parse error: the body is not JSON') },
  {
    title: 'bad JSON',
    sent: { body: '{"jsonrpc":' },
    status: 400,
    body: fault(-32_700, 'Parse error: the body is not JSON'),
  },
  { title: 'JSON in base64', sent: { ...ping, base64: true }, status: 200, body: pong() },
  {
    title: 'a body of 64 KB',
    sent: { body: JSON.stringify(rpc('ping')).padEnd(65_536) },
    status: 200,
    body: pong(),
  },
  {
    title: 'a body of one byte more',
    sent: { body: JSON.stringify(rpc('ping')).padEnd(65_537) },
    status: 413,
    body: fault(-32_000, 'Too large: at most 65536 bytes'),
  },
  {
    title: 'a huge body without a token',
    sent: { body: ' '.repeat(5_000_000), token: () => undefined },
    ...noToken,
  },
  ...[
    null,
    5,
    'text',
    {},
    { jsonrpc: '1.0', id: 1, method: 'ping' },
    { jsonrpc: '2.0', id: {}, method: 'ping' },
    { jsonrpc: '2.0', id: 1 },
  ].map((body) => ({
    title: `the message ${JSON.stringify(body)}`,
    sent: { body: JSON.stringify(body) },
    status: 400,
    body: fault(
      -32_600,
      'Bad Request: the request body is not a valid JSON-RPC message',
      // The id is said again where it could be read.
      typeof body === 'object' && body?.id === 1 && 'method' in body ? 1 : null,
    ),
  })),
  {
    title: 'a text for an id',
    sent: { body: rpc('ping', undefined, 'seven') },
    status: 200,
    body: pong('seven'),
  },
  {
    title: 'an unknown method',
    sent: { body: rpc('things/steal') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  },
  {
    title: 'resources, which there are none of',
    sent: { body: rpc('resources/list') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  },
  {
    title: 'a notification',
    sent: { body: { jsonrpc: '2.0', method: 'notifications/initialized' } },
    status: 202,
  },
  { title: 'an answer to nothing', sent: { body: { jsonrpc: '2.0', id: 1, result: {} } }, status: 202 },

  // Batches
  {
    title: 'an empty batch',
    sent: { body: [] },
    status: 400,
    body: fault(-32_600, 'Bad Request: empty JSON-RPC batch'),
  },
  {
    title: 'a batch of two',
    sent: { body: [rpc('ping', undefined, 1), rpc('ping', undefined, 'b')] },
    status: 200,
    body: [pong(1), pong('b')],
  },
  {
    title: 'a batch of notifications',
    sent: { body: [{ jsonrpc: '2.0', method: 'notifications/initialized' }] },
    status: 202,
  },
  {
    title: 'a batch that cancels itself',
    sent: {
      body: [rpc('ping'), { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }],
    },
    status: 200,
    body: pong(),
  },
  {
    title: 'a batch with one id twice',
    sent: { body: [rpc('ping'), rpc('ping')] },
    status: 400,
    body: fault(-32_600, 'Invalid Request: two requests have one id'),
  },
  {
    title: 'a batch that is too long',
    sent: { body: Array.from({ length: 21 }, (_, id) => rpc('ping', undefined, id)) },
    status: 400,
    body: fault(-32_600, 'Invalid Request: a batch has at most 20 messages'),
  },
  {
    title: 'a batch with something else in it',
    sent: { body: [rpc('ping'), 5] },
    status: 400,
    body: fault(-32_600, 'Bad Request: JSON-RPC batch contains an invalid message'),
  },
  {
    title: 'initialize in a batch',
    sent: { body: [initialize('2025-03-26'), rpc('ping', undefined, 2)] },
    status: 400,
    body: fault(-32_600, 'Invalid Request: Only one initialization request is allowed'),
  },

  // Media types
  {
    title: 'a client that accepts anything',
    sent: { ...ping, headers: { accept: '*/*' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that says nothing of it',
    sent: { ...ping, headers: { accept: undefined } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that wants HTML',
    sent: { ...ping, headers: { accept: 'text/html' } },
    status: 406,
    body: fault(-32_000, 'Not acceptable: the answer is application/json'),
  },
  {
    title: 'JSON with a character set',
    sent: { ...ping, headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a form',
    sent: { ...ping, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },
  {
    title: 'no media type',
    sent: { ...ping, headers: { 'content-type': undefined } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },
  {
    title: 'a doubled media type',
    sent: { ...ping, headers: { 'content-type': 'application/json, text/plain' } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },

  // Revisions
  ...['2025-03-26', '2025-06-18', '2025-11-25'].map((revision) => ({
    title: `revision ${revision}`,
    sent: { body: initialize(revision) },
    status: 200,
    body: initialized(revision),
  })),
  {
    title: 'a revision before the first with this transport',
    sent: { body: initialize('2024-10-07') },
    status: 200,
    body: initialized('2024-10-07'),
  },
  {
    title: 'a revision that nobody knows',
    sent: { body: initialize('2099-01-01') },
    status: 200,
    body: initialized('2025-11-25'),
  },
  {
    title: 'a header of a revision before',
    sent: { ...ping, headers: { 'mcp-protocol-version': '2025-06-18' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a session that nobody gave',
    sent: { ...ping, headers: { 'mcp-session-id': 'x' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'the newest revision',
    sent: modern('server/discover'),
    status: 200,
    body: {
      jsonrpc: '2.0',
      id: 1,
      result: {
        supportedVersions: ['2026-07-28'],
        capabilities: { tools: { listChanged: false } },
        instructions: 'Use it for the lamp at home.',
        resultType: 'complete',
        ttlMs: 0,
        cacheScope: 'private',
        _meta: {
          'io.modelcontextprotocol/serverInfo': { name: 'lamp', title: 'Example lamp', version: '1.0.0' },
        },
      },
    },
  },
  {
    title: 'a subscription, which would never end',
    sent: { ...modern('subscriptions/listen', { notifications: { toolsListChanged: true } }) },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_603, message: 'Subscription limit reached' } },
  },

  // Alexa+, which reads no challenge
  {
    title: 'Alexa+ without a token',
    sent: { body: initialize('2025-03-26', 'Alexa+ MCP Client'), token: () => undefined },
    status: 401,
    headers: { 'cache-control': 'no-store' },
    body: noToken.body,
  },
  {
    title: 'Alexa+ by its user agent',
    sent: { ...ping, token: () => undefined, headers: { 'user-agent': 'Alexa/1.0' } },
    status: 401,
    headers: { 'cache-control': 'no-store' },
    body: noToken.body,
  },
  {
    title: 'Alexa+ without a scope',
    sent: {
      body: callTool('get_lamp'),
      headers: { 'user-agent': 'Alexa/1.0' },
      token: (world) => world.token({ scopes: [] }),
    },
    status: 403,
    body: lacks('lamp.read').body,
  },
  {
    title: 'somebody whose name has Alexa in it',
    sent: { body: initialize('2025-03-26', 'My Alexa+ clone'), token: () => undefined },
    ...noToken,
  },

  // Tools
  {
    title: 'a tool that there is not',
    sent: { body: callTool('steal_lamp') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_602, message: 'Tool steal_lamp not found' } },
  },
  {
    title: 'arguments of another type',
    sent: { body: callTool('dim_lamp', { room: 5, brightness: 50 }) },
    status: 200,
    body: {
      jsonrpc: '2.0',
      id: 1,
      result: {
        content: [
          {
            type: 'text',
            text: 'Input validation error: Invalid arguments for tool dim_lamp: room: expected string',
          },
        ],
        isError: true,
      },
    },
  },
  {
    title: 'an argument that the tool does not have',
    sent: { body: callTool('get_lamp', { customer: 'bob' }) },
    status: 200,
    body: {
      jsonrpc: '2.0',
      id: 1,
      result: {
        content: [
          {
            type: 'text',
            text: 'Input validation error: Invalid arguments for tool get_lamp: customer: expected never',
          },
        ],
        isError: true,
      },
    },
  },
];
