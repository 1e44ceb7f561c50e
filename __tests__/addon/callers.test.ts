import { AddonWorld, rpc } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterAll(() => world.close());

test('who called is in the log, or why nobody was let in', async () => {
  await world.ask(rpc('tools/list'), await world.token());
  expect(world.lastLine()).toMatchObject({ caller: 'customer' });
  await world.ask(rpc('tools/list'), await world.serviceToken());
  expect(world.lastLine()).toMatchObject({ caller: 'service' });
  await world.ask(rpc('tools/list'), 'nonsense');
  expect(world.lastLine()).toMatchObject({
    outcome: 'unauthorized',
    reason: 'invalid_token',
    Unauthorized: 1,
  });
});

test('without the check of the audience a token may have none, and never another', async () => {
  const lenient = await AddonWorld.open({ CHECK_AUDIENCE: 'false' });
  const statusFor = async (aud: unknown) =>
    (await lenient.ask(rpc('ping'), await lenient.token({ override: { aud } }))).statusCode;
  expect([await statusFor(undefined), await statusFor('https://other.example/mcp')]).toEqual([200, 401]);
});

test('without a service client a service has no access', async () => {
  const alone = await AddonWorld.open({ SERVICE_CLIENT_ID: undefined, SERVICE_SCOPE: undefined });
  expect((await alone.ask(rpc('tools/list'), await alone.serviceToken())).statusCode).toBe(401);
  const { body } = await alone.send({ method: 'GET', path: '/.well-known/oauth-authorization-server' });
  expect(JSON.parse(body).grant_types_supported).toEqual(['authorization_code', 'refresh_token']);
});

test('without an app client that has no secret nobody signs in without one', async () => {
  const alone = await AddonWorld.open({ PUBLIC_CLIENT_ID: undefined });
  const token = await alone.token({ override: { client_id: 'publicclient' } });
  expect((await alone.ask(rpc('tools/list'), token)).statusCode).toBe(401);
  const { body } = await alone.send({ method: 'GET', path: '/.well-known/oauth-authorization-server' });
  expect(JSON.parse(body).token_endpoint_auth_methods_supported).toEqual([
    'client_secret_basic',
    'client_secret_post',
  ]);
});
