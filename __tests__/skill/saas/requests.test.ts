import nock from 'nock';
import { mockSaas } from '../../support/saas-mock';
import { saasOrigin } from '../../support/skill-under-test';
import { accessToken, ordersClient, profile, vase } from './orders';

mockSaas();

describe('the requests', () => {
  const authorized = { reqheaders: { authorization: `Bearer ${accessToken}` } };

  it('reads the customer', async () => {
    const orders = ordersClient();
    nock(saasOrigin, authorized).get('/v1/lamp').reply(200, profile);
    expect(await orders.me()).toEqual({ kind: 'ok', value: profile });
    expect(orders.calls).toEqual([
      { operation: 'GET /v1/lamp', status: 200, milliseconds: expect.any(Number), attempts: 1 },
    ]);
  });

  it('reads a page of open orders, under the path of the base URL', async () => {
    const page = { orders: [vase], nextCursor: 'c2', total: 7 };
    nock(saasOrigin, authorized).get('/base/v1/orders?status=open&limit=5&cursor=a%2Bb%26c').reply(200, page);
    const outcome = await ordersClient({ baseUrl: `${saasOrigin}/base/` }).openOrders({
      limit: 5,
      cursor: 'a+b&c',
    });
    expect(outcome).toEqual({ kind: 'ok', value: page });
  });

  it('creates an order under its idempotency key', async () => {
    nock(saasOrigin, {
      reqheaders: {
        ...authorized.reqheaders,
        'content-type': 'application/json',
        'idempotency-key': 'request-1',
      },
    })
      .post('/v1/orders', { title: 'Vase' })
      .reply(201, vase);
    const outcome = await ordersClient().addOrder({ title: 'Vase', idempotencyKey: 'request-1' });
    expect(outcome).toEqual({ kind: 'ok', value: vase });
  });

  it('completes an order, whose id cannot leave its place in the path', async () => {
    nock(saasOrigin, authorized)
      .post('/v1/orders/..%2Fme%3F/complete', '')
      .reply(200, { ...vase, status: 'done' });
    const outcome = await ordersClient().completeOrder({ id: '../me?' });
    expect(outcome).toEqual({ kind: 'ok', value: { ...vase, status: 'done' } });
  });

  it('sends what is given and what is always the same: a list repeated, a header, a body', async () => {
    nock(saasOrigin, { reqheaders: { ...authorized.reqheaders, 'x-version': '2' } })
      .patch('/v1/orders/ord_1?tag=a&tag=b', { paid: true, by: 'voice' })
      .reply(200, vase);
    const outcome = await ordersClient().charge({ id: 'ord_1', tag: ['a', 'b'], paid: true });
    expect(outcome).toEqual({ kind: 'ok', value: vase });
  });

  it('fills in what stands within something, one value wherever it is named, and writes another type of JSON', async () => {
    const headers = { ...authorized.reqheaders, 'content-type': 'application/vnd.api+json' };
    nock(saasOrigin, { reqheaders: headers })
      .put('/v1/orders/a%2Fb.json', { data: { type: 'order', id: 'a/b', attributes: { title: 'Vase' } } })
      .reply(200, vase);
    const outcome = await ordersClient().rename({ id: 'a/b', format: 'json', title: 'Vase' });
    expect(outcome).toEqual({ kind: 'ok', value: vase });
  });

  it('writes a form, in which brackets name what something stands within', async () => {
    const headers = { ...authorized.reqheaders, 'content-type': 'application/x-www-form-urlencoded' };
    nock(saasOrigin, { reqheaders: headers })
      .post(
        '/v1/orders/1:refund',
        'why=too+late+%26+cold&card%5Blast4%5D=4242&card%5Bowner%5D%5Bself%5D=true',
      )
      .reply(200, vase);
    const outcome = await ordersClient().refund({ id: '1', why: 'too late & cold', last4: '4242' });
    expect(outcome).toEqual({ kind: 'ok', value: vase });
  });

  it.each(['.', '..', '', '\ud800'])('finds no order whose id no path can hold: %j', async (id) => {
    const orders = ordersClient();
    expect(await orders.completeOrder({ id })).toEqual({ kind: 'not-found', reason: 'other' });
    expect(orders.calls).toEqual([]);
  });

  it('reads the beginning of a text that is too long, and makes it well-formed', async () => {
    const title = `\ud800${'x'.repeat(250_000)}`;
    nock(saasOrigin)
      .post('/v1/orders')
      .reply(201, JSON.stringify({ ...vase, title }), { 'Content-Type': 'application/json' });
    expect(await ordersClient().addOrder({ title: 'x', idempotencyKey: 'key' })).toEqual({
      kind: 'ok',
      value: { ...vase, title: `\ufffd${'x'.repeat(999)}` },
    });
  });

  it.each([
    ['the id of an order is a step up', { orders: [{ ...vase, id: '..' }], total: 1 }],
    ['the id of an order is not well-formed', { orders: [{ ...vase, id: 'a\ud800' }], total: 1 }],
    ['the cursor is not well-formed', { orders: [], total: 0, nextCursor: '\udfff' }],
    ['the cursor is too long for the session', { orders: [], total: 0, nextCursor: 'x'.repeat(2_001) }],
  ])('takes nothing of a page where %s', async (_name, page) => {
    nock(saasOrigin).get('/v1/orders?status=open&limit=5').reply(200, JSON.stringify(page), {
      'Content-Type': 'application/json',
    });
    expect(await ordersClient().openOrders({ limit: 5 })).toEqual({
      kind: 'unavailable',
      reason: 'wrong-shape',
    });
  });

  it.each([
    ['with a line break', 'a\r\nX: 1'],
    ['outside ASCII', 'ü'],
    ['with a space', 'with space'],
    ['empty', ''],
    ['too long for a header', 'x'.repeat(8_001)],
  ])('never sends a token that is not one: %s', async (_name, token) => {
    const orders = ordersClient({ accessToken: token });
    expect(await orders.me()).toEqual({ kind: 'token-refused' });
    expect(orders.calls).toEqual([]);
  });
});
