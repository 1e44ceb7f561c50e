import { rpc } from '../world';
import { fault, noToken, ping, pong, type RequestCase } from './request-case';

const notAMessage = 'Bad Request: the request body is not a valid JSON-RPC message';
const nested = (open: string, depth: number, close: string) =>
  `${open.repeat(depth)}${open === '[' ? '' : 1}${close.repeat(depth)}`;

/** What a body can be. */
export const messageCases: readonly RequestCase[] = [
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
      notAMessage,
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
  ...['', 0, -1, Number.MAX_SAFE_INTEGER, 'i'.repeat(5_000), '\ud800'].map((id) => ({
    title: `the id ${JSON.stringify(id).slice(0, 20)}`,
    sent: { body: rpc('ping', undefined, id) },
    status: 200,
    body: pong(id),
  })),
  // MCP's ids are texts and integers, and never null. What could be read is said again.
  ...[null, 1.5, 1e300, true, [1]].map((id) => ({
    title: `the id ${JSON.stringify(id)}`,
    sent: { body: { jsonrpc: '2.0', id, method: 'ping' } },
    status: 400,
    body: fault(-32_600, notAMessage, typeof id === 'number' ? id : null),
  })),
  ...[
    { jsonrpc: '2.0', id: 1, method: 'ping', extra: 1 },
    { jsonrpc: '2.0', id: 1, method: 'ping', result: {} },
    { jsonrpc: '2.0', id: 1, method: 'ping', params: [1] },
    { jsonrpc: '2.0', id: 1, method: 'ping', params: null },
    { jsonrpc: '2.0', id: 1, method: 'ping', params: { _meta: 'x' } },
    { jsonrpc: '2.0', id: 1, method: 'ping', params: { _meta: { progressToken: {} } } },
    { jsonrpc: '2.0', id: 1, method: 'ping', params: { _meta: { progressToken: 1.5 } } },
  ].map((body) => ({
    title: `the request ${JSON.stringify(body)}`,
    sent: { body },
    status: 400,
    body: fault(-32_600, notAMessage, 1),
  })),
  {
    title: 'JSON with a byte order mark and spaces around it',
    sent: { body: `\ufeff \n\t${JSON.stringify(rpc('ping'))}\r\n ` },
    status: 200,
    body: pong(),
  },
  ...['{"jsonrpc":"2.0","id":1,"method":"ping"}\n{}', '{"jsonrpc":"2.0","id":NaN,"method":"ping"}', '\0'].map(
    (body) => ({
      title: `what is nearly JSON: ${JSON.stringify(body)}`,
      sent: { body },
      status: 400,
      body: fault(-32_700, 'Parse error: the body is not JSON'),
    }),
  ),
  {
    title: 'a method that is said twice, of which the last is meant',
    sent: { body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"ping"}' },
    status: 200,
    body: pong(),
  },
  {
    title: 'parameters 8,000 deep',
    sent: { body: `{"jsonrpc":"2.0","id":1,"method":"ping","params":${nested('{"a":', 8_000, '}')}}` },
    status: 200,
    body: pong(),
  },
  {
    title: 'a batch 30,000 deep',
    sent: { body: nested('[', 30_000, ']') },
    status: 400,
    body: fault(-32_600, 'Bad Request: JSON-RPC batch contains an invalid message'),
  },
  {
    title: 'half a character for a method',
    sent: { body: rpc('\ud800') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  },
  {
    title: 'an unknown method',
    sent: { body: rpc('things/steal') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  },
  ...[
    'resources/list',
    'resources/templates/list',
    'prompts/list',
    'logging/setLevel',
    'completion/complete',
    'tasks/list',
  ].map((method) => ({
    title: `${method}, of which there is nothing here`,
    sent: { body: rpc(method) },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
  })),
  {
    title: 'a notification',
    sent: { body: { jsonrpc: '2.0', method: 'notifications/initialized' } },
    status: 202,
  },
  { title: 'an answer to nothing', sent: { body: { jsonrpc: '2.0', id: 1, result: {} } }, status: 202 },
];
