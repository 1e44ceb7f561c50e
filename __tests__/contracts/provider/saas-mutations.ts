import { bodyMutations, statusMutations } from './saas-mutations/answer-mutations';
import type { SaasMutation } from './saas-mutations/mutation';
import { cursorMutations, idempotencyMutations, storeMutations } from './saas-mutations/store-mutations';
import { challengeMutations, tokenMutations } from './saas-mutations/token-mutations';

/** Faults of the reference SaaS, each with who notices. */
export const saasMutations: readonly SaasMutation[] = [
  ...tokenMutations,
  ...challengeMutations,
  ...statusMutations,
  ...bodyMutations,
  ...storeMutations,
  ...cursorMutations,
  ...idempotencyMutations,
];
