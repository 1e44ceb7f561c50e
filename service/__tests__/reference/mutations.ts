import { bodyMutations, statusMutations } from './mutations/answer-mutations';
import type { SaasMutation } from './mutations/mutation';
import {
  cursorMutations,
  dataMutations,
  idempotencyMutations,
  storeMutations,
} from './mutations/store-mutations';
import { challengeMutations, tokenMutations } from './mutations/token-mutations';

/** Faults of the reference SaaS, each with who notices. */
export const saasMutations: readonly SaasMutation[] = [
  ...tokenMutations,
  ...challengeMutations,
  ...statusMutations,
  ...bodyMutations,
  ...storeMutations,
  ...cursorMutations,
  ...idempotencyMutations,
  ...dataMutations,
];
