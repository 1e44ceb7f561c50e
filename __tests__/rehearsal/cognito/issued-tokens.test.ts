import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { Flow } from '../linked-flow';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start();
});
afterAll(() => flow.cognito.close());

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

  test.each([
    ['the classic pages', { managedLoginVersion: 1 as const }],
    ['LITE', { pool: { user_pool_tier: 'LITE' } }],
  ])('is not named in a token of %s', async (_what, changes) => {
    const without = await Flow.start(changes);
    const { access_token } = await without.tokens({ resource });
    await without.cognito.close();
    expect(decodeJwt(access_token)).not.toHaveProperty('aud');
  });
});
