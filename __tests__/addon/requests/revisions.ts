import { callTool } from '../world';
import {
  initialize,
  initialized,
  lacks,
  modern,
  noToken,
  ping,
  pong,
  type RequestCase,
} from './request-case';

/** Revisions of the protocol, and Alexa+, which reads no challenge. */
export const revisionCases: readonly RequestCase[] = [
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
  ...['2099-01-01', 'x', '2026-07-28'].map((revision) => ({
    title: `the header of revision ${revision} with a message of one before`,
    sent: { ...ping, headers: { 'mcp-protocol-version': revision } },
    status: 400,
    body: {
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32_602,
        message: `Invalid params: the MCP-Protocol-Version header names protocol revision ${revision}, but the request is missing the required per-request envelope key(s): _meta`,
        data: { envelope: { missing: ['_meta'] } },
      },
    },
  })),
  ...['2024-11-05', '2024-10-07'].map((revision) => ({
    title: `the header of revision ${revision}, before the first with this transport`,
    sent: { ...ping, headers: { 'mcp-protocol-version': revision } },
    status: 200,
    body: pong(),
  })),
  ...['', '2025-06-18, 2025-11-25'].map((revision) => ({
    title: `the header of revision "${revision}"`,
    sent: { ...ping, headers: { 'mcp-protocol-version': revision } },
    status: 400,
    body: {
      jsonrpc: '2.0',
      id: null,
      error: {
        code: -32_000,
        message: `Bad Request: Unsupported protocol version: ${revision} (supported versions: 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05, 2024-10-07)`,
      },
    },
  })),
  {
    title: 'a handshake of another revision than the header',
    sent: { body: initialize('2025-06-18'), headers: { 'mcp-protocol-version': '2025-11-25' } },
    status: 200,
    body: initialized('2025-06-18'),
  },
  ...[
    ['mcp-protocol-version', '2025-11-25'],
    ['mcp-method', 'tools/call'],
  ].map(([name = '', value = '']) => ({
    title: `a message of the newest revision whose header ${name} says ${value}`,
    sent: { ...modern('tools/list'), headers: { ...modern('tools/list').headers, [name]: value } },
    status: 400,
    body: { jsonrpc: '2.0', id: 1, error: expect.objectContaining({ code: -32_020 }) },
  })),
  {
    title: 'a tool of the newest revision whose header names another',
    sent: {
      ...modern('tools/call', { name: 'get_lamp', arguments: {} }),
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'dim_lamp' },
    },
    status: 400,
    body: { jsonrpc: '2.0', id: 1, error: expect.objectContaining({ code: -32_020 }) },
  },
  {
    title: 'the newest revision in the handshake of those before',
    sent: { body: initialize('2026-07-28') },
    status: 200,
    body: initialized('2025-11-25'),
  },
  {
    title: 'a message of a revision that nobody knows',
    sent: modern('tools/list', {}, '2099-01-01'),
    status: 400,
    body: {
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32_022,
        message: 'Unsupported protocol version: 2099-01-01',
        data: { supported: ['2026-07-28'], requested: '2099-01-01' },
      },
    },
  },
  {
    title: 'the newest revision without the method among the headers',
    sent: { ...modern('tools/list'), headers: { 'mcp-protocol-version': '2026-07-28' } },
    status: 400,
    body: {
      jsonrpc: '2.0',
      id: 1,
      error: expect.objectContaining({ code: -32_020 }),
    },
  },
  ...['initialize', 'ping', 'logging/setLevel', 'things/steal'].map((method) => ({
    title: `${method} in the newest revision, which has no such method`,
    sent: modern(method),
    status: 404,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  })),
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
    title: 'Alexa+ without a token in the newest revision',
    sent: { ...modern('tools/list', {}, '2026-07-28', 'Alexa+ MCP Client'), token: () => undefined },
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
];
