import { callTool, rpc } from '../world';
import { fault, initialize, modern, pong, type RequestCase } from './request-case';

const invalid = (what: string) => ({
  jsonrpc: '2.0',
  id: 1,
  error: { code: -32_602, message: `Invalid params: ${what}` },
});
const { params } = initialize('2025-06-18');

/** What is said with a method. */
export const paramCases: readonly RequestCase[] = [
  ...['nonsense', '', 5].map((cursor) => ({
    title: `a list that goes on from ${JSON.stringify(cursor)}, where there is one page`,
    sent: { body: rpc('tools/list', { cursor }) },
    status: 200,
    body: invalid('cursor: there is no such one'),
  })),
  {
    title: 'the same in the newest revision',
    sent: modern('tools/list', { cursor: 'nonsense' }),
    status: 400,
    body: invalid('cursor: there is no such one'),
  },
  ...[
    [undefined, 'params: is missing'],
    [{ ...params, protocolVersion: undefined }, 'protocolVersion: is missing'],
    [{ ...params, protocolVersion: 20_250_618 }, 'protocolVersion: expected string'],
    [{ ...params, capabilities: 'all' }, 'capabilities: expected Object'],
    [{ ...params, clientInfo: { name: 'x' } }, 'clientInfo.version: is missing'],
  ].map(([given, what]) => ({
    title: `initialize where ${what}`,
    sent: { body: rpc('initialize', given as object | undefined) },
    status: 200,
    body: invalid(String(what)),
  })),
  ...[
    [{}, 'name: is missing'],
    [{ name: 5 }, 'name: expected string'],
    [{ name: '__proto__' }, 'name: expected another value'],
    [{ name: 'constructor' }, 'name: expected another value'],
    [{ name: 'get_lamp', arguments: [] }, 'arguments: expected another value'],
    [{ name: 'get_lamp', arguments: null }, 'arguments: expected another value'],
    [{ name: 'get_lamp', arguments: 'x' }, 'arguments: expected another value'],
  ].map(([given, what]) => ({
    title: `tools/call with ${JSON.stringify(given)}`,
    sent: { body: rpc('tools/call', given as object) },
    status: 200,
    body: invalid(String(what)),
  })),
  ...['Get_Lamp', 'get_lamp ', '\ud800'].map((name) => ({
    title: `the tool ${JSON.stringify(name)}`,
    sent: { body: callTool(name) },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_602, message: `Tool ${name} not found` } },
  })),
  ...[{ progressToken: 'p' }, { progressToken: 7 }, { 'com.example/trace': { a: 1 } }, {}].map((_meta) => ({
    title: `_meta that is ${JSON.stringify(_meta)}`,
    sent: { body: rpc('ping', { _meta }) },
    status: 200,
    body: pong(),
  })),
  { title: 'ping with parameters', sent: { body: rpc('ping', { a: 1 }) }, status: 200, body: pong() },
  ...[
    ['notifications/cancelled', { requestId: 'never' }],
    ['notifications/progress', { progressToken: 1, progress: 1 }],
    ['notifications/things', undefined],
    ['initialize', params],
  ].map(([method, given]) => ({
    title: `the notification ${method}`,
    sent: { body: { jsonrpc: '2.0', method, params: given } },
    status: 202,
  })),
  {
    title: 'a notification whose parameters are no object',
    sent: { body: { jsonrpc: '2.0', method: 'notifications/cancelled', params: 5 } },
    status: 400,
    body: fault(-32_600, 'Bad Request: the request body is not a valid JSON-RPC message'),
  },
];
