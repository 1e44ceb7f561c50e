import nock from 'nock';
import type { SaasFailure } from '../../../skill/saas/outcome';
import { mockSaas } from '../../support/saas-mock';
import { saasOrigin } from '../../support/skill-under-test';
import { ordersClient, profile } from './orders';

mockSaas();

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
    nock(saasOrigin)
      .get('/v1/lamp')
      .reply(status, body, { 'Content-Type': 'application/problem+json', ...headers });
    expect(await ordersClient().me()).toEqual(outcome);
  });

  it.each([502, 503, 504])('tries once more after a %d', async (status) => {
    const orders = ordersClient();
    nock(saasOrigin).get('/v1/lamp').reply(status).get('/v1/lamp').reply(200, profile);
    expect(await orders.me()).toEqual({ kind: 'ok', value: profile });
    expect(orders.calls).toMatchObject([{ status: 200, attempts: 2 }]);
  });

  it('tries no second time what nothing makes harmless', async () => {
    const orders = ordersClient();
    nock(saasOrigin).patch('/v1/orders/ord_1?tag=a').reply(503);
    expect(await orders.charge({ id: 'ord_1', tag: ['a'], paid: true })).toEqual({
      kind: 'unavailable',
      reason: 'server-error',
      mayBeDone: true,
    });
    expect(orders.calls).toMatchObject([{ status: 503, attempts: 1 }]);
  });

  it('says that a refusal came to the second attempt, so that the first may have done it', async () => {
    nock(saasOrigin)
      .post('/v1/orders/ord_1/complete')
      .reply(503)
      .post('/v1/orders/ord_1/complete')
      .reply(409, { type: '/problems/already-completed' }, { 'Content-Type': 'application/problem+json' });
    expect(await ordersClient().completeOrder({ id: 'ord_1' })).toEqual({
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
      nock(saasOrigin)
        .patch('/v1/orders/ord_1')
        .query(true)
        .reply(status, body, { 'Content-Type': 'application/json' });
      expect(await ordersClient().charge({ id: 'ord_1', tag: ['a'], paid: true })).toEqual(outcome);
    },
  );

  it.each(['/problems/', 'https://api.example.com/probs/', 'urn:problem-type:', 'about#', ''])(
    'knows a problem by the last segment of its type, whatever stands before: %p',
    async (before) => {
      const type = `${before}already-completed`;
      nock(saasOrigin).get('/v1/lamp').reply(409, { type }, { 'Content-Type': 'application/problem+json' });
      expect(await ordersClient().me()).toEqual({ kind: 'conflict', reason: 'already-completed' });
    },
  );

  it('tries no third time', async () => {
    const orders = ordersClient();
    nock(saasOrigin).get('/v1/lamp').twice().reply(503);
    expect(await orders.me()).toEqual({ kind: 'unavailable', reason: 'server-error' });
    expect(orders.calls).toMatchObject([{ status: 503, attempts: 2 }]);
  });

  it('tries no second time if the deadline is near', async () => {
    const orders = ordersClient({ milliseconds: 400 });
    nock(saasOrigin).get('/v1/lamp').reply(503);
    expect(await orders.me()).toEqual({ kind: 'unavailable', reason: 'server-error' });
    expect(orders.calls).toMatchObject([{ attempts: 1 }]);
  });
});
