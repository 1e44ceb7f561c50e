import nock from 'nock';
import { createTokenMint } from '../../contracts/reference/token-mint';
import { AddonWorld, mcpUrl, rpc } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterEach(() => jest.useRealTimers());
afterAll(() => world.close());

/** A token of a key that nobody has: only its name is read before the signature would be. */
async function ofMadeUpKey(name: string): Promise<string> {
  const [, ...others] = (await world.token()).split('.');
  return [Buffer.from(JSON.stringify({ alg: 'RS256', kid: name })).toString('base64url'), ...others].join(
    '.',
  );
}

const statusOf = async (token: string) => (await world.ask(rpc('ping'), token)).statusCode;

test('who makes up keys holds up those of a pool whose keys have changed for a second, and no longer', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
  expect(await statusOf(await world.token())).toBe(200);
  expect(await statusOf(await ofMadeUpKey('first'))).toBe(401);

  const { userPoolId, clientId, audience } = world.mint;
  const changed = await createTokenMint({ userPoolId, clientId, audience });
  const ofNewKey = await changed.accessToken({ sub: 'ada', scopes: [], override: { aud: mcpUrl } });
  nock.cleanAll();
  const reads = jest.fn(() => [200, changed.jwks] as const);
  nock('https://cognito-idp.eu-west-1.amazonaws.com')
    .persist()
    .get(/jwks\.json$/)
    .reply(() => reads());

  expect([
    await statusOf(ofNewKey),
    await statusOf(await ofMadeUpKey('second')),
    reads.mock.calls.length,
  ]).toEqual([401, 401, 0]);
  jest.advanceTimersByTime(1_000);
  expect([await statusOf(ofNewKey), reads.mock.calls.length]).toEqual([200, 1]);
});
