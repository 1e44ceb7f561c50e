import { callTool, rpc } from '../world';
import { fault, initialize, lacks, modern, pong, type RequestCase } from './request-case';

/** Several messages in one request, which the first revisions with this transport have. */
export const batchCases: readonly RequestCase[] = [
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
  {
    title: 'a batch in its own revision',
    sent: { body: [rpc('ping')], headers: { 'mcp-protocol-version': '2025-03-26' } },
    status: 200,
    body: [pong()],
  },
  ...['2025-06-18', '2025-11-25'].map((revision) => ({
    title: `a batch in revision ${revision}`,
    sent: { body: [rpc('ping')], headers: { 'mcp-protocol-version': revision } },
    status: 400,
    body: fault(-32_600, `Invalid Request: revision ${revision} has no batches`),
  })),
  {
    title: 'a batch of the newest revision',
    sent: { ...modern('tools/list'), body: [modern('tools/list').body] },
    status: 400,
    body: fault(
      -32_600,
      'Bad Request: JSON-RPC batches may not contain requests for protocol revision 2026-07-28 or later',
    ),
  },
  {
    title: 'a batch with the ids 1 and "1"',
    sent: { body: [rpc('ping', undefined, 1), rpc('ping', undefined, '1')] },
    status: 200,
    body: [pong(1), pong('1')],
  },
  {
    title: 'a batch in a batch',
    sent: { body: [[rpc('ping')]] },
    status: 400,
    body: fault(-32_600, 'Bad Request: JSON-RPC batch contains an invalid message'),
  },
  {
    title: 'a batch of which one has wrong parameters',
    sent: { body: [rpc('tools/list', { cursor: 'x' }, 1), rpc('ping', undefined, 2)] },
    status: 200,
    body: [
      pong(2),
      {
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32_602, message: 'Invalid params: cursor: there is no such one' },
      },
    ],
  },
  {
    title: 'a batch with the ids 1 and "1", of which one has wrong parameters',
    sent: { body: [rpc('tools/list', { cursor: 'x' }, 1), rpc('ping', undefined, '1')] },
    status: 200,
    body: [
      pong('1'),
      {
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32_602, message: 'Invalid params: cursor: there is no such one' },
      },
    ],
  },
  {
    title: 'a batch of one with wrong parameters',
    sent: { body: [rpc('tools/call', {}, 'a')] },
    status: 200,
    body: [
      { jsonrpc: '2.0', id: 'a', error: { code: -32_602, message: 'Invalid params: name: is missing' } },
    ],
  },
  {
    title: 'a batch of which one has wrong parameters and one no scope',
    sent: {
      body: [rpc('tools/list', { cursor: 'x' }, 1), callTool('get_lamp', {}, 2)],
      token: (world) => world.token({ scopes: [] }),
    },
    ...lacks('lamp.read'),
  },
];
