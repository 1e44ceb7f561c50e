import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import type { AddonStage } from '../../rehearsal/addon/addon-stage';
import { AlexaPlus } from '../../rehearsal/addon/alexa-plus';
import { addonSteps } from '../../rehearsal/addon-steps';
import { Browser } from '../../rehearsal/browser';
import { phrasebook } from '../../rehearsal/phrasebook';
import type { Stage } from '../../rehearsal/stage';
import { Story, tellStory } from '../../rehearsal/story';
import { models } from '../support/lamp/models';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { setAddonStage } from './stage';

let stage: Stage;
let addon: AddonStage;
beforeAll(async () => {
  stage = await setAddonStage();
  if (!stage.addon) throw new Error('The stack has no add-on.');
  addon = stage.addon;
});
afterAll(() => stage.close());

test('the story of Alexa+ holds for a service of the tests', async () => {
  const story = new Story(stage, phrasebook('en-US', models['en-US']));
  await stage.cognito.users.signUp(story.email, story.password, true);
  await story.link();
  const { reads } = rehearsedLamp.rehearsal;
  const results = await tellStory(story, addonSteps({ tool: 'get_lamp' }, reads));
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(results).toHaveLength(4);
});

test.each(['Alexa+ MCP Client', 'another client'])(
  'the protocol’s own client links and calls tools as “%s”, whether or not it is sent a challenge',
  async (name) => {
    const alexaPlus = addon.newAlexaPlus(name);
    const browser = new Browser(stage.network.fetch);
    const page = await browser.open(stage.network.toLocal(await alexaPlus.beginLinking()));
    const { email: username, password } = stage.example;
    await alexaPlus.completeLinking((await browser.submit(page, { username, password })).url);
    expect((await alexaPlus.listTools()).map((tool) => tool.name)).toEqual(['get_lamp', 'dim_lamp']);
    expect(await alexaPlus.callTool('dim_lamp', { room: 'hall', brightness: 35 })).toEqual({
      speech: 'The lamp is at 35 percent.',
      data: { brightness: 35 },
      isError: false,
    });
    const { messages } = stage.log;
    const asked = messages.filter(({ to, title }) => to === 'Add-on' && title === 'POST /mcp');
    expect(asked.length).toBeGreaterThan(0);
    // That there is no stream to be had is an answer, and no refusal.
    const streams = messages.filter(({ from, title }) => from === 'Add-on' && title === '405');
    expect(new Set(streams.map(({ failed, purpose }) => `${failed}: ${purpose}`))).toEqual(
      new Set(['false: It sends none, which is in order: it answers, and Alexa+ goes on.']),
    );
  },
);

test('a client on a customer’s machine links without a secret, and gets another refresh token with each refresh', async () => {
  const { mcpUrl, publicClientId } = addon.settings;
  const client = stage.cognito.settings.clients.find(({ clientId }) => clientId === publicClientId);
  const [redirectUri = ''] = client?.callbackUrls ?? [];
  if (!client) throw new Error('The stack has no app client without a secret.');
  expect([client.clientSecret, redirectUri]).toEqual([undefined, 'http://localhost:8080/callback']);
  const desktop = new AlexaPlus({
    mcpUrl,
    client,
    redirectUri,
    fetch: stage.network.fetch,
    clientName: 'a desktop client',
  });
  const browser = new Browser(stage.network.fetch);
  const page = await browser.open(stage.network.toLocal(await desktop.beginLinking()));
  const { email: username, password } = stage.example;
  await desktop.completeLinking((await browser.submit(page, { username, password })).url);
  const { aud, client_id } = decodeJwt(desktop.accessToken ?? '');
  expect([aud, client_id]).toEqual([mcpUrl, publicClientId]);
  expect(await desktop.callTool('dim_lamp', { room: 'hall', brightness: 35 })).toMatchObject({
    data: { brightness: 35 },
  });

  for (const _refresh of ['with the first token', 'with the one that came of it']) {
    desktop.spoilAccessToken();
    expect(await desktop.callTool('get_lamp')).toMatchObject({ isError: false });
    // The one that was used is good for a minute more.
    stage.clock.advance(61);
  }
});

