import { challenge, Flow, otherClient, verifier } from '../linked-flow';
import { callbackUrls, europe } from '../terraform-stack';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start({ clients: { other: otherClient } });
});
afterAll(() => flow.cognito.close());

type Changes = Readonly<Record<string, string | undefined>>;
const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

describe('a code', () => {
  test.each<[refused: string, changes: Changes, error: string]>([
    ['no grant_type', { grant_type: undefined }, 'invalid_request'],
    ['an unknown grant_type', { grant_type: 'password' }, 'unsupported_grant_type'],
    [
      'a grant_type that is a property of every object',
      { grant_type: 'constructor' },
      'unsupported_grant_type',
    ],
    ['client_credentials', { grant_type: 'client_credentials' }, 'unauthorized_client'],
    ['no code', { code: undefined }, 'invalid_request'],
    ['an unknown code', { code: 'nonsense' }, 'invalid_grant'],
    ['a code that is too long', { code: 'x'.repeat(10_000) }, 'invalid_grant'],
    ['no redirect_uri', { redirect_uri: undefined }, 'invalid_request'],
    ['a redirect_uri with one slash more', { redirect_uri: `${europe}/` }, 'unauthorized_client'],
    ['another redirect_uri that is registered', { redirect_uri: callbackUrls[0] }, 'unauthorized_client'],
    ['no client_id', { client_id: undefined }, 'invalid_client'],
    ['an unknown client_id', { client_id: 'nobody' }, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 'invalid_client'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['a secret that is too long', { client_secret: 'x'.repeat(10_000) }, 'invalid_client'],
    ['a verifier where no challenge was', { code_verifier: verifier }, 'invalid_grant'],
  ])('is not exchanged: %s', async (_refused, changes, error) => {
    const answer = await flow.exchange(await flow.code(), changes);
    expect([answer.status, answer.json]).toEqual([400, { error }]);
    expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each<[refused: string, code_verifier: string | undefined]>([
    ['no verifier', undefined],
    ['a wrong verifier', verifier.toLowerCase()],
    ['the challenge as verifier', challenge],
    ['a verifier that is too short', 'v'.repeat(42)],
    ['a verifier that is too long', 'v'.repeat(129)],
  ])('with a challenge is not exchanged for %s', async (_refused, code_verifier) => {
    const answer = await flow.exchange(await flow.code(pkce), { code_verifier });
    expect([answer.status, answer.json]).toEqual([400, { error: 'invalid_grant' }]);
  });

  test.each<[method: string, secret: (own: string) => string]>([
    ['a wrong secret', () => 'wrong'],
    ['no secret', () => ''],
    ['a secret cut by one', (own) => own.slice(0, -1)],
  ])('is not exchanged with Basic and %s', async (_method, secret) => {
    const credentials = flow.basic(undefined, secret(flow.client().clientSecret ?? ''));
    const answer = await flow.token(
      {
        grant_type: 'authorization_code',
        code: await flow.code(),
        redirect_uri: europe,
        client_secret: undefined,
      },
      credentials,
    );
    expect([answer.status, answer.json]).toEqual([400, { error: 'invalid_client' }]);
  });

  test.each<[refused: string, authorization: string, error: string]>([
    ['another scheme', 'Bearer abc', 'invalid_client'],
    ['Basic without a colon', `Basic ${Buffer.from('nocolon').toString('base64')}`, 'invalid_client'],
    ['Basic that is no base64', 'Basic ***', 'invalid_client'],
    ['Basic with a broken escape', `Basic ${Buffer.from('%zz:x').toString('base64')}`, 'invalid_client'],
  ])('is not exchanged with an Authorization header of %s', async (_refused, authorization, error) => {
    const answer = await flow.exchange(await flow.code(), { client_secret: undefined });
    expect(answer.json).toEqual({ error: 'invalid_client' });
    const withHeader = await flow.token(
      { grant_type: 'authorization_code', client_secret: undefined },
      { authorization },
    );
    expect([withHeader.status, withHeader.json]).toEqual([400, { error }]);
  });

  test('is not exchanged with both ways of authentication at once', async () => {
    const answer = await flow.token(
      { grant_type: 'authorization_code', code: await flow.code(), redirect_uri: europe },
      flow.basic(),
    );
    expect(answer.json).toEqual({ error: 'invalid_request' });
  });

  test('is not exchanged where Basic and body name different clients', async () => {
    const answer = await flow.token(
      {
        grant_type: 'authorization_code',
        client_id: flow.client('other').clientId,
        client_secret: undefined,
      },
      flow.basic(),
    );
    expect(answer.json).toEqual({ error: 'invalid_client' });
  });

  test.each(['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret'])(
    'is not exchanged with %s doubled',
    async (name) => {
      const form = new URLSearchParams({
        grant_type: 'authorization_code',
        code: await flow.code(),
        redirect_uri: europe,
        client_id: flow.client().clientId,
        client_secret: flow.client().clientSecret ?? '',
      });
      form.append(name, form.get(name) ?? '');
      const answer = await flow.token(form.toString());
      expect([answer.status, answer.json]).toEqual([400, { error: 'invalid_request' }]);
    },
  );

  test('of another client is not exchanged, and still works for its own', async () => {
    const code = await flow.code();
    const { clientId, clientSecret } = flow.client('other');
    const stolen = await flow.exchange(code, { client_id: clientId, client_secret: clientSecret });
    expect(stolen.json).toEqual({ error: 'invalid_grant' });
    expect((await flow.exchange(code)).status).toBe(200);
  });

  test('works once, and a second exchange takes nothing back, as Cognito documents it', async () => {
    const code = await flow.code();
    const first = await flow.exchange(code);
    expect(first.status).toBe(200);
    expect((await flow.exchange(code)).json).toEqual({ error: 'invalid_grant' });
    expect(
      (await flow.token({ grant_type: 'refresh_token', refresh_token: String(first.json.refresh_token) }))
        .status,
    ).toBe(200);
  });

  test('that two requests bring at the same time works for one of them', async () => {
    const code = await flow.code();
    const answers = await Promise.all([flow.exchange(code), flow.exchange(code), flow.exchange(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  test('works for five minutes', async () => {
    const [early, late] = [await flow.code(), await flow.code()];
    flow.clock.advance(299);
    expect((await flow.exchange(early)).status).toBe(200);
    flow.clock.advance(2);
    expect((await flow.exchange(late)).json).toEqual({ error: 'invalid_grant' });
    flow.clock.advance(-301);
  });

  test('is used up by a wrong verifier, so that it cannot be guessed', async () => {
    const code = await flow.code(pkce);
    await flow.exchange(code, { code_verifier: 'w'.repeat(43) });
    expect((await flow.exchange(code, { code_verifier: verifier })).json).toEqual({ error: 'invalid_grant' });
  });

  test.each(['client_secret_post', 'client_secret_basic'])('is exchanged with %s', async (method) => {
    const isBasic = method === 'client_secret_basic';
    const answer = await flow.token(
      {
        grant_type: 'authorization_code',
        code: await flow.code(pkce),
        redirect_uri: europe,
        code_verifier: verifier,
        ...(isBasic ? { client_secret: undefined, client_id: undefined } : {}),
      },
      isBasic ? flow.basic() : {},
    );
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    expect(Object.keys(answer.json).sort()).toEqual([
      'access_token',
      'expires_in',
      'id_token',
      'refresh_token',
      'token_type',
    ]);
  });
});

describe('the request', () => {
  test.each(['GET', 'PUT', 'DELETE'])('may not be a %s', async (method) => {
    const answer = await fetch(`${flow.cognito.origin}/oauth2/token`, { method });
    expect(answer.status).toBe(405);
  });

  test.each([
    ['JSON', 'application/json', '{"grant_type":"authorization_code"}'],
    ['plain text', 'text/plain', 'grant_type=authorization_code'],
    ['no body', 'application/x-www-form-urlencoded', ''],
  ])('may not be %s', async (_kind, contentType, body) => {
    const answer = await flow.token(body, { 'content-type': contentType });
    expect([answer.status, answer.json]).toEqual([400, { error: 'invalid_request' }]);
  });

  test('may not be larger than 64 KB', async () => {
    expect((await flow.token({ code: 'x'.repeat(70_000) })).status).toBe(413);
  });
});
