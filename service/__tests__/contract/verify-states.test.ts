import { startOwnService, stopOwnServices } from '../../../__tests__/support/own-service';
import { verifyChanged, verifyOwn } from './own-verification';

afterEach(stopOwnServices);

describe('nothing is said of a service', () => {
  it('whose states endpoint accepts a state which does not exist', async () => {
    await expect(
      verifyChanged([
        'if (!Object.hasOwn(states, state)) return answer(404',
        'if (!Object.hasOwn(states, state)) return answer(200',
      ]),
    ).rejects.toThrow('It must refuse states that it does not know');
  });

  it('whose states endpoint has another secret', async () => {
    await expect(verifyOwn(await startOwnService({ STATES_SECRET: 'another' }))).rejects.toThrow(
      'answered 401: is this its URL, and is STATES_SECRET the secret',
    );
  });
});

it('a states endpoint that answers OK where there is nothing to say is as good as any', async () => {
  const { ok } = await verifyChanged(['states[state](params) ?? {}', "states[state](params) ?? 'OK'"]);

  expect(ok).toBe(true);
});

it('two runs against one service are not in each other’s way', async () => {
  const url = await startOwnService();
  const results = await Promise.all([verifyOwn(url), verifyOwn(url)]);

  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
});
