import { userPoolSettings } from '../../../rehearsal/cognito/user-pool-settings';
import { Flow } from '../linked-flow';
import { callbackUrls, europe, reference, stackJson } from '../terraform-stack';

test('reads a pool, its domain and its client as they would be deployed', () => {
  const settings = userPoolSettings(stackJson());
  expect(settings).toMatchObject({
    region: 'eu-west-1',
    domain: 'auth.example.com',
    selfSignUp: true,
    verifiesEmail: true,
    caseSensitive: false,
    passwordPolicy: { minimumLength: 14, lowercase: true, uppercase: true, numbers: true, symbols: true },
    notRehearsed: [],
  });
  const [client] = settings.clients;
  expect(client).toMatchObject({
    flows: ['code'],
    callbackUrls,
    accessTokenSeconds: 3_600,
    refreshTokenSeconds: 3_650 * 86_400,
    hidesUserExistence: true,
  });
  expect(client?.scopes).toContain('https://api.example.com/lamp.read');
  expect(client?.clientId).toMatch(/^[a-z0-9]{26}$/);
});

test('keeps ids over starts, and never the secret', () => {
  const [first, second] = [userPoolSettings(stackJson()), userPoolSettings(stackJson())];
  expect(first.userPoolId).toBe(second.userPoolId);
  expect(first.clients[0]?.clientId).toBe(second.clients[0]?.clientId);
  expect(first.clients[0]?.clientSecret).not.toBe(second.clients[0]?.clientSecret);
});

test('takes the provider’s defaults for lifetimes: hours, and 30 days for refresh tokens', () => {
  const unset = {
    access_token_validity: 2,
    token_validity_units: undefined,
    refresh_token_validity: undefined,
  };
  const [client] = userPoolSettings(stackJson({ client: unset })).clients;
  expect(client).toMatchObject({ accessTokenSeconds: 7_200, refreshTokenSeconds: 30 * 86_400 });
});

test('makes a prefix domain a host', () => {
  const { domain } = userPoolSettings(stackJson({ domain: 'example-dev' }));
  expect(domain).toBe('example-dev.auth.eu-west-1.amazoncognito.com');
});

test.each<[fault: string, json: string, message: RegExp]>([
  ['no JSON', '{', /is not JSON/],
  ['a list', '[]', /is not a JSON object/],
  ['nothing', '{}', /no aws_cognito_user_pool/],
  ['no region', JSON.stringify({ ...JSON.parse(stackJson()), provider: {} }), /no region/],
  [
    'no client',
    JSON.stringify({
      ...JSON.parse(stackJson()),
      resource: { ...JSON.parse(stackJson()).resource, aws_cognito_user_pool_client: {} },
    }),
    /no aws_cognito_user_pool_client/,
  ],
  [
    'no domain',
    JSON.stringify({
      ...JSON.parse(stackJson()),
      resource: { ...JSON.parse(stackJson()).resource, aws_cognito_user_pool_domain: {} },
    }),
    /no aws_cognito_user_pool_domain/,
  ],
  [
    'a scope that nobody defines',
    stackJson({ client: { allowed_oauth_scopes: ['https://api.example.com/typo'] } }),
    /no resource server defines: https:\/\/api\.example\.com\/typo/,
  ],
  [
    'an expression in a callback',
    stackJson({ client: { callback_urls: [reference('var.callback')] } }),
    /cannot evaluate/,
  ],
])('says what is wrong with %s', (_fault, json, message) => {
  expect(() => userPoolSettings(json)).toThrow(message);
});

describe('a change of settings changes what happens:', () => {
  test('a callback that is taken away', async () => {
    const flow = await Flow.start({ client: { callback_urls: callbackUrls.slice(0, 1) } });
    const { location } = await flow.get(flow.authorizeUrl({ redirect_uri: europe }));
    await flow.cognito.close();
    expect(location).toMatch(/^\/error\?error=redirect_mismatch/);
  });

  test('a scope that is taken away', async () => {
    const scope = 'https://api.example.com/lamp.write';
    const flow = await Flow.start({ client: { allowed_oauth_scopes: ['openid'] } });
    const { location } = await flow.get(flow.authorizeUrl({ scope }));
    await flow.cognito.close();
    expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_scope');
  });

  test('a shorter lifetime', async () => {
    const flow = await Flow.start({ client: { access_token_validity: 10 } });
    const { expires_in } = await flow.tokens();
    await flow.cognito.close();
    expect(expires_in).toBe(600);
  });

  test('the code flow that is switched off', async () => {
    const flow = await Flow.start({ client: { allowed_oauth_flows_user_pool_client: false } });
    const { location } = await flow.get(flow.authorizeUrl());
    await flow.cognito.close();
    expect(new URL(location ?? '').searchParams.get('error')).toBe('unauthorized_client');
  });

  test('refresh tokens that rotate', async () => {
    const flow = await Flow.start({
      client: { refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 30 }] },
    });
    const { refresh_token } = await flow.tokens();
    const refresh = (token: unknown) =>
      flow.token({ grant_type: 'refresh_token', refresh_token: String(token) });
    const { json } = await refresh(refresh_token);
    expect(json.refresh_token).not.toBe(refresh_token);
    flow.clock.advance(29);
    expect((await refresh(refresh_token)).status).toBe(200);
    flow.clock.advance(2);
    expect((await refresh(refresh_token)).json).toEqual({ error: 'invalid_grant' });
    expect((await refresh(json.refresh_token)).status).toBe(200);
    await flow.cognito.close();
  });

  test('revocation that is switched off', async () => {
    const flow = await Flow.start({ client: { enable_token_revocation: false } });
    const { refresh_token } = await flow.tokens();
    const answer = await flow.token({ token: refresh_token }, {}, '/oauth2/revoke');
    await flow.cognito.close();
    expect([answer.status, answer.json]).toEqual([400, { error: 'invalid_request' }]);
  });

  test('a client without a secret', async () => {
    const flow = await Flow.start({ client: { generate_secret: false } });
    const answer = await flow.exchange(await flow.code(), { client_secret: undefined });
    await flow.cognito.close();
    expect(answer.status).toBe(200);
  });

  test('a client that does not sign in with the pool', async () => {
    const flow = await Flow.start({ client: { supported_identity_providers: ['Okta'] } });
    const page = await flow.get(flow.authorizeUrl({}, '/login'));
    const { location } = await flow.get(flow.authorizeUrl({ identity_provider: 'COGNITO' }));
    await flow.cognito.close();
    expect(page.body).toContain('Continue with Okta');
    expect(page.body).not.toContain('type="password"');
    expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request');
  });

  test('a client with no way to sign in', async () => {
    const flow = await Flow.start({ client: { supported_identity_providers: [] } });
    const { location } = await flow.get(flow.authorizeUrl());
    await flow.cognito.close();
    expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request');
  });
});

test('says which settings the rehearsal does not enforce', () => {
  const settings = userPoolSettings(
    stackJson({
      pool: { mfa_configuration: 'ON', lambda_config: { pre_sign_up: 'arn', custom_message: 'arn' } },
    }),
  );
  expect(settings.notRehearsed).toEqual([
    'MFA is on: the rehearsal signs in without a second factor',
    'Lambda triggers beside user migration, pre sign-up and pre token generation do not run',
  ]);
});
