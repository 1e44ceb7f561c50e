import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { challenge, Flow, verifier } from '../linked-flow';
import { callbackUrls, europe } from '../terraform-stack';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start({
    clients: {
      other: {
        name: 'other',
        allowed_oauth_flows: ['code'],
        allowed_oauth_flows_user_pool_client: true,
        allowed_oauth_scopes: ['openid'],
        callback_urls: [europe],
        generate_secret: true,
        enable_token_revocation: false,
      },
      machine: {
        name: 'machine',
        allowed_oauth_flows: ['client_credentials'],
        allowed_oauth_flows_user_pool_client: true,
        allowed_oauth_scopes: ['https://api.example.com/lamp.read', 'https://api.example.com/lamp.write'],
        generate_secret: true,
      },
    },
  });
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

describe('a refresh token', () => {
  const refresh = (refresh_token: string, changes: Changes = {}) =>
    flow.token({ grant_type: 'refresh_token', refresh_token, ...changes });

  test('gives a new access token, no new refresh token, and the same sign-in', async () => {
    const first = await flow.tokens();
    flow.clock.advance(3_600);
    const { status, json } = await refresh(first.refresh_token);
    flow.clock.advance(-3_600);
    expect(status).toBe(200);
    expect(json).not.toHaveProperty('refresh_token');
    const [before, after] = [decodeJwt(first.access_token), decodeJwt(String(json.access_token))];
    expect(after).toMatchObject({
      sub: before.sub,
      origin_jti: before.origin_jti,
      auth_time: before.auth_time,
      scope: before.scope,
    });
    expect(after.jti).not.toBe(before.jti);
    expect(Number(after.exp) - Number(before.exp)).toBeGreaterThanOrEqual(3_600);
  });

  test.each<[refused: string, changes: Changes, error: string]>([
    ['none', { refresh_token: undefined }, 'invalid_request'],
    ['an unknown one', { refresh_token: 'nonsense' }, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 'invalid_client'],
  ])('is refused: %s', async (_refused, changes, error) => {
    const { refresh_token } = await flow.tokens();
    const answer = await refresh(refresh_token, changes);
    expect([answer.status, answer.json]).toEqual([400, { error }]);
  });

  test('of another client is refused', async () => {
    const { clientId, clientSecret } = flow.client('other');
    const { refresh_token } = await flow.tokens();
    const answer = await refresh(refresh_token, { client_id: clientId, client_secret: clientSecret });
    expect(answer.json).toEqual({ error: 'invalid_grant' });
  });

  test('is no access token, nor the other way round', async () => {
    const { access_token } = await flow.tokens();
    expect((await refresh(access_token)).json).toEqual({ error: 'invalid_grant' });
  });

  test('lives as long as the settings say', async () => {
    const { refresh_token } = await flow.tokens();
    flow.clock.advance(3_650 * 86_400 - 60);
    expect((await refresh(refresh_token)).status).toBe(200);
    flow.clock.advance(61);
    expect((await refresh(refresh_token)).json).toEqual({ error: 'invalid_grant' });
    flow.clock.advance(-(3_650 * 86_400 + 1));
  });

  test('is worth nothing after revocation, and the access token nothing to Cognito itself', async () => {
    const { refresh_token, access_token } = await flow.tokens();
    const revoked = await flow.token({ token: refresh_token }, {}, '/oauth2/revoke');
    expect([revoked.status, revoked.text]).toEqual([200, '']);
    expect((await refresh(refresh_token)).json).toEqual({ error: 'invalid_grant' });
    const userInfo = await flow.get('/oauth2/userInfo', { authorization: `Bearer ${access_token}` });
    expect(userInfo.status).toBe(401);
  });
});

