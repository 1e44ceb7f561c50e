import { request } from 'node:http';
import { deploymentOf } from '../../../rehearsal/deployment';
import { type Page, startPage } from '../../../rehearsal/page/page-server';
import { rehearsedLamp as service } from '../../support/lamp/rehearsal';
import { builtSkill, lampFunction } from '../built-skill';
import { europe, stackJson } from '../terraform-stack';

let page: Page;
let token: string;
let bundle: string;
beforeAll(async () => {
  bundle = await builtSkill(lampFunction);
  page = await startPage({
    deployment: deploymentOf('test', stackJson()),
    service,
    locale: 'en-US',
    port: 0,
    bundle,
  });
  const document = await (await fetch(page.url)).text();
  token = /name="rehearsal-token" content="([\w-]+)"/.exec(document)?.[1] ?? '';
});
afterAll(() => page.close());

const host = () => new URL(page.url).host;

/** A request with exactly these headers, which `fetch` would not send. */
function send(method: string, path: string, headers: Record<string, string>, body = '', to = page.url) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((settle, fail) => {
    const { hostname, port } = new URL(to);
    const sent = request({ hostname, port, method, path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      settle({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    sent.on('error', fail).end(body);
  });
}

const own = () => ({
  host: host(),
  origin: page.url,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-rehearsal-token': token,
});

test('answers the page itself', async () => {
  const answer = await send('POST', '/api/say', own(), '{"utterance":"how bright is it"}');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ intent: 'LampIntent', card: { type: 'LinkAccount' } });
});

test.each<[what: string, headers: () => Record<string, string>, status: number]>([
  ['another origin', () => ({ ...own(), origin: 'https://evil.example' }), 403],
  ['no origin at all (null)', () => ({ ...own(), origin: 'null' }), 403],
  ['another site', () => ({ ...own(), 'sec-fetch-site': 'cross-site' }), 403],
  ['another port of this machine', () => ({ ...own(), 'sec-fetch-site': 'same-site' }), 403],
  ['no token', () => ({ ...own(), 'x-rehearsal-token': '' }), 403],
  ['a wrong token', () => ({ ...own(), 'x-rehearsal-token': `${token}x` }), 403],
  ['a name that somebody pointed here', () => ({ ...own(), host: 'evil.example' }), 421],
  ['a form', () => ({ ...own(), 'content-type': 'application/x-www-form-urlencoded' }), 415],
])('changes nothing for %s', async (_what, headers, status) => {
  for (const path of ['/api/say', '/api/unlink', '/api/link', '/api/expire', '/api/revoke', '/api/choose']) {
    expect((await send('POST', path, headers(), '{"utterance":"stop"}')).status).toBe(status);
  }
});

test('shows nothing to a name that somebody pointed here', async () => {
  for (const path of ['/', '/events', '/main.js']) {
    expect((await send('GET', path, { host: 'evil.example' })).status).toBe(421);
  }
});

test('sends localhost to 127.0.0.1, where the cookies of the sign-in are', async () => {
  const localhost = host().replace('127.0.0.1', 'localhost');
  const answer = await send('GET', '/', { host: localhost });
  expect([answer.status, answer.headers.location]).toEqual([302, `${page.url}/`]);
});

test('has a policy that lets no other script, frame or form in', async () => {
  const { headers } = await fetch(page.url);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain(`frame-src 'self' ${page.stage.cognito.origin}`);
  expect(policy).not.toContain('unsafe');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('listens on loopback only', () => {
  expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(page.stage.cognito.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test.each<[what: string, path: string, body: string]>([
  ['an utterance of nothing', '/api/say', '{"utterance":""}'],
  ['an utterance without end', '/api/say', JSON.stringify({ utterance: 'x'.repeat(301) })],
  ['no JSON', '/api/say', '{'],
  ['an unknown fault', '/api/choose', '{"saasFault":"burning"}'],
  ['a language that the skill does not speak', '/api/choose', '{"locale":"tlh-QO"}'],
  ['a redirect URL that is not registered', '/api/choose', '{"redirectUrl":"https://evil.example/"}'],
])('says what is wrong with %s', async (_what, path, body) => {
  const answer = await send('POST', path, own(), body);
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body).error).toEqual(expect.any(String));
});

test.each([
  ['a state that was not sent', `${europe}?code=x&state=y`, /state that was not sent/],
  ['nothing', europe, /state that was not sent/],
])('links nobody who returns with %s', async (_what, returnedTo, words) => {
  const { host: alexa, pathname, search } = new URL(returnedTo);
  const answer = await send('GET', `/alexa/return/${alexa}${pathname}${search}`, { host: host() });
  expect(answer.body).toMatch(words);
});

test.each([
  ['another host', 'evil.example/api'],
  ['no host', ''],
  ['no address at all', '[x/'],
  ['a port that is none', 'pitangui.amazon.com:x/'],
])('stands for Alexa’s hosts, and not for %s', async (_what, address) => {
  const answer = await send('GET', `/alexa/return/${address}`, { host: host() });
  expect(answer.status).toBe(404);
});

test('the sign-in answers under no name that somebody points at this machine', async () => {
  const { origin } = page.stage.cognito;
  const asked = (name: string) =>
    send('GET', '/.well-known/jwks.json', { host: `${name}:${new URL(origin).port}` }, '', origin);
  expect((await asked('evil.example')).status).toBe(421);
  expect((await asked('localhost')).status).not.toBe(421);
});

test('says which port is taken, and how to take another', async () => {
  const port = Number(new URL(page.url).port);
  const deployment = deploymentOf('test', stackJson());
  await expect(startPage({ deployment, service, locale: 'en-US', port, bundle })).rejects.toThrow(
    new RegExp(`Port ${port} is taken.*--port`),
  );
});