test('oauth4webapi follows the discovery from the MCP URL to tokens', async () => {
  const options = { [oauth.customFetch]: stage.network.fetch };
  const mcpUrl = new URL(addon.settings.mcpUrl);
  const resource = await oauth.processResourceDiscoveryResponse(
    mcpUrl,
    await oauth.resourceDiscoveryRequest(mcpUrl, options),
  );
  const issuer = new URL(resource.authorization_servers?.[0] ?? '');
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options }),
  );
  expect(server.code_challenge_methods_supported).toEqual(['S256']);

  const client = { client_id: addon.client.clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const [redirectUri = ''] = addon.client.callbackUrls;
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint ?? '');
  for (const [name, value] of Object.entries({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: resource.scopes_supported?.join(' ') ?? '',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    resource: resource.resource,
    state,
  })) {
    url.searchParams.set(name, value);
  }
  const browser = new Browser(stage.network.fetch);
  const { email: username, password } = stage.example;
  const end = await browser.submit(await browser.open(stage.network.toLocal(url.href)), {
    username,
    password,
  });
  const parameters = oauth.validateAuthResponse(server, client, new URL(end.url), state);
  const tokens = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(addon.client.clientSecret ?? ''),
      parameters,
      redirectUri,
      verifier,
      options,
    ),
  );
  const answer = await oauth.protectedResourceRequest(
    tokens.access_token,
    'POST',
    mcpUrl,
    new Headers({ 'content-type': 'application/json' }),
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
    options,
  );
  expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
});

test('oauth4webapi reads the challenge of a request without a good token', async () => {
  const options = { [oauth.customFetch]: stage.network.fetch };
  const error = await oauth
    .protectedResourceRequest('nonsense', 'POST', new URL(addon.settings.mcpUrl), new Headers(), '', options)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
  expect((error as oauth.WWWAuthenticateChallengeError).cause[0]?.parameters).toMatchObject({
    error: 'invalid_token',
    resource_metadata: `${new URL(addon.settings.mcpUrl).origin}/.well-known/oauth-protected-resource/mcp`,
  });
});

test('a service gets in with client_credentials, sees the tools, and calls none', async () => {
  const { serviceClientId = '' } = addon.settings;
  const service = stage.cognito.settings.clients.find(({ clientId }) => clientId === serviceClientId);
  const server = {
    issuer: 'https://issuer',
    token_endpoint: `https://${stage.cognito.settings.domain}/oauth2/token`,
  };
  const { access_token: token } = await oauth.processClientCredentialsResponse(
    server,
    { client_id: serviceClientId },
    await oauth.clientCredentialsGrantRequest(
      server,
      { client_id: serviceClientId },
      oauth.ClientSecretBasic(service?.clientSecret ?? ''),
      { scope: `${addon.settings.mcpUrl}/service` },
      { [oauth.customFetch]: stage.network.fetch },
    ),
  );
  const client = new Client({ name: 'Alexa+ MCP Client', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(addon.settings.mcpUrl), {
      authProvider: { token: async () => token },
      fetch: stage.network.fetch,
    }),
  );
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get_lamp', 'dim_lamp']);
  await expect(client.callTool({ name: 'get_lamp' })).rejects.toThrow();
  await client.close();
});

test('a token that the SaaS revoked sends Alexa+ to sign in again', async () => {
  const alexaPlus = addon.newAlexaPlus();
  const browser = new Browser(stage.network.fetch);
  const page = await browser.open(stage.network.toLocal(await alexaPlus.beginLinking()));
  const { email: username, password } = stage.example;
  await alexaPlus.completeLinking((await browser.submit(page, { username, password })).url);
  const { sub = '' } = JSON.parse(
    Buffer.from(alexaPlus.accessToken?.split('.')[1] ?? '', 'base64url').toString(),
  );
  stage.cognito.grants.revokeAllOf(sub);
  // The client says that it forgets its tokens.
  jest.spyOn(console, 'warn').mockReturnValueOnce();
  alexaPlus.spoilAccessToken();
  await expect(alexaPlus.callTool('get_lamp')).rejects.toThrow();
});