describe('revocation', () => {
  test.each<[what: string, changes: Changes, status: number, body: string]>([
    ['an unknown token', { token: 'nonsense' }, 200, ''],
    ['no token', { token: undefined }, 400, '{"error":"invalid_request"}'],
    ['an access token', { token: 'a.b.c' }, 400, '{"error":"unsupported_token_type"}'],
    ['a wrong secret', { token: 'x', client_secret: 'wrong' }, 401, '{"error":"invalid_client"}'],
    ['an unknown client', { token: 'x', client_id: 'nobody' }, 401, '{"error":"invalid_client"}'],
  ])('of %s', async (_what, changes, status, body) => {
    const answer = await flow.token(changes, {}, '/oauth2/revoke');
    expect([answer.status, answer.text]).toEqual([status, body]);
  });

  test('of another client’s token does nothing', async () => {
    const { refresh_token } = await flow.tokens();
    const { clientId, clientSecret } = flow.client('other');
    const own = { client_id: clientId, client_secret: clientSecret };
    expect((await flow.token({ token: refresh_token, ...own }, {}, '/oauth2/revoke')).status).toBe(400);
    expect((await flow.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
  });
});

describe('tokens', () => {
  test('have the shape of Cognito’s, signed with two keys', async () => {
    const before = Math.floor(Date.now() / 1000);
    const tokens = await flow.tokens({ nonce: 'n-1' });
    const jwks = JSON.parse(
      (await flow.get(`/${flow.cognito.settings.userPoolId}/.well-known/jwks.json`)).body,
    ) as JSONWebKeySet;
    const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(jwks));
    const issuer = flow.cognito.settings.issuer;
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/eu-west-1_[A-Za-z0-9]{9}$/);
    expect(payload).toEqual({
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iss: issuer,
      client_id: flow.client().clientId,
      origin_jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      token_use: 'access',
      scope: flow.client().scopes.join(' '),
      auth_time: expect.any(Number),
      iat: expect.any(Number),
      exp: Number(payload.iat) + 3_600,
      username: payload.sub,
      version: 2,
    });
    expect(Number(payload.iat)).toBeGreaterThanOrEqual(before);
    const id = (await jwtVerify(tokens.id_token ?? '', createLocalJWKSet(jwks))).payload;
    expect(id).toMatchObject({
      aud: flow.client().clientId,
      token_use: 'id',
      email: 'ada@example.com',
      email_verified: true,
      'cognito:username': payload.sub,
      nonce: 'n-1',
    });
    const keyIds = [tokens.access_token, tokens.id_token ?? ''].map(
      (token) => decodeProtectedHeader(token).kid,
    );
    expect(new Set(keyIds).size).toBe(2);
    expect(jwks.keys).toHaveLength(2);
    for (const key of jwks.keys)
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  test.each<[asked: string | undefined, scope: string, hasIdToken: boolean]>([
    ['openid', 'openid', true],
    ['https://api.example.com/lamp.read', 'https://api.example.com/lamp.read', false],
    ['email openid email', 'email openid', true],
  ])('for the scopes %s', async (asked, scope, hasIdToken) => {
    const tokens = await flow.tokens({ scope: asked });
    expect(decodeJwt(tokens.access_token).scope).toBe(scope);
    expect(tokens.id_token !== undefined).toBe(hasIdToken);
  });

  test.each<[scope: string, status: number]>([
    ['openid', 200],
    ['https://api.example.com/lamp.read', 403],
  ])('with %s get %i from userInfo', async (scope, status) => {
    const { access_token } = await flow.tokens({ scope });
    const answer = await flow.get('/oauth2/userInfo', { authorization: `Bearer ${access_token}` });
    expect(answer.status).toBe(status);
  });

  test('that are an ID token, changed or expired get 401 from userInfo', async () => {
    const { access_token, id_token } = await flow.tokens();
    const [head, , signature] = access_token.split('.');
    const forged = `${head}.${Buffer.from('{"sub":"x"}').toString('base64url')}.${signature}`;
    for (const token of [id_token, forged, 'nonsense']) {
      const answer = await flow.get('/oauth2/userInfo', { authorization: `Bearer ${token}` });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
    flow.clock.advance(3_601);
    const late = await flow.get('/oauth2/userInfo', { authorization: `Bearer ${access_token}` });
    flow.clock.advance(-3_601);
    expect(late.status).toBe(401);
  });
});

describe('GetUser', () => {
  const call = async (AccessToken: unknown, target = 'AWSCognitoIdentityProviderService.GetUser') => {
    const response = await fetch(`${flow.cognito.origin}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
      body: JSON.stringify({ AccessToken }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  test('tells who the customer is', async () => {
    const { access_token } = await flow.tokens();
    const { status, json } = await call(access_token);
    const { sub } = decodeJwt(access_token);
    expect(status).toBe(200);
    expect(json).toEqual({
      Username: sub,
      UserAttributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email', Value: 'ada@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
  });

  test.each<[refused: string, token: () => Promise<unknown>, type: string]>([
    ['no token', async () => undefined, 'InvalidParameterException'],
    ['no real token', async () => 'nonsense', 'NotAuthorizedException'],
    [
      'a token without aws.cognito.signin.user.admin',
      async () => (await flow.tokens({ scope: 'openid' })).access_token,
      'NotAuthorizedException',
    ],
    ['an ID token', async () => (await flow.tokens()).id_token, 'NotAuthorizedException'],
  ])('refuses %s', async (_refused, token, type) => {
    const { status, json } = await call(await token());
    expect([status, json.__type]).toEqual([400, type]);
  });

  test('is the only call', async () => {
    expect((await call('x', 'AWSCognitoIdentityProviderService.DeleteUser')).json.__type).toBe(
      'UnknownOperationException',
    );
  });
});

describe('a resource that was asked for', () => {
  const resource = 'https://add-on.example.com/mcp';

  test('is the audience of the access token, and still is after a refresh', async () => {
    const tokens = await flow.tokens({ resource });
    expect(decodeJwt(tokens.access_token).aud).toBe(resource);
    const { json } = await flow.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    expect(decodeJwt(String(json.access_token)).aud).toBe(resource);
  });

  test('is no audience where none was asked for', async () => {
    expect(decodeJwt((await flow.tokens()).access_token)).not.toHaveProperty('aud');
  });

  test.each(['http://localhost:3000/mcp', 'example-app://lamp'])('may be %s', async (other) => {
    expect(decodeJwt((await flow.tokens({ resource: other })).access_token).aud).toBe(other);
  });
});

describe('client credentials', () => {
  const machine = (changes: Changes = {}) => ({
    grant_type: 'client_credentials',
    client_id: flow.client('machine').clientId,
    client_secret: flow.client('machine').clientSecret,
    ...changes,
  });

  test('give the client a token of its own, and nothing to refresh', async () => {
    const { status, json } = await flow.token(machine({ scope: 'https://api.example.com/lamp.read' }));
    expect([status, Object.keys(json).sort()]).toEqual([200, ['access_token', 'expires_in', 'token_type']]);
    const claims = decodeJwt(String(json.access_token));
    expect(claims).toMatchObject({
      sub: flow.client('machine').clientId,
      client_id: flow.client('machine').clientId,
      token_use: 'access',
      scope: 'https://api.example.com/lamp.read',
      iss: flow.cognito.settings.issuer,
    });
    expect(claims).not.toHaveProperty('username');
  });

  test('give all scopes of the client where none is asked for', async () => {
    const { json } = await flow.token(machine());
    expect(decodeJwt(String(json.access_token)).scope).toBe(
      'https://api.example.com/lamp.read https://api.example.com/lamp.write',
    );
  });

  test.each<[refused: string, changes: Changes, error: string]>([
    ['a scope of another client', { scope: 'https://api.example.com/home.read' }, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['a code', { grant_type: 'authorization_code', code: 'x', redirect_uri: europe }, 'unauthorized_client'],
  ])('are refused with %s', async (_refused, changes, error) => {
    const answer = await flow.token(machine(changes));
    expect([answer.status, answer.json]).toEqual([400, { error }]);
  });
});
