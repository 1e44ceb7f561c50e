import { decodeJwt } from 'jose';
import { Flow, otherClient } from '../linked-flow';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start({ clients: { other: otherClient } });
});
afterAll(() => flow.cognito.close());

type Changes = Readonly<Record<string, string | undefined>>;

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
