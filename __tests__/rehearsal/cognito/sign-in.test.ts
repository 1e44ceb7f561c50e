import { Browser } from '../../../rehearsal/browser';
import { ada, Flow } from '../linked-flow';

let flow: Flow;
beforeEach(async () => {
  flow = await Flow.start();
});
afterEach(() => flow.cognito.close());

const mia = { username: 'mia@example.com', password: 'Another-Horse-8-Battery' };

test('a wrong password and an unknown customer read the same', async () => {
  const wrong = await flow.signIn({}, { ...ada, password: 'wrong' });
  const unknown = await flow.signIn({}, { ...ada, username: 'nobody@example.com' });
  for (const page of [wrong, unknown]) {
    expect(page.status).toBe(200);
    expect(page.body).toContain('Incorrect username or password.');
  }
});

test('where the settings do not hide it, an unknown customer is told', async () => {
  const open = await Flow.start({ client: { prevent_user_existence_errors: 'LEGACY' } });
  const page = await open.signIn({}, { ...ada, username: 'nobody@example.com' });
  await open.cognito.close();
  expect(page.body).toContain('User does not exist.');
});

test('the name is the same in any case, unless the pool says otherwise', async () => {
  expect((await flow.signIn({}, { ...ada, username: 'ADA@example.com' })).url).toContain('code=');
  const strict = await Flow.start({ pool: { username_configuration: { case_sensitive: true } } });
  const page = await strict.signIn({}, { ...ada, username: 'ADA@example.com' });
  await strict.cognito.close();
  expect(page.body).toContain('Incorrect username or password.');
});

test('after five wrong passwords the right one has to wait, longer each time', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) await flow.signIn({}, { ...ada, password: 'wrong' });
  expect((await flow.signIn()).body).toContain('Password attempts exceeded');
  flow.clock.advance(1.1);
  await flow.signIn({}, { ...ada, password: 'wrong' });
  flow.clock.advance(1.1);
  expect((await flow.signIn()).body).toContain('Password attempts exceeded');
  flow.clock.advance(1);
  expect((await flow.signIn()).url).toContain('code=');
});

test('a customer signs up, gets a code by mail, confirms, and is signed in', async () => {
  const browser = new Browser();
  const signUp = await browser.open(flow.authorizeUrl({}, '/signup'));
  const confirm = await browser.submit(signUp, mia);
  expect(confirm.body).toContain('A code was mailed to mia@example.com');
  const wrong = await browser.submit(confirm, { confirmation_code: 'none' });
  expect(wrong.body).toContain('Invalid verification code');
  const code = flow.cognito.users.mailedCode(mia.username) ?? '';
  expect((await browser.submit(wrong, { confirmation_code: code })).url).toContain('code=');
  expect((await flow.signIn({}, mia)).url).toContain('code=');
});

test('who has not confirmed yet is asked to, at sign-in', async () => {
  const browser = new Browser();
  await browser.submit(await browser.open(flow.authorizeUrl({}, '/signup')), mia);
  const page = await flow.signIn({}, mia);
  expect(page.body).toContain('A code was mailed to mia@example.com');
});

test.each([
  ['an address that is none', { username: 'mia', password: mia.password }, 'Invalid e-mail address.'],
  ['a customer who is there already', ada, 'already exists'],
  ['a short password', { ...mia, password: 'Aa1!' }, 'at least 14 characters'],
  ['a password without a symbol', { ...mia, password: 'Aa1aaaaaaaaaaaaaaa' }, 'a symbol'],
  ['a password without a number', { ...mia, password: 'Aa!aaaaaaaaaaaaaaa' }, 'a number'],
])('sign-up refuses %s', async (_what, customer, words) => {
  const browser = new Browser();
  const page = await browser.submit(await browser.open(flow.authorizeUrl({}, '/signup')), customer);
  expect(page.body).toContain(words);
});

test('where the pool takes no sign-ups, none is offered or taken', async () => {
  const closed = await Flow.start({
    pool: { admin_create_user_config: { allow_admin_create_user_only: true } },
  });
  expect((await closed.get(closed.authorizeUrl({}, '/login'))).body).not.toContain('Sign up');
  expect((await closed.get(closed.authorizeUrl({}, '/signup'))).status).toBe(403);
  await closed.cognito.close();
});

