import { mcpUrl } from '../world';
import { fault, noToken, ping, pong, type RequestCase } from './request-case';

/** A page that is allowed to call. */
const page = 'http://localhost:6274';
const readableBy = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'WWW-Authenticate',
  vary: 'Origin',
});
/** What a browser asks before it sends what a page's code wants sent. */
const asked = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,mcp-protocol-version',
};
const documents = {
  '/.well-known/oauth-protected-resource/mcp': { resource: mcpUrl },
  '/.well-known/oauth-authorization-server': { issuer: new URL(mcpUrl).origin },
};

/** How a request is addressed: method, path, host, and the page that it comes from. */
export const addressCases: readonly RequestCase[] = [
  // Methods and paths
  ...['GET', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'].map((method) => ({
    title: `${method} of the MCP URL`,
    sent: { method },
    status: 405,
    headers: { allow: 'POST' },
    body: fault(-32_000, 'Method not allowed'),
  })),
  ...['GET', 'HEAD', 'DELETE'].map((method) => ({
    title: `${method} with a body`,
    sent: { method, body: 'x' },
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
    '/%6dcp',
    '/mcp;v=1',
    '/mcp%00',
    '/mcp/..',
    '/%',
    '/.well-known/oauth-authorization-server/mcp',
    '/.well-known/%6fauth-authorization-server',
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
  ...['add-on.example.com:443', 'ADD-ON.EXAMPLE.COM'].map((host) => ({
    title: `the host ${host}`,
    sent: { ...ping, headers: { host } },
    status: 200,
    body: pong(),
  })),
  {
    title: 'the host with a dot at its end',
    sent: { ...ping, headers: { host: 'add-on.example.com.' } },
    status: 403,
    body: fault(-32_000, 'Invalid Host: add-on.example.com.'),
  },
  {
    title: 'two hosts',
    sent: { ...ping, headers: { host: 'add-on.example.com, evil.example' } },
    status: 403,
    body: fault(-32_000, 'Invalid Host header: add-on.example.com, evil.example'),
  },
  {
    title: 'what a proxy says of another host',
    sent: { ...ping, headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a method that another header asks for',
    sent: { method: 'GET', headers: { 'x-http-method-override': 'POST' } },
    status: 405,
    headers: { allow: 'POST' },
    body: fault(-32_000, 'Method not allowed'),
  },
  {
    title: 'the end of a session',
    sent: { method: 'DELETE', headers: { 'mcp-session-id': 'x' } },
    status: 405,
    headers: { allow: 'POST' },
    body: fault(-32_000, 'Method not allowed'),
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

  // Pages in a browser whose own code calls
  {
    title: 'an allowed page',
    sent: { ...ping, headers: { origin: page } },
    status: 200,
    headers: readableBy(page),
    body: pong(),
  },
  {
    title: 'an allowed page that sends what browsers ask with',
    sent: { ...ping, headers: { origin: page, ...asked } },
    status: 200,
    headers: readableBy(page),
    body: pong(),
  },
  {
    title: 'an allowed page without a token',
    sent: { ...ping, token: () => undefined, headers: { origin: page } },
    ...noToken,
    headers: { ...noToken.headers, ...readableBy(page) },
  },
  {
    title: 'an allowed page that wants a stream',
    sent: { method: 'GET', headers: { origin: page } },
    status: 405,
    headers: { allow: 'POST', ...readableBy(page) },
    body: fault(-32_000, 'Method not allowed'),
  },
  {
    title: 'a browser that asks for an allowed page',
    sent: { method: 'OPTIONS', token: () => undefined, headers: { origin: page, ...asked } },
    status: 204,
    headers: {
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization,mcp-protocol-version',
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    },
  },
  {
    title: 'an allowed page that asks for options',
    sent: { method: 'OPTIONS', token: () => undefined, headers: { origin: page } },
    ...noToken,
    headers: { ...noToken.headers, ...readableBy(page) },
  },
  ...['https://localhost:6274', 'http://localhost:6275', 'http://localhost', `${page}.evil.example`].map(
    (origin) => ({
      title: `a browser that asks for the page ${origin}`,
      sent: { method: 'OPTIONS', token: () => undefined, headers: { origin, ...asked } },
      status: 403,
      body: fault(-32_000, expect.stringContaining('Invalid Origin')),
    }),
  ),

  // The two documents, which are public
  ...Object.entries(documents).flatMap(([path, body]): RequestCase[] => [
    {
      title: `${path} for any page`,
      sent: { method: 'GET', path, token: () => undefined, headers: { origin: 'https://any.example' } },
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
      body: expect.objectContaining(body),
    },
    {
      title: `${path} for a browser that asks`,
      sent: {
        method: 'OPTIONS',
        path,
        token: () => undefined,
        headers: { origin: 'https://any.example', ...asked, 'access-control-request-method': 'GET' },
      },
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers': 'authorization,mcp-protocol-version',
        vary: 'Access-Control-Request-Headers',
      },
    },
    {
      title: `${path} at another host`,
      sent: { method: 'GET', path, headers: { host: 'evil.example' } },
      status: 403,
      body: fault(-32_000, 'Invalid Host: evil.example'),
    },
    {
      title: `${path} that is written`,
      sent: { method: 'POST', path, body: {} },
      status: 405,
      headers: { 'access-control-allow-origin': '*', allow: 'GET, HEAD, OPTIONS' },
      body: {
        error: 'method_not_allowed',
        error_description: 'The method POST is not allowed for this endpoint',
      },
    },
    {
      title: `the head of ${path}`,
      sent: { method: 'HEAD', path, token: () => undefined },
      status: 200,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
    },
  ]),
];
