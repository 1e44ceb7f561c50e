import { z } from 'zod';
import type { ServiceContract } from '../../../contracts/service';
import { nothing, state, testCustomer } from '../../../contracts/states';
import type { operations } from './operations';

const customer = 'ada';

export const states = {
  'a lamp': state({
    description: 'The customer has a lamp.',
    params: z.strictObject({
      customer: testCustomer,
      brightness: z.int().min(0).max(100),
      isBroken: z.boolean(),
    }),
    values: nothing,
  }),
} as const;

const lamp = (brightness: number, isBroken = false) =>
  ({ name: 'a lamp', params: { customer, brightness, isBroken } }) as const;

/** The lamp's part of the contract. */
export const contract: ServiceContract<typeof operations, typeof states> = {
  customer,
  states,
  conformance: { lamp: [], dim: [] },
  operations: {
    lamp: {
      description: 'a request for the lamp',
      input: undefined,
      request: {},
      states: [lamp(80)],
      successes: [{ suffix: '', body: { brightness: 80 } }],
      problems: {},
    },
    dim: {
      description: 'a request to dim the lamp',
      input: { room: 'kitchen', brightness: 20 },
      request: { path: '/rooms/kitchen/lamp', body: { brightness: 20 } },
      states: [lamp(80)],
      successes: [{ suffix: '', body: { brightness: 20 } }],
      problems: {
        'lamp-broken': [{ suffix: 'that is broken', states: [lamp(80, true)] }],
        'bad-request': { unasked: 'the client sends a number, and JSON is JSON' },
        'not-found': { unasked: 'every room that can be said has a lamp' },
      },
    },
  },
};
