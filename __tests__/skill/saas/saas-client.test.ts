import nock from 'nock';
import * as v from 'valibot';
import { Deadline } from '../../../skill/saas/deadline';
import { count, cursor, day, id, text } from '../../../skill/saas/fields';
import type { SaasApi } from '../../../skill/saas/operation';
import type { SaasCall, SaasFailure } from '../../../skill/saas/outcome';
import { createClient } from '../../../skill/saas/saas-client';

const order = v.object({ id, title: text, status: v.string(), dueOn: v.nullish(day) });

/** Operations of every kind. */
const api = {
  scopes: { 'lamp.read': '', 'orders.read': '', 'orders.write': '' },
  problems: {
    'plan-required': { status: 403, title: '' },
    'already-completed': { status: 409, title: '' },
    'idempotency-conflict': { status: 409, title: '' },
    'invalid-order': { status: 422, title: '' },
    'order-limit-reached': { status: 422, title: '' },
    'order-closed': { status: 409, title: '', toldBy: 'status' },
    'order-strange': { status: 422, title: '', toldBy: 'status' },
  },
  operations: {
    me: {
      method: 'GET',
      path: '/v1/lamp',
      scope: 'lamp.read',
      repeat: 'safe',
      status: 200,
      answer: v.object({ displayName: text, plan: v.looseObject({}), usage: v.looseObject({}) }),
      problems: [],
    },
    openOrders: {
      method: 'GET',
      path: '/v1/orders',
      query: { status: 'open', limit: v.number(), cursor: v.optional(v.string()) },
      scope: 'orders.read',
      repeat: 'safe',
      status: 200,
      answer: v.object({ orders: v.array(order), nextCursor: v.nullish(cursor), total: count }),
      problems: ['bad-request'],
    },
    addOrder: {
      method: 'POST',
      path: '/v1/orders',
      body: { title: v.string() },
      scope: 'orders.write',
      repeat: 'by-key',
      status: 201,
      answer: order,
      problems: ['invalid-order'],
    },
    completeOrder: {
      method: 'POST',
      path: '/v1/orders/{id}/complete',
      scope: 'orders.write',
      repeat: 'idempotent',
      status: 200,
      answer: order,
      problems: ['not-found'],
    },
    charge: {
      method: 'PATCH',
      path: '/v1/orders/{id}',
      query: { tag: v.array(v.string()) },
      headers: { 'X-Version': 2 },
      body: { paid: v.boolean(), by: 'voice' },
      scope: 'orders.write',
      repeat: 'never',
      status: 200,
      answer: order,
      problems: ['already-completed', 'order-closed'],
    },
  },
} as const satisfies SaasApi;

const origin = 'https://api.example.com';
const accessToken = 'header.payload.signature';
const milk = { id: 'ord_1', title: 'Milk', status: 'open', dueOn: '2026-11-30' };
const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', orderLimit: 100, renewsOn: '2026-12-31' },
  usage: { openOrders: 7 },
};

let calls: SaasCall[] = [];
const client = (options: { baseUrl?: string; accessToken?: string; milliseconds?: number } = {}) =>
  createClient(api, {
    baseUrl: options.baseUrl ?? origin,
    accessToken: options.accessToken ?? accessToken,
    deadline: new Deadline(options.milliseconds ?? 5_000),
    onCall: (call) => calls.push(call),
  });

beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  calls = [];
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe('the requests', () => {
  const authorized = { reqheaders: { authorization: `Bearer ${accessToken}` } };

  it('reads the customer', async () => {
    nock(origin, authorized).get('/v1/lamp').reply(200, profile);
    expect(await client().me()).toEqual({ kind: 'ok', value: profile });
    expect(calls).toEqual([
      { operation: 'GET /v1/lamp', status: 200, milliseconds: expect.any(Number), attempts: 1 },
    ]);
  });

  it('reads a page of open orders, under the path of the base URL', async () => {
    const page = { orders: [milk], nextCursor: 'c2', total: 7 };
    nock(origin, authorized).get('/base/v1/orders?status=open&limit=5&cursor=a%2Bb%26c').reply(200, page);
    const outcome = await client({ baseUrl: `${origin}/base/` }).openOrders({ limit: 5, cursor: 'a+b&c' });
    expect(outcome).toEqual({ kind: 'ok', value: page });
  });

  it('creates an order under its idempotency key', async () => {
    nock(origin, {
      reqheaders: {
        ...authorized.reqheaders,
        'content-type': 'application/json',
        'idempotency-key': 'request-1',
      },
    })
      .post('/v1/orders', { title: 'Milk' })
      .reply(201, milk);
    const outcome = await client().addOrder({ title: 'Milk', idempotencyKey: 'request-1' });
    expect(outcome).toEqual({ kind: 'ok', value: milk });
  });

  it('completes an order, whose id cannot leave its place in the path', async () => {
    nock(origin, authorized)
      .post('/v1/orders/..%2Fme%3F/complete', '')
      .reply(200, { ...milk, status: 'done' });
    const outcome = await client().completeOrder({ id: '../me?' });
    expect(outcome).toEqual({ kind: 'ok', value: { ...milk, status: 'done' } });
  });

  it('sends what is given and what is always the same: a list repeated, a header, a body', async () => {
    nock(origin, { reqheaders: { ...authorized.reqheaders, 'x-version': '2' } })
      .patch('/v1/orders/ord_1?tag=a&tag=b', { paid: true, by: 'voice' })
      .reply(200, milk);
    const outcome = await client().charge({ id: 'ord_1', tag: ['a', 'b'], paid: true });
    expect(outcome).toEqual({ kind: 'ok', value: milk });
  });

  it.each(['.', '..', '', '\ud800'])('finds no order whose id no path can hold: %j', async (id) => {
    expect(await client().completeOrder({ id })).toEqual({ kind: 'not-found', reason: 'other' });
    expect(calls).toEqual([]);
  });

  it('reads the beginning of a text that is too long, and makes it well-formed', async () => {
    const title = `\ud800${'x'.repeat(250_000)}`;
    nock(origin)
      .post('/v1/orders')
      .reply(201, JSON.stringify({ ...milk, title }), { 'Content-Type': 'application/json' });
    expect(await client().addOrder({ title: 'x', idempotencyKey: 'key' })).toEqual({
      kind: 'ok',
      value: { ...milk, title: `\ufffd${'x'.repeat(999)}` },
    });
  });

  it.each([
    ['the id of an order is a step up', { orders: [{ ...milk, id: '..' }], total: 1 }],
    ['the id of an order is not well-formed', { orders: [{ ...milk, id: 'a\ud800' }], total: 1 }],
    ['the cursor is not well-formed', { orders: [], total: 0, nextCursor: '\udfff' }],
    ['the cursor is too long for the session', { orders: [], total: 0, nextCursor: 'x'.repeat(2_001) }],
  ])('takes nothing of a page where %s', async (_name, page) => {
    nock(origin).get('/v1/orders?status=open&limit=5').reply(200, JSON.stringify(page), {
      'Content-Type': 'application/json',
    });
    expect(await client().openOrders({ limit: 5 })).toEqual({ kind: 'unavailable', reason: 'wrong-shape' });
  });

  it.each([
    ['with a line break', 'a\r\nX: 1'],
    ['outside ASCII', 'ü'],
    ['with a space', 'with space'],
    ['empty', ''],
    ['too long for a header', 'x'.repeat(8_001)],
  ])('never sends a token that is not one: %s', async (_name, token) => {
    expect(await client({ accessToken: token }).me()).toEqual({ kind: 'token-refused' });
    expect(calls).toEqual([]);
  });
});

