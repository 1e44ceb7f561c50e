import type { HttpResult } from '../../addon/http-event';
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

/** What the log says of an answer: errors of OAuth are texts, and everything else that is refused is no request. */
function outcomeOf({ statusCode, body }: HttpResult): string {
  if (statusCode < 400) return 'answered';
  const { error } = JSON.parse(body);
  if (error === 'insufficient_scope') return 'forbidden';
  return typeof error === 'string' && error !== 'method_not_allowed' ? 'unauthorized' : 'malformed';
}

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
  const outcome = outcomeOf(answer);
  expect(world.lastLine()).toMatchObject({
    status,
    outcome,
    Requests: 1,
    Unauthorized: Number(outcome === 'unauthorized'),
    Forbidden: Number(outcome === 'forbidden'),
  });
  const line = world.lines.at(-1) ?? '';
  if (token !== undefined) expect(line + answer.body).not.toContain(token);
});
