import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { statesSchema } from '../../../contracts/document/states-schema';
import { startReferenceProvider } from '../../../contracts/reference/provider';
import { statesOf } from '../../../contracts/states';
import { lamp } from '../../support/lamp/api';

const schema = statesSchema(statesOf(lamp));
const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const valid = ajv.compile(schema);

const token = { state: 'a valid access token', params: { customer: 'ada', scopes: [] }, action: 'setup' };

describe('the schema of the provider states', () => {
  it('has the states that every contract has, and the service’s own', () => {
    expect(valid(token)).toBe(true);
    expect(
      valid({
        state: 'a lamp',
        params: { customer: 'ada', brightness: 80, isBroken: false },
        action: 'teardown',
      }),
    ).toBe(true);
  });

  it.each([
    ['a misspelt state', { ...token, state: 'a vaild access token' }],
    ['a missing parameter', { ...token, params: { customer: 'ada' } }],
    ['an unknown scope', { ...token, params: { customer: 'ada', scopes: ['all'] } }],
    ['another action', { ...token, action: 'drop' }],
  ])('has not %s', (_name, change) => {
    expect(valid(change)).toBe(false);
  });

  it('has the answer of the reference to a valid token', async () => {
    const { states: reference, close } = await startReferenceProvider(lamp);
    const values = await reference.handlers['a valid access token']?.({
      customer: 'ada',
      scopes: ['lamp.read'],
    });
    await close();
    const answer = ajv.compile({
      ...schema,
      oneOf: undefined,
      $ref: '#/$defs/answers/a valid access token',
    });

    expect(answer(values)).toBe(true);
    expect(answer({ accessToken: 'opaque' })).toBe(false);
  });
});