describe('the outcomes', () => {
  const asked = 'Bearer realm="saas-api", error="insufficient_scope", scope="https://api.example.com/';
  const table: [string, number, string | undefined, Record<string, string>, SaasFailure][] = [
    ['a bad request', 400, 'bad-request', {}, { kind: 'bad-request', reason: 'other' }],
    ['a missing token', 401, 'missing-token', {}, { kind: 'token-refused' }],
    ['a refused token', 401, undefined, {}, { kind: 'token-refused' }],
    [
      'a missing scope, named by the header',
      403,
      'insufficient-scope',
      { 'WWW-Authenticate': `${asked}orders.write"` },
      { kind: 'forbidden', reason: 'insufficient-scope', scope: 'orders.write' },
    ],
    [
      'a missing scope, named by the problem only',
      403,
      'insufficient-scope',
      {},
      { kind: 'forbidden', reason: 'insufficient-scope', scope: 'lamp.read' },
    ],
    [
      'a plan that does not suffice',
      403,
      'plan-required',
      {},
      { kind: 'forbidden', reason: 'plan-required', scope: 'lamp.read' },
    ],
    ['any other 403', 403, undefined, {}, { kind: 'forbidden', reason: 'other', scope: 'lamp.read' }],
    ['nothing there', 404, 'not-found', {}, { kind: 'not-found', reason: 'other' }],
    ['an order done before', 409, 'already-completed', {}, { kind: 'conflict', reason: 'already-completed' }],
    [
      'a key used before',
      409,
      'idempotency-conflict',
      {},
      { kind: 'conflict', reason: 'idempotency-conflict' },
    ],
    ['any other 409', 409, undefined, {}, { kind: 'conflict', reason: 'other' }],
    ['an invalid order', 422, 'invalid-order', {}, { kind: 'invalid', reason: 'invalid-order' }],
    ['a full list', 422, 'order-limit-reached', {}, { kind: 'invalid', reason: 'order-limit-reached' }],
    ['any other 422', 422, 'something-new', {}, { kind: 'invalid', reason: 'other' }],
    [
      'a rate limit with its seconds',
      429,
      'rate-limited',
      { 'Retry-After': '30' },
      { kind: 'rate-limited', retryAfterSeconds: 30 },
    ],
    ['a rate limit', 429, undefined, {}, { kind: 'rate-limited' }],
    ['a fault of the service', 500, undefined, {}, { kind: 'unavailable', reason: 'server-error' }],
    ['a redirect', 307, undefined, { Location: '/x' }, { kind: 'unavailable', reason: 'redirect' }],
    ['an unknown status', 418, undefined, {}, { kind: 'unavailable', reason: 'unexpected-status' }],
    ['another success', 204, undefined, {}, { kind: 'unavailable', reason: 'unexpected-status' }],
  ];

  it.each(table)('%s (%d)', async (_name, status, type, headers, outcome) => {
    const body = type && JSON.stringify({ type: `/problems/${type}`, title: type, status });
    nock(origin)
      .get('/v1/lamp')
      .reply(status, body, { 'Content-Type': 'application/problem+json', ...headers });
    expect(await client().me()).toEqual(outcome);
  });

  it.each([502, 503, 504])('tries once more after a %d', async (status) => {
    nock(origin).get('/v1/lamp').reply(status).get('/v1/lamp').reply(200, profile);
    expect(await client().me()).toEqual({ kind: 'ok', value: profile });
    expect(calls).toMatchObject([{ status: 200, attempts: 2 }]);
  });

  it('tries no second time what nothing makes harmless', async () => {
    nock(origin).patch('/v1/orders/ord_1?tag=a').reply(503);
    expect(await client().charge({ id: 'ord_1', tag: ['a'], paid: true })).toEqual({
      kind: 'unavailable',
      reason: 'server-error',
      mayBeDone: true,
    });
    expect(calls).toMatchObject([{ status: 503, attempts: 1 }]);
  });

  it('says that a refusal came to the second attempt, so that the first may have done it', async () => {
    nock(origin)
      .post('/v1/orders/ord_1/complete')
      .reply(503)
      .post('/v1/orders/ord_1/complete')
      .reply(409, { type: '/problems/already-completed' }, { 'Content-Type': 'application/problem+json' });
    expect(await client().completeOrder({ id: 'ord_1' })).toEqual({
      kind: 'conflict',
      reason: 'already-completed',
      repeated: true,
    });
  });

  it.each([
    ['no type', 409, {}, { kind: 'conflict', reason: 'order-closed' }],
    ['a type that nobody knows', 409, { type: '/problems/x' }, { kind: 'conflict', reason: 'order-closed' }],
    [
      'the type of another problem',
      409,
      { type: '/problems/already-completed' },
      { kind: 'conflict', reason: 'already-completed' },
    ],
    ['the status of another', 422, {}, { kind: 'invalid', reason: 'other' }],
  ])(
    'tells a problem of the operation by its status where there is %s',
    async (_what, status, body, outcome) => {
      nock(origin)
        .patch('/v1/orders/ord_1')
        .query(true)
        .reply(status, body, { 'Content-Type': 'application/json' });
      expect(await client().charge({ id: 'ord_1', tag: ['a'], paid: true })).toEqual(outcome);
    },
  );

  it.each(['/problems/', 'https://api.example.com/probs/', 'urn:problem-type:', 'about#', ''])(
    'knows a problem by the last segment of its type, whatever stands before: %p',
    async (before) => {
      const type = `${before}already-completed`;
      nock(origin).get('/v1/lamp').reply(409, { type }, { 'Content-Type': 'application/problem+json' });
      expect(await client().me()).toEqual({ kind: 'conflict', reason: 'already-completed' });
    },
  );

  it('tries no third time', async () => {
    nock(origin).get('/v1/lamp').twice().reply(503);
    expect(await client().me()).toEqual({ kind: 'unavailable', reason: 'server-error' });
    expect(calls).toMatchObject([{ status: 503, attempts: 2 }]);
  });

  it('tries no second time if the deadline is near', async () => {
    nock(origin).get('/v1/lamp').reply(503);
    expect(await client({ milliseconds: 400 }).me()).toEqual({ kind: 'unavailable', reason: 'server-error' });
    expect(calls).toMatchObject([{ attempts: 1 }]);
  });
});
