import { startReferenceProvider } from '../../../contracts/reference/provider';
import { statesOf } from '../../../contracts/states';
import { handlerStates } from '../../../contracts/verifier/handler-states';
import type { StateChanges } from '../../../contracts/verifier/provider-states';
import { verifyContract } from '../../../contracts/verifier/verify';
import { lamp } from '../../support/lamp/api';
import { newToken, smallContract, startSmallService, verifySmall, writeContract } from './small-contract';

describe('strict states in this process', () => {
  const [withToken] = smallContract.interactions;
  const handled: readonly (readonly [string, { name: string; params: object }, RegExp])[] = [
    [
      'an unknown state',
      { name: 'a vaild access token', params: {} },
      /^No provider state is called "a vaild access token"\. There are: a valid access token, /,
    ],
    [
      'a parameter that is missing',
      { name: 'a lamp', params: { customer: 'ada' } },
      /^The parameters of "a lamp" are not as the catalogue of states says: .*→ at brightness/s,
    ],
    [
      'a state that cannot be brought about',
      { name: 'a lamp', params: { customer: 'nobody', brightness: 5, isBroken: false } },
      /^nobody has no lamps$/,
    ],
  ];

  it.each(handled)('%s fails the interaction', async (_name, state, message) => {
    const other = writeContract({
      ...smallContract,
      interactions: [{ ...withToken, providerStates: [state] }],
    });
    const reference = await startReferenceProvider(lamp);
    const report = await verifyContract({
      pact: { file: other.file },
      providerUrl: reference.saas.url,
      states: handlerStates(statesOf(lamp), reference.states),
    });
    await reference.close();
    other.remove();

    expect(report.ok).toBe(false);
    expect(report.interactions[0]?.findings).toMatchObject([
      { kind: 'state', message: expect.stringMatching(message) },
    ]);
  });
});

describe('strict states', () => {
  const strict: readonly (readonly [string, Partial<StateChanges>, string, RegExp])[] = [
    [
      'a handler that throws',
      {
        setUp: async () => {
          throw new Error('no database');
        },
      },
      'state',
      /^no database$/,
    ],
    [
      'a value of the catalogue that is missing',
      { setUp: async () => ({}) },
      'state',
      /What "a valid access token" gave is not as the catalogue of states says: .*→ at accessToken/s,
    ],
    [
      'a token that is none',
      { setUp: async () => ({ accessToken: 'two words' }) },
      'state',
      /What "a valid access token" gave is not as the catalogue of states says: .*→ at accessToken/s,
    ],
    [
      'two tokens for one request',
      { setUp: async () => ({ accessToken: newToken() }) },
      'state',
      /gave different access tokens/,
    ],
    [
      'a teardown that throws',
      {
        tearDown: async () => {
          throw new Error('still there');
        },
      },
      'state',
      /^still there$/,
    ],
  ];

  it.each(strict)('%s fails the interaction', async (_name, change, kind, message) => {
    const service = await startSmallService();
    const { report } = await verifySmall({
      providerUrl: service.url,
      states: { ...service.states, ...change },
    });
    await service.close();

    const [withToken, withoutToken] = report.interactions;
    expect(report.ok).toBe(false);
    expect(withToken?.passed).toBe(false);
    expect(withToken?.findings[0]).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(withoutToken?.passed).toBe(true);
  });
});