test('where the pool does not verify e-mail, sign-up signs in at once', async () => {
  const quick = await Flow.start({ pool: { auto_verified_attributes: [] } });
  const browser = new Browser();
  const answer = await browser.submit(await browser.open(quick.authorizeUrl({}, '/signup')), mia);
  await quick.cognito.close();
  expect(answer.url).toContain('code=');
});

describe('a form', () => {
  const post = (url: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(body), headers });

  test('is refused without the browser’s cookie, with another’s, and from another site', async () => {
    const url = flow.authorizeUrl({}, '/login');
    const first = await flow.get(url);
    const second = await flow.get(url);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(first.body)?.[1] ?? '';
    const cookieOf = (answer: { headers: Headers }) =>
      (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const statuses = [
      (await post(url, { ...ada, _csrf: csrf })).status,
      (await post(url, { ...ada, _csrf: csrf }, { cookie: cookieOf(second) })).status,
      (await post(url, { ...ada }, { cookie: cookieOf(first) })).status,
      (await post(url, { ...ada, _csrf: csrf }, { cookie: 'cognito=made-up' })).status,
      (await post(url, { ...ada, _csrf: csrf }, { cookie: cookieOf(first), 'sec-fetch-site': 'cross-site' }))
        .status,
    ];
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect((await post(url, { ...ada, _csrf: csrf }, { cookie: cookieOf(first) })).status).toBe(302);
  });

  test('is not shown in a frame of others, and runs no script', async () => {
    const { headers } = await flow.get(flow.authorizeUrl({}, '/login'));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('shows what was typed as text', async () => {
    const page = await flow.signIn({}, { username: '"><script>alert(1)</script>', password: 'x' });
    expect(page.body).not.toContain('<script>');
    expect(page.body).toContain('&lt;script&gt;');
  });

  test('gives a new session id at sign-in', async () => {
    const before = await flow.get(flow.authorizeUrl({}, '/login'));
    const csrf = /name="_csrf" value="([^"]+)"/.exec(before.body)?.[1] ?? '';
    const cookie = (before.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const after = await post(flow.authorizeUrl({}, '/login'), { ...ada, _csrf: csrf }, { cookie });
    expect(after.headers.get('set-cookie')).toMatch(/^cognito=/);
    expect(after.headers.get('set-cookie')).not.toContain(cookie);
  });
});

test('one address cannot try endlessly', async () => {
  const { startCognitoStandIn } = await import('../../../rehearsal/cognito/cognito-stand-in');
  const limited = await startCognitoStandIn({ settings: flow.cognito.settings, signInsPerMinute: 3 });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    statuses.push((await fetch(`${limited.origin}/login`, { method: 'POST', redirect: 'manual' })).status);
  }
  await limited.close();
  expect(statuses.slice(3)).toEqual([429, 429]);
});

describe('sign-out', () => {
  test('leads to a registered address and ends the session', async () => {
    const browser = new Browser();
    await flow.signIn({}, ada, browser);
    const query = new URLSearchParams({
      client_id: flow.client().clientId,
      logout_uri: 'https://www.example.com/signed-out',
    });
    const answer = await browser.open(`${flow.cognito.origin}/logout?${query}`);
    expect(answer.url).toBe('https://www.example.com/signed-out');
    expect((await browser.open(flow.authorizeUrl())).body).toContain('<h1>Sign in</h1>');
  });

  test('leads nowhere else', async () => {
    const query = new URLSearchParams({
      client_id: flow.client().clientId,
      logout_uri: 'https://evil.example/',
    });
    expect((await flow.get(`/logout?${query}`)).location).toMatch(/^\/error\?error=redirect_mismatch/);
  });

  test('may lead to a new sign-in', async () => {
    expect((await flow.get(flow.authorizeUrl({}, '/logout'))).location).toMatch(/^\/login\?/);
  });
});

test('the error page says nothing that the address says', async () => {
  const page = await flow.get('/error?error=<b>call+this+number</b>');
  expect(page.status).toBe(400);
  expect(page.body).not.toContain('call');
});
