import { Browser } from '../../../rehearsal/browser';
import { ada, challenge, Flow, machineClient } from '../linked-flow';
import { callbackUrls, europe } from '../terraform-stack';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start({
    clients: { machine: { ...machineClient('lamp.read'), callback_urls: [europe] } },
  });
});
afterAll(() => flow.cognito.close());

type Changes = Readonly<Record<string, string | undefined>>;

test.each<[refused: string, changes: Changes, error: string]>([
  ['no client_id', { client_id: undefined }, 'invalid_request'],
  ['an empty client_id', { client_id: '' }, 'invalid_request'],
  ['an unknown client_id', { client_id: 'nobody' }, 'invalid_client'],
  ['a client_id that is too long', { client_id: 'a'.repeat(4_000) }, 'invalid_client'],
  ['no redirect_uri', { redirect_uri: undefined }, 'invalid_request'],
  ['a redirect_uri with one slash more', { redirect_uri: `${europe}/` }, 'redirect_mismatch'],
  [
    'a redirect_uri that differs in case',
    { redirect_uri: europe.replace('layla', 'Layla') },
    'redirect_mismatch',
  ],
  ['a redirect_uri with a query', { redirect_uri: `${europe}?next=x` }, 'redirect_mismatch'],
  ['a redirect_uri with another vendor id', { redirect_uri: `${europe}X` }, 'redirect_mismatch'],
  ['a redirect_uri of another host', { redirect_uri: europe.replace('layla', 'evil') }, 'redirect_mismatch'],
  ['a redirect_uri over http', { redirect_uri: europe.replace('https', 'http') }, 'redirect_mismatch'],
  ['a redirect_uri that is too long', { redirect_uri: europe.padEnd(1_025, 'x') }, 'redirect_mismatch'],
  ['a redirect_uri that is a script', { redirect_uri: 'javascript:alert(1)' }, 'redirect_mismatch'],
])('shows, and redirects to nobody, %s', async (_refused, changes, error) => {
  const answer = await flow.get(flow.authorizeUrl(changes));
  expect(answer.status).toBe(302);
  const location = new URL(answer.location ?? '', flow.cognito.origin);
  expect(location.origin).toBe(flow.cognito.origin);
  expect(location.pathname).toBe('/error');
  expect(location.searchParams.get('error')).toBe(error);
  const page = await flow.get(location.href);
  expect(page.status).toBe(400);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test.each([
  ['client_id', `&client_id=other`],
  ['redirect_uri', `&redirect_uri=${encodeURIComponent('https://evil.example/')}`],
])('shows, and redirects to nobody, a doubled %s', async (_name, more) => {
  const answer = await flow.get(flow.authorizeUrl() + more);
  expect(answer.location).toMatch(/^\/error\?error=invalid_request/);
});

test.each<[refused: string, changes: Changes, error: string]>([
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['an unknown response_type', { response_type: 'id_token' }, 'invalid_request'],
  ['the implicit flow', { response_type: 'token' }, 'unauthorized_client'],
  ['an unknown scope', { scope: 'openid nonsense' }, 'invalid_scope'],
  ['a standard scope that is not the client’s', { scope: 'phone' }, 'invalid_scope'],
  ['a scope that differs in case', { scope: 'OpenID' }, 'invalid_scope'],
  ['a scope of another resource server', { scope: 'https://other.example/lamp.read' }, 'invalid_scope'],
  ['a challenge without its method', { code_challenge: challenge }, 'invalid_request'],
  ['a method without its challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ['the method plain', { code_challenge: challenge, code_challenge_method: 'plain' }, 'invalid_request'],
  [
    'the method in lower case',
    { code_challenge: challenge, code_challenge_method: 's256' },
    'invalid_request',
  ],
  [
    'a challenge that is too short',
    { code_challenge: 'abc', code_challenge_method: 'S256' },
    'invalid_request',
  ],
  [
    'a challenge that is too long',
    { code_challenge: `${challenge}x`, code_challenge_method: 'S256' },
    'invalid_request',
  ],
  [
    'a challenge with other characters',
    { code_challenge: '+'.repeat(43), code_challenge_method: 'S256' },
    'invalid_request',
  ],
  ['an unknown identity_provider', { identity_provider: 'Google' }, 'invalid_request'],
  ['a resource that is no URL', { resource: 'the add-on' }, 'invalid_request'],
  ['a resource without TLS', { resource: 'http://add-on.example.com/mcp' }, 'invalid_request'],
  [
    'a resource whose host only begins as localhost',
    { resource: 'http://localhost.evil.example/' },
    'invalid_request',
  ],
  ['a resource with a fragment', { resource: 'https://add-on.example.com/mcp#x' }, 'invalid_request'],
  ['prompt=none without a session', { prompt: 'none' }, 'login_required'],
])('sends back to Alexa, with the state: %s', async (_refused, changes, error) => {
  const answer = await flow.get(flow.authorizeUrl(changes));
  expect(answer.status).toBe(302);
  const location = new URL(answer.location ?? '');
  expect(`${location.origin}${location.pathname}`).toBe(europe);
  expect(location.searchParams.get('error')).toBe(error);
  expect(location.searchParams.get('state')).toBe('a state');
  expect(location.searchParams.has('code')).toBe(false);
});

test.each(['response_type=code', 'state=b', 'scope=openid', 'code_challenge=x', 'nonce=1&nonce=2'])(
  'sends back to Alexa a doubled parameter: %s',
  async (more) => {
    const url = `${flow.authorizeUrl({ scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' })}&${more}`;
    const location = new URL((await flow.get(url)).location ?? '');
    expect(location.searchParams.get('error')).toBe('invalid_request');
  },
);

test('refuses a client that has no code flow', async () => {
  const answer = await flow.get(flow.authorizeUrl({ client_id: flow.client('machine').clientId }));
  expect(new URL(answer.location ?? '').searchParams.get('error')).toBe('unauthorized_client');
});

test('answers 414 to an address that CloudFront would not take', async () => {
  expect((await flow.get(flow.authorizeUrl({ state: 's'.repeat(8_192) }))).status).toBe(414);
});

test('sends to the sign-in page with the same query', async () => {
  const url = flow.authorizeUrl({ scope: 'openid email', lang: 'de' });
  const { location } = await flow.get(url);
  const target = new URL(location ?? '', flow.cognito.origin);
  expect(target.pathname).toBe('/login');
  expect([...target.searchParams]).toEqual([...new URL(url).searchParams]);
});

test('refuses the same things when the sign-in page is opened directly', async () => {
  const answer = await flow.get(flow.authorizeUrl({ redirect_uri: `${europe}/` }, '/login'));
  expect(answer.location).toMatch(/^\/error\?error=redirect_mismatch/);
});

test.each(callbackUrls)('returns a code and the state to %s', async (redirectUri) => {
  const state = 'x'.repeat(640);
  const { url } = await flow.signIn({ redirect_uri: redirectUri, state });
  const location = new URL(url);
  expect(`${location.origin}${location.pathname}`).toBe(redirectUri);
  expect(location.searchParams.get('state')).toBe(state);
  expect(location.searchParams.get('code')).toMatch(/^[\w-]{36}$/);
});

test('returns a state with every kind of character unchanged', async () => {
  const state = 'a b+c%20&=/?#"<é日本';
  const { url } = await flow.signIn({ state });
  expect(new URL(url).searchParams.get('state')).toBe(state);
});

test('returns no state where none was sent', async () => {
  const { url } = await flow.signIn({ state: undefined });
  expect(new URL(url).searchParams.has('state')).toBe(false);
});

test('asks no password again of a browser that has signed in, unless prompt=login', async () => {
  const browser = new Browser();
  await flow.signIn({}, ada, browser);
  const again = await browser.open(flow.authorizeUrl({ prompt: 'none' }));
  expect(new URL(again.url).searchParams.get('code')).toMatch(/^[\w-]{36}$/);
  const page = await browser.open(flow.authorizeUrl({ prompt: 'login' }));
  expect(page.status).toBe(200);
  expect(page.body).toContain('<h1>Sign in</h1>');
});

test('asks the password again after an hour', async () => {
  const browser = new Browser();
  await flow.signIn({}, ada, browser);
  flow.clock.advance(3_601);
  expect((await browser.open(flow.authorizeUrl())).body).toContain('<h1>Sign in</h1>');
  flow.clock.advance(-3_601);
});
