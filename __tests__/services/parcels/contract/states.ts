import { z } from 'zod';
import { testCustomer as customer, nothing, state } from '../../contracts/states';
import { dayParts } from '../operations';

const number = z
  .string()
  .regex(/^[\w-]+$/)
  .describe('Number that the provider gave the parcel; the one in the parameters is an example');

/** The provider states of the parcels, besides those of tokens and of the rate limit. */
export const states = {
  'a parcel': state({
    description: 'This parcel is on its way to the customer.',
    params: z.strictObject({
      customer,
      number: z.string().min(1),
      sender: z.string().min(1),
      state: z.enum(['announced', 'on-its-way', 'out-for-delivery']),
      delivery: z.strictObject({ on: z.iso.date(), part: z.enum(dayParts) }).nullable(),
    }),
    values: z.object({ number }),
  }),
  'no parcel': state({
    description: 'The customer has no parcel of this number.',
    params: z.strictObject({ customer, number: z.string().min(1) }),
    values: z.object({ number }),
  }),
  'the first parcels were read': state({
    description: 'The customer asked for the first page of parcels, and there is a next one.',
    params: z.strictObject({ customer, size: z.int().min(1) }),
    values: z.object({ after: z.string().min(1).describe('`after` of that page') }),
  }),
  'nothing is delivered on this day': state({
    description: 'It is a day on which nothing is delivered, e.g. a Sunday.',
    params: z.strictObject({ customer, on: z.iso.date() }),
    values: nothing,
  }),
} as const;
