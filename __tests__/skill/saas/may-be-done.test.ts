import { type AddressInfo, createServer, type Socket } from 'node:net';
import * as v from 'valibot';
import type { SaasApi } from '../../../skill/saas/operation';
import { createClient } from '../../../skill/saas/saas-client';
import { DeadlineInHand } from '../../support/clock-in-hand';

const write = {
  method: 'POST',
  path: '/v1/orders',
  scope: 'orders.write',
  status: 201,
  answer: v.object({ id: v.string() }),
  problems: ['orders-closed'],
} as const;

/** The same change, with each thing that makes a second attempt harmless. */
const api = {
  scopes: { 'orders.write': '' },
  problems: { 'orders-closed': { status: 409, title: '' } },
  operations: {
    byKey: { ...write, repeat: 'by-key' },
    once: { ...write, repeat: 'never' },
    set: { ...write, repeat: 'idempotent' },
    look: { ...write, repeat: 'safe' },
  },
} as const satisfies SaasApi;

// On real sockets: what a stand-in calls sent may be another thing. The time is up when a test says so.
const client = (baseUrl: string, deadline = new DeadlineInHand()) =>
  createClient(api, { baseUrl, accessToken: 'header.payload.signature', deadline });

const failure = (reason: string, more = {}) => ({ kind: 'unavailable', reason, ...more });
const open = { mayBeDone: true };

type OnRequest = (socket: Socket) => void;

async function listen(onRequest: OnRequest) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.on('data', () => onRequest(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return { address, close };
}

const ignore = () => {};
const reset = (socket: Socket) => socket.resetAndDestroy();
const answer =
  (status: number, body: object = {}) =>
  (socket: Socket) => {
    const json = JSON.stringify(body);
    socket.end(
      `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`,
    );
  };

async function withServer<Result>(
  onRequest: OnRequest,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const server = await listen(onRequest);
  try {
    return await use(server.address);
  } finally {
    await server.close();
  }
}

/** A change over this scheme, whose time is up when its first bytes have come to a service that never answers. */
function inVain(scheme: 'http' | 'https') {
  const deadline = new DeadlineInHand();
  return withServer(
    () => deadline.come(),
    (address) => client(`${scheme}://${address}`, deadline).once(),
  );
}

it('a change that was sent may have been done where no answer comes in time', async () => {
  expect(await inVain('http')).toEqual(failure('time-out', open));
});

it.each<[title: string, onRequest: OnRequest, reason: string]>([
  ['the connection is reset once the request was taken', reset, 'connection'],
  ['the service failed', answer(500), 'server-error'],
  ['a gateway gave up waiting', answer(504), 'server-error'],
  ['another success was answered', answer(202), 'unexpected-status'],
  ['the success cannot be read', answer(201, { id: 1 }), 'wrong-shape'],
])('a change that was sent may have been done where %s', async (_title, onRequest, reason) => {
  const once = await withServer(onRequest, (address) => client(`http://${address}`).once());
  expect(once).toEqual(failure(reason, open));
});

it('a change that was tried twice may have been done by the first attempt', async () => {
  const answers = [answer(504), answer(307)];
  const outcome = await withServer(
    (socket) => answers.shift()?.(socket),
    (address) => client(`http://${address}`).byKey({ idempotencyKey: 'key' }),
  );
  expect(outcome).toEqual(failure('redirect', open));
});

describe('where the first attempt left open whether it was done', () => {
  /** What becomes of a change whose second attempt is answered so. */
  const second = (name: 'byKey' | 'set', status: number, body: object = {}) => {
    const answers = [answer(503), answer(status, body)];
    return withServer(
      (socket) => answers.shift()?.(socket),
      (address) => client(`http://${address}`)[name]({ idempotencyKey: 'key' }),
    );
  };

  it.each([
    ['a token that is refused', 401, { kind: 'token-refused' }],
    ['too many requests', 429, { kind: 'rate-limited', retryAfterSeconds: undefined }],
    ['a firewall’s page', 403, { kind: 'forbidden', reason: 'other', scope: 'orders.write', repeated: true }],
    ['the first one still being done', 409, { kind: 'conflict', reason: 'other', repeated: true }],
  ])('%s (%d) does not say that it was not', async (_title, status, outcome) => {
    expect(await second('byKey', status)).toEqual({ ...outcome, ...open });
    expect(await second('set', status)).toEqual(outcome);
  });

  it('a problem that the service has a name for does', async () => {
    expect(await second('byKey', 409, { type: '/problems/orders-closed' })).toEqual({
      kind: 'conflict',
      reason: 'orders-closed',
      repeated: true,
    });
  });
});

describe('a change was not done where', () => {
  it.each([
    ['another address was named', 307, 'redirect'],
    ['the request was refused', 418, 'unexpected-status'],
  ])('%s', async (_title, status, reason) => {
    const outcome = await withServer(answer(status), (address) => client(`http://${address}`).once());
    expect(outcome).toEqual(failure(reason));
  });

  it('nobody listened', async () => {
    const address = await withServer(ignore, async (closedSoon) => closedSoon);
    expect(await client(`http://${address}`).once()).toEqual(failure('connection'));
  });

  it('the connection was not secured in time, so that nothing was sent', async () => {
    expect(await inVain('https')).toEqual(failure('time-out'));
  });
});

it.each(['set', 'look'] as const)('to ask again does no harm where twice is as once (%s)', async (name) => {
  const outcome = await withServer(answer(500), (address) => client(`http://${address}`)[name]());
  expect(outcome).toEqual(failure('server-error'));
});
