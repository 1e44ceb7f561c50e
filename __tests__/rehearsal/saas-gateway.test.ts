import { gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { ExchangeLog } from '../../rehearsal/exchange-log';
import { type RefusedRequest, refusalOf } from '../../rehearsal/refusal';
import { type SaasFault, type SaasGateway, startSaasGateway } from '../../rehearsal/saas-gateway';
import { until } from '../support/waiting';

const long = 'ü'.repeat(500);
let saas: FastifyInstance;
let gateway: SaasGateway;
let fault: SaasFault | undefined;
let log: ExchangeLog;
beforeEach(async () => {
  fault = undefined;
  log = new ExchangeLog();
  saas = fastify();
  saas.all('/*', async (request, reply) =>
    reply.code(201).header('x-own', 'kept').send({
      method: request.method,
      url: request.url,
      body: request.body,
      key: request.headers['idempotency-key'],
    }),
  );
  saas.get('/encoded', async (_request, reply) =>
    reply
      .header('content-encoding', 'gzip')
      .type('application/json')
      .send(gzipSync(JSON.stringify({ said: long }))),
  );
  const target = await saas.listen({ host: '127.0.0.1', port: 0 });
  gateway = await startSaasGateway({
    target,
    deployedUrl: 'https://api.example.com/lamp-api',
    log,
    faultFor: () => fault,
  });
});
afterEach(() => Promise.all([gateway.close(), saas.close()]));

test('passes on method, path, headers and body, and takes the prefix away', async () => {
  const response = await fetch(`${gateway.url}/v1/lamps?limit=5`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
    body: '{"room":"kitchen"}',
  });
  expect([response.status, response.headers.get('x-own')]).toEqual([201, 'kept']);
  expect(await response.json()).toEqual({
    method: 'POST',
    url: '/v1/lamps?limit=5',
    body: { room: 'kitchen' },
    key: 'k',
  });
});

test('passes on a body that came encoded as it reads, without the word for the encoding', async () => {
  const response = await fetch(`${gateway.url}/encoded`);
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(await response.json()).toEqual({ said: long });
});

test('refuses an operation as its service would, and passes on the others', async () => {
  const service = {
    operations: {
      lampNow: { path: '/v1/lamps/now', method: 'GET' },
      lamp: { path: '/v1/lamps/{id}', method: 'GET' },
      dim: { path: '/v1/lamps/{id}', method: 'PUT' },
    },
    problems: { 'too-dark': { status: 409, title: 'It is too dark' } },
  } as unknown as Parameters<typeof refusalOf>[0];
  const refused = (problem: string) => (request: RefusedRequest) =>
    refusalOf(service, { operation: 'lamp', problem }, request);
  const asked = async (method: string, target: string) => {
    const answer = refused('too-dark')({ method, target });
    return answer && [answer.status, answer.body];
  };
  expect(await asked('GET', '/v1/lamps/7?x=1')).toEqual([
    409,
    { type: '/problems/too-dark', title: 'It is too dark', status: 409 },
  ]);
  expect(await asked('PUT', '/v1/lamps/7')).toBeUndefined();
  expect(await asked('GET', '/v1/lamps/now')).toBeUndefined();
  expect(await asked('GET', '/v1/lamps/7/on')).toBeUndefined();
  expect(() => refused('too-bright')({ method: 'GET', target: '/v1/lamps/7' })).toThrow(
    'no problem "too-bright"',
  );

  const strict = await startSaasGateway({
    target: gateway.url,
    deployedUrl: 'https://api.example.com/lamp-api',
    faultFor: () => undefined,
    refusalFor: refused('not-found'),
  });
  const answers = await Promise.all(
    ['/v1/lamps/7', '/v1/lamps'].map((path) => fetch(strict.url + path)),
  ).finally(() => strict.close());
  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [404, 'application/problem+json; charset=utf-8'],
    [201, 'application/json; charset=utf-8'],
  ]);
});

test('notes both halves, with the address as deployed', async () => {
  await fetch(`${gateway.url}/v1/lamps`, { headers: { authorization: 'Bearer secret' } });
  const [request, answer] = log.messages;
  expect(request).toMatchObject({ from: 'Skill', to: 'SaaS API', failed: false });
  expect(request?.text).toMatch(
    /^GET https:\/\/api\.example\.com\/lamp-api\/v1\/lamps\nauthorization: Bearer ••••/,
  );
  expect(answer).toMatchObject({ from: 'SaaS API', to: 'Skill', title: '201', afterMs: expect.any(Number) });
});

test('down: the connection is closed', async () => {
  fault = 'down';
  await expect(fetch(`${gateway.url}/v1/lamps`)).rejects.toThrow('fetch failed');
  expect(log.messages.at(-1)).toMatchObject({ title: 'connection closed', failed: true });
});

test('rate-limited: 429 with the time to wait', async () => {
  fault = 'rate-limited';
  const response = await fetch(`${gateway.url}/v1/lamps`);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await response.json()).toMatchObject({ type: '/problems/rate-limited' });
});

test('slow: nothing comes while anybody would wait, and nothing is done for who has gone', async () => {
  fault = 'slow';
  await expect(fetch(`${gateway.url}/v1/lamps`, { signal: AbortSignal.timeout(300) })).rejects.toThrow(
    'timeout',
  );
  await until(() => log.messages.at(-1)?.title === 'gave up waiting');
});
