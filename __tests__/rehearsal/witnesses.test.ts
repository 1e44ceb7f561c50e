import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as oauth from 'openid-client';
import type { AccessTokenScheme } from '../../alexa/client-authentication';
import { LinkingClient } from '../../alexa/linking-client';
import { Browser } from '../../rehearsal/browser';
import { LocalNetwork } from '../../rehearsal/local-network';
import { ada, Flow } from './linked-flow';
import { callbackUrls, europe } from './terraform-stack';

describe('Alexa’s role links with a certified server that is not ours', () => {
  let provider: ChildProcess;
  let issuer: string;
  beforeAll(async () => {
    provider = fork(join('testing', 'oidc-provider.mjs'), [JSON.stringify(callbackUrls)], { silent: true });
    [issuer] = (await once(provider, 'message')) as [string];
  });
  afterAll(() => {
    provider.kill();
  });

  /** Signs in and consents on the provider's own pages. */
  async function signIn(url: string): Promise<string> {
    const browser = new Browser();
    let page = await browser.open(url);
    for (let step = 0; step < 3 && page.url.startsWith(issuer); step += 1) {
      page = await browser.submit(page, { login: 'ada', password: 'any' });
    }
    return page.url;
  }

  const cases: [scheme: AccessTokenScheme, clientId: string, pkce: boolean][] = [
    ['HTTP_BASIC', 'client_secret_basic', false],
    ['HTTP_BASIC', 'client_secret_basic', true],
    ['REQUEST_BODY_CREDENTIALS', 'client_secret_post', false],
    ['REQUEST_BODY_CREDENTIALS', 'client_secret_post', true],
  ];
  test.each(cases)('by %s (%s), PKCE %s', async (accessTokenScheme, clientId, pkce) => {
    const linking = new LinkingClient({
      authorizationUri: `${issuer}/auth`,
      accessTokenUri: `${issuer}/token`,
      clientId,
      clientSecret: `secret of ${clientId}: with +, % and a colon`,
      accessTokenScheme,
      scopes: ['openid', 'things.read'],
      pkce,
    });
    const request = linking.authorizationRequest(europe);
    const tokens = await linking.complete(request, await signIn(request.url));
    expect(tokens.expiresIn).toBe(3_600);
    const refreshed = await linking.refresh(tokens.refreshToken);
    expect(refreshed.accessToken).not.toBe(tokens.accessToken);
    expect(refreshed.refreshToken).toBe(tokens.refreshToken);
    await expect(
      linking.complete(request, `${europe}?code=made-up&state=${request.state}`),
    ).rejects.toMatchObject({
      fault: 'refused',
    });
  });
});

describe('a standard client library completes the flow with the stand-in', () => {
  let flow: Flow;
  let configuration: (authentication: oauth.ClientAuth) => Promise<oauth.Configuration>;
  beforeAll(async () => {
    flow = await Flow.start();
    const { settings, origin } = flow.cognito;
    const network = new LocalNetwork();
    network.serve(settings.domain, origin);
    network.serve(new URL(settings.issuer).host, origin);
    configuration = (authentication) =>
      oauth.discovery(new URL(settings.issuer), flow.client().clientId, undefined, authentication, {
        [oauth.customFetch]: network.fetch as oauth.CustomFetch,
      });
  });
  afterAll(() => flow.cognito.close());

  const methods = { ClientSecretBasic: oauth.ClientSecretBasic, ClientSecretPost: oauth.ClientSecretPost };
  test.each(Object.entries(methods))('%s', async (_name, method) => {
    const config = await configuration(method(flow.client().clientSecret ?? ''));
    const pkceCodeVerifier = oauth.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [oauth.randomState(), oauth.randomNonce()];
    const url = oauth.buildAuthorizationUrl(config, {
      redirect_uri: europe,
      scope: 'openid email https://api.example.com/lamp.read',
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    expect(url.host).toBe('auth.example.com');
    const browser = new Browser();
    const page = await browser.open(`${flow.cognito.origin}${url.pathname}${url.search}`);
    const { url: returnedTo } = await browser.submit(page, ada);

    const tokens = await oauth.authorizationCodeGrant(config, new URL(returnedTo), {
      pkceCodeVerifier,
      expectedState,
      expectedNonce,
      idTokenExpected: true,
    });
    expect(tokens.claims()).toMatchObject({ email: 'ada@example.com', token_use: 'id' });
    const sub = tokens.claims()?.sub ?? '';
    expect(await oauth.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ sub });
    const refreshed = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.access_token).not.toBe(tokens.access_token);
    await oauth.tokenRevocation(config, tokens.refresh_token ?? '');
    await expect(oauth.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
