import { rpc } from '../world';
import { fault, initialize, noToken, ping, pong, type RequestCase } from './request-case';

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
    title: 'a batch of one',
    sent: { body: [rpc('ping')] },
    status: 200,
    body: [pong()],
  },
  {
    title: 'a batch of one that is not done',
    sent: { body: [rpc('things/steal')] },
    status: 200,
    body: [{ jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } }],
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
    body: [pong()],
  },
  {
    title: 'the end of a request that was answered long ago',
    sent: { body: { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } } },
    status: 202,
  },
  {
    title: 'a batch with one id twice',
    sent: { body: [rpc('ping'), rpc('ping')] },
    status: 400,
    body: fault(-32_600, 'Invalid Request: two requests have one id'),
  },
  {
    title: 'a batch that is just not too long',
    sent: { body: Array.from({ length: 20 }, (_, id) => rpc('ping', undefined, id)) },
    status: 200,
    body: Array.from({ length: 20 }, (_, id) => pong(id)),
  },
  {
    title: 'a batch that is too long',
    sent: { body: Array.from({ length: 21 }, (_, id) => rpc('ping', undefined, id)) },
    status: 400,
    body: fault(-32_600, 'Invalid Request: a batch has at most 20 messages'),
  },
  {
    title: 'a batch of too many notifications',
    sent: { body: Array(21).fill({ jsonrpc: '2.0', method: 'notifications/initialized' }) },
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
    title: 'a client that accepts JSON of any kind',
    sent: { ...ping, headers: { accept: 'application/*;q=0.5' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that accepts streams alone',
    sent: { ...ping, headers: { accept: 'text/event-stream' } },
    status: 406,
    body: fault(-32_000, 'Not acceptable: the answer is application/json'),
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
];
