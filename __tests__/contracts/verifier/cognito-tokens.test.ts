import { decodeJwt, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import { type CognitoTokenOptions, cognitoTokens } from '../../../contracts/verifier/cognito-tokens';
import { startGateway } from '../../../contracts/verifier/gateway';
import { Redaction } from '../../../contracts/verifier/redaction';
import { type FakeService, startFakeService } from '../../support/fake-service';

const audience = 'https://api.example.com';
const everyScope = ['lamp.read', 'lamp.write'].map((name) => `${audience}/${name}`);

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let endpoint: FakeService;

const sign = (scope: string, expiresAt: number | string = '1h') =>
  new SignJWT({ sub: 'sub-1', scope, token_use: 'access' })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
    .setExpirationTime(expiresAt)
    .sign(keys.privateKey);

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
});

/** A token endpoint as Cognito's: it narrows scopes for client credentials only, and says 400 to a wrong secret. */
beforeEach(async () => {
  endpoint = await startFakeService(async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const credentials = Buffer.from(String(request.headers.authorization).slice(6), 'base64').toString();
    if (credentials !== 'client-1:the-secret') return reply.code(400).send({ error: 'invalid_client' });
    const scope = form.get('grant_type') === 'client_credentials' ? form.get('scope') : everyScope.join(' ');
    return { access_token: await sign(scope ?? ''), token_type: 'Bearer', expires_in: 3600 };
  }, 'application/x-www-form-urlencoded');
});
afterEach(() => endpoint.close());

const source = (change: Partial<CognitoTokenOptions> = {}) =>
  cognitoTokens({
    tokenUrl: `${endpoint.url}/oauth2/token`,
    clientId: 'client-1',
    clientSecret: 'the-secret',
    audience,
    ...change,
  });
const state = (name: string, scopes: readonly string[]) => ({ name, params: { customer: 'ada', scopes } });

describe('tokens from Cognito', () => {
  it('have the scopes that the state asks for, by client credentials', async () => {
    const token = await source().tokenFor(state('a valid access token', ['lamp.read']));

    expect(decodeJwt(token ?? '').scope).toBe(`${audience}/lamp.read`);
    expect(Object.fromEntries(new URLSearchParams(String(endpoint.requests[0]?.body)))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      scope: `${audience}/lamp.read`,
    });
  });

  it('are not asked for where the token endpoint redirects to: the refresh token would go along', async () => {
    const elsewhere = await startFakeService(
      async () => ({ access_token: await sign(everyScope.join(' ')) }),
      'application/x-www-form-urlencoded',
    );
    const moved = await startFakeService(
      async (_request, reply) => reply.redirect(elsewhere.url, 307),
      'application/x-www-form-urlencoded',
    );
    try {
      const tokens = source({ tokenUrl: moved.url, refreshToken: 'the-refresh-token' });
      await expect(tokens.tokenFor(state('a valid access token', ['lamp.read']))).rejects.toThrow('307');
      expect(elsewhere.requests).toEqual([]);
    } finally {
      await Promise.all([moved.close(), elsewhere.close()]);
    }
  });

  it('are got once for each set of scopes', async () => {
    const tokens = source();
    await tokens.tokenFor(state('a valid access token', ['lamp.read']));
    await tokens.tokenFor(state('a valid access token', ['lamp.read']));
    await tokens.tokenFor(state('a valid access token', ['lamp.write']));

    expect(endpoint.requests).toHaveLength(2);
  });

  it('are a test user’s with a refresh token, which cannot narrow the scopes', async () => {
    const tokens = source({ refreshToken: 'refresh-1' });
    const token = await tokens.tokenFor(state('a valid access token', ['lamp.read', 'lamp.write']));

    expect(decodeJwt(token ?? '').sub).toBe('sub-1');
    await expect(tokens.tokenFor(state('a valid access token', ['lamp.read']))).rejects.toThrow(
      /A refresh token cannot narrow the scopes/,
    );
  });

  it('are forged by signing a valid one with another key', async () => {
    const token = (await source().tokenFor(state('a forged access token', ['lamp.read']))) ?? '';
    const publicKey = await importJWK(await exportJWK(keys.publicKey), 'RS256');

    expect(decodeJwt(token)).toMatchObject({ sub: 'sub-1', scope: `${audience}/lamp.read` });
    await expect(jwtVerify(token, publicKey)).rejects.toThrow('signature verification failed');
  });

  it('that have expired or were revoked are given', async () => {
    const expiredToken = await sign(everyScope.join(' '), 1_600_000_000);
    const tokens = source({ expiredToken, revokedToken: 'revoked' });

    expect(await tokens.tokenFor(state('an expired access token', ['lamp.read']))).toBe(expiredToken);
    expect(await tokens.tokenFor(state('a revoked access token', ['lamp.read']))).toBe('revoked');
    expect(endpoint.requests).toHaveLength(0);
  });

  it.each([
    [
      'a secret that is wrong',
      { clientSecret: 'guess' },
      'a valid access token',
      /gave no access token: 400 invalid_client\.$/,
    ],
    ['no expired token', {}, 'an expired access token', /set EXPIRED_ACCESS_TOKEN/],
    ['no revoked token', {}, 'a revoked access token', /set REVOKED_ACCESS_TOKEN/],
    [
      'an endpoint that is down',
      { tokenUrl: 'http://127.0.0.1:1/oauth2/token' },
      'a valid access token',
      /does not answer/,
    ],
  ])('with %s are a failure', async (_name, change, name, message) => {
    await expect(source(change).tokenFor(state(name, ['lamp.read']))).rejects.toThrow(message);
  });

  it('that should have expired and have not are a failure', async () => {
    const tokens = source({ expiredToken: await sign('x') });

    await expect(tokens.tokenFor(state('an expired access token', []))).rejects.toThrow(/has not expired/);
  });

  it('are no business of other states', async () => {
    expect(await source().tokenFor(state('a lamp', []))).toBeUndefined();
  });

  it('tell the states endpoint whose token it is, and give way to one that the endpoint gives', async () => {
    const service = await startFakeService((_request, reply) => reply.send({}));
    const subjects: (string | undefined)[] = [];
    const gateway = await startGateway({
      providerUrl: service.url,
      states: {
        setUp: async ({ name }, subject) => {
          subjects.push(subject);
          return name === 'a forged access token' ? { accessToken: 'its.own.token' } : {};
        },
        tearDown: async () => {},
      },
      tokens: source(),
      redaction: new Redaction(),
      timeout: 60_000,
    });
    const sent = async (name: string) => {
      const body = JSON.stringify({
        state: name,
        params: state(name, ['lamp.read']).params,
        action: 'setup',
      });
      await fetch(gateway.statesUrl, { method: 'POST', body });
      await fetch(`http://127.0.0.1:${gateway.port}/lamp`, {
        headers: { authorization: 'Bearer example' },
      });
      return String(service.requests.at(-1)?.headers.authorization).slice(7);
    };

    expect(decodeJwt(await sent('a valid access token')).sub).toBe('sub-1');
    expect(await sent('a forged access token')).toBe('its.own.token');
    expect(subjects).toEqual(['sub-1', 'sub-1']);
    await Promise.all([gateway.close(), service.close()]);
  });
});
