import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AuthorizationRequest,
  LinkingClient,
  type LinkingConfiguration,
  LinkingError,
} from '../../alexa/linking-client';

const redirectUri = 'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7';
const good = { access_token: 'access', refresh_token: 'refresh', token_type: 'Bearer', expires_in: 3_600 };

let server: Server;
let answer: RequestListener;
let requests: { authorization?: string; body: URLSearchParams; contentType?: string }[];
beforeEach(async () => {
  requests = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization, 'content-type': contentType } = request.headers;
    requests.push({ authorization, contentType, body: new URLSearchParams(body) });
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const json = (body: unknown, status = 200) => {
  answer = (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

function client(changes: Partial<LinkingConfiguration> = {}): LinkingClient {
  const { port } = server.address() as AddressInfo;
  return new LinkingClient({
    authorizationUri: 'https://auth.example.com/oauth2/authorize',
    accessTokenUri: `http://127.0.0.1:${port}/token`,
    clientId: 'client id',
    clientSecret: 'a%b+c:d/é',
    accessTokenScheme: 'HTTP_BASIC',
    scopes: ['openid', 'https://api.example.com/things.read'],
    pkce: false,
    ...changes,
  });
}

const returned = ({ state }: AuthorizationRequest, changes: Record<string, string> = {}) =>
  `${redirectUri}?${new URLSearchParams({ code: 'the code', state, ...changes })}`;

describe('the authorization request', () => {
  test('has the parameters that Alexa sends, and no others', () => {
    const { url, state } = client().authorizationRequest(redirectUri);
    expect(url.startsWith('https://auth.example.com/oauth2/authorize?')).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: 'client id',
      response_type: 'code',
      scope: 'openid https://api.example.com/things.read',
      state,
      redirect_uri: redirectUri,
    });
    expect(state.length).toBeGreaterThan(600);
  });

  test('has a challenge with PKCE, and never the verifier', () => {
    const { url, codeVerifier } = client({ pkce: true }).authorizationRequest(redirectUri);
    const parameters = new URL(url).searchParams;
    expect(parameters.get('code_challenge_method')).toBe('S256');
    expect(parameters.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(codeVerifier).toMatch(/^[\w-]{43}$/);
    expect(url).not.toContain(codeVerifier);
  });

  test('keeps parameters that the authorization URI has itself', () => {
    const { url } = client({ authorizationUri: 'https://auth.example.com/a?tenant=1' }).authorizationRequest(
      redirectUri,
    );
    expect(new URL(url).searchParams.get('tenant')).toBe('1');
  });

  test('is never the same twice', () => {
    const linking = client({ pkce: true });
    const [first, second] = [
      linking.authorizationRequest(redirectUri),
      linking.authorizationRequest(redirectUri),
    ];
    expect(first.state).not.toBe(second.state);
    expect(first.codeVerifier).not.toBe(second.codeVerifier);
  });

  test('takes 15 scopes and not one more', () => {
    const scopes = Array.from({ length: 16 }, (_, index) => `s${index}`);
    expect(() => client({ scopes: scopes.slice(1) })).not.toThrow();
    expect(() => client({ scopes })).toThrow('Alexa takes at most 15 scopes, and the configuration has 16.');
  });
});

describe('the token request', () => {
  test('authenticates by the header, form-encoded, as RFC 6749 asks', async () => {
    json(good);
    const linking = client();
    const request = linking.authorizationRequest(redirectUri);
    expect(await linking.complete(request, returned(request))).toEqual({
      accessToken: 'access',
      refreshToken: 'refresh',
      expiresIn: 3_600,
    });
    expect(requests).toHaveLength(1);
    const [, credentials = ''] = (requests[0]?.authorization ?? '').split(' ');
    expect(Buffer.from(credentials, 'base64').toString()).toBe('client+id:a%25b%2Bc%3Ad%2F%C3%A9');
    expect(requests[0]?.contentType).toBe('application/x-www-form-urlencoded;charset=UTF-8');
    expect(Object.fromEntries(requests[0]?.body ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: redirectUri,
      client_id: 'client id',
    });
  });

  test('authenticates by the body, and proves the challenge', async () => {
    json(good);
    const linking = client({ accessTokenScheme: 'REQUEST_BODY_CREDENTIALS', pkce: true });
    const request = linking.authorizationRequest(redirectUri);
    await linking.complete(request, returned(request));
    expect(requests[0]?.authorization).toBeUndefined();
    expect(requests[0]?.body.get('client_secret')).toBe('a%b+c:d/é');
    expect(requests[0]?.body.get('code_verifier')).toBe(request.codeVerifier);
  });

  test('of a refresh keeps the refresh token unless there is a new one', async () => {
    json({ ...good, refresh_token: undefined });
    expect((await client().refresh('old')).refreshToken).toBe('old');
    expect(Object.fromEntries(requests[0]?.body ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'old',
      client_id: 'client id',
    });
    json({ ...good, refresh_token: 'new' });
    expect((await client().refresh('old')).refreshToken).toBe('new');
  });
});

describe('linking fails', () => {
  const completion = async (url: (request: AuthorizationRequest) => string) => {
    const linking = client();
    const request = linking.authorizationRequest(redirectUri);
    return linking.complete(request, url(request)).then(
      () => undefined,
      (error: unknown) => (error instanceof LinkingError ? error : undefined),
    );
  };

  test.each<[what: string, url: (request: AuthorizationRequest) => string, fault: string]>([
    ['another state', (request) => returned(request, { state: 'x' }), 'state_mismatch'],
    ['no state', () => `${redirectUri}?code=x`, 'state_mismatch'],
    ['two states', (request) => `${returned(request)}&state=${request.state}`, 'state_mismatch'],
    ['another path', (request) => returned(request).replace('/link/', '/other/'), 'redirect_mismatch'],
    ['another host', (request) => returned(request).replace('layla', 'evil'), 'redirect_mismatch'],
    ['an error', (request) => returned(request, { error: 'access_denied' }), 'denied'],
    ['no code', ({ state }) => `${redirectUri}?state=${state}`, 'no_code'],
  ])('when the browser comes back with %s, before anything is sent', async (_what, url, fault) => {
    json(good);
    expect((await completion(url))?.fault).toBe(fault);
    expect(requests).toEqual([]);
  });

  test.each<[what: string, body: unknown, status: number, fault: string]>([
    ['an error', { error: 'invalid_grant' }, 400, 'refused'],
    ['an error of the server', { error: 'x' }, 500, 'refused'],
    ['status 201', good, 201, 'refused'],
    ['no access token', { ...good, access_token: undefined }, 200, 'bad_response'],
    ['an empty access token', { ...good, access_token: '' }, 200, 'bad_response'],
    ['no token type', { ...good, token_type: undefined }, 200, 'bad_response'],
    ['another token type', { ...good, token_type: 'MAC' }, 200, 'bad_response'],
    ['no expires_in', { ...good, expires_in: undefined }, 200, 'bad_response'],
    ['expires_in as text', { ...good, expires_in: '3600' }, 200, 'bad_response'],
    ['a token of 359 seconds', { ...good, expires_in: 359 }, 200, 'short_lived'],
    ['no refresh token', { ...good, refresh_token: undefined }, 200, 'bad_response'],
    ['a list', [], 200, 'bad_response'],
  ])('when the access token URI answers %s', async (_what, body, status, fault) => {
    json(body, status);
    const error = await completion(returned);
    expect(error?.fault).toBe(fault);
    expect(error?.message).not.toMatch(/the code|a%b|access$|refresh$/);
  });

  test('not with a token of 360 seconds, nor with bearer in lower case', async () => {
    json({ ...good, expires_in: 360, token_type: 'bearer' });
    expect(await completion(returned)).toBeUndefined();
    expect(requests).toHaveLength(1);
  });

  test('when the answer is no JSON', async () => {
    answer = (_request, response) => response.end('<html>');
    expect((await completion(returned))?.fault).toBe('bad_response');
  });

  test('when the answer is a redirect, which the secret must not follow', async () => {
    answer = (_request, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect((await completion(returned))?.fault).toBe('unreachable');
    expect(requests).toHaveLength(1);
  });

  test('when the connection breaks', async () => {
    answer = (request) => request.socket.destroy();
    expect((await completion(returned))?.fault).toBe('unreachable');
  });

  test('when there is no answer within 4.5 seconds', async () => {
    answer = () => undefined;
    const startedAt = performance.now();
    expect((await completion(returned))?.fault).toBe('too_slow');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(4_400);
  });

  test('with no more of the server’s error than a code', async () => {
    json({ error: 'bad <script>alert("secret stuff here")</script>'.repeat(9) }, 400);
    expect((await completion(returned))?.message).toMatch(
      /^The access token URI answered 400 with [\w.-]{1,64}\.$/,
    );
  });
});
