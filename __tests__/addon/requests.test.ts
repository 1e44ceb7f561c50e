import { requestCases } from './requests/index';
import { AddonWorld } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterAll(() => world.close());

test('there are at least fifty', () => {
  expect(requestCases.length).toBeGreaterThanOrEqual(50);
  expect(new Set(requestCases.map(({ title }) => title)).size).toBe(requestCases.length);
});

test.each(requestCases)('$title', async ({ sent, status, headers = {}, body }) => {
  const { token: make = () => world.token(), scheme = 'Bearer', ...rest } = sent;
  const token = await make(world);
  const answer = await world.send({
    ...rest,
    headers: { ...(token === undefined ? {} : { authorization: `${scheme} ${token}` }), ...sent.headers },
  });
  expect({ ...answer, body: answer.body === '' ? undefined : JSON.parse(answer.body) }).toEqual({
    statusCode: status,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body,
  });
  const line = world.lines.at(-1) ?? '';
  expect(line).toContain(`"status":${status}`);
  if (token !== undefined) expect(line + answer.body).not.toContain(token);
});
