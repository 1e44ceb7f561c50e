import { z } from 'zod';
import type { States } from '../service';

const noValues = z.strictObject({});

/** What must be true of the endpoint before a request of the migration contract is replayed. */
export const migrationStates = {
  'a customer of the old store': {
    description:
      'The store has this one customer with this address, this password, this id and, where they are given, this tenant and plan. `emailVerified` says whether the store knows the address to be theirs.',
    params: z.strictObject({
      id: z.string(),
      email: z.string(),
      password: z.string(),
      emailVerified: z.boolean(),
      tenant: z.optional(z.string()),
      plan: z.optional(z.string()),
    }),
    values: noValues,
  },
  'no more requests are taken': {
    description: 'The endpoint answers the next request with 429, whoever is asked about.',
    params: noValues,
    values: noValues,
  },
} satisfies States;

/** A customer of the old store, as the state has one. */
export type OldCustomer = z.output<(typeof migrationStates)['a customer of the old store']['params']>;

/**
 * States that the verifier brings about itself, by how it signs: the endpoint is never asked for them. They stand
 * in the contract so that a reader sees what is refused.
 */
export const signingStates = {
  missing: 'the request is not signed',
  another: 'the request is signed with another key',
  old: 'the request was signed ten minutes ago',
  ahead: 'the request is dated ten minutes ahead',
  changed: 'the request was changed after it was signed',
} as const;
