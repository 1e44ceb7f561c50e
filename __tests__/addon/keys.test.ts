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

test.each<[title: string, answer: (keys: nock.Interceptor) => unknown]>([
  ['a fault', (keys) => keys.reply(500, world.mint.jwks)],
  ['something else than keys', (keys) => keys.reply(200, { keys: 'none' })],
  [
    'a redirect, which could lead to anybody’s keys',
    (keys) => keys.reply(302, undefined, { location: 'https://keys.example.com/others.json' }),
  ],
  ['nothing for long', (keys) => keys.delay(3_000).reply(200, world.mint.jwks)],
])('while the keys of tokens are answered with %s nobody is told to link again', async (_title, answer) => {
  const keys = nock('https://keys.example.com');
  keys.persist().get('/others.json').reply(200, world.mint.jwks);
  answer(keys.persist(false).get('/jwks.json'));
  const unlucky = await AddonWorld.open({ JWKS_URI: 'https://keys.example.com/jwks.json' });
  const { statusCode, headers } = await unlucky.ask(rpc('ping'), await unlucky.token());
  expect([statusCode, headers['retry-after'], headers['www-authenticate']]).toEqual([503, '5', undefined]);
  expect(unlucky.lastLine()).toMatchObject({ outcome: 'unavailable', reason: 'temporarily_unavailable' });
  keys.get('/jwks.json').reply(200, world.mint.jwks);
  expect((await unlucky.ask(rpc('ping'), await unlucky.token())).statusCode).toBe(200);
});
