import { z } from 'zod';
import { nothing, state, testCustomer } from '../../contracts/states';

/** The provider states of the service, besides those of tokens and of the rate limit. */
export const states = {
  'an open invoice': state({
    description: 'The customer has this open invoice.',
    params: z.strictObject({
      customer: testCustomer,
      payee: z.string().min(1),
      cents: z.int().min(0),
      dueOn: z.iso.date(),
    }),
    values: nothing,
  }),
  'the books are being closed': state({
    description: 'Invoices cannot be read just now.',
    params: z.strictObject({ customer: testCustomer }),
    values: nothing,
  }),
} as const;
