import { authorizationMutations } from './authorization-mutations';
import { configurationMutations } from './configuration-mutations';
import type { Mutation } from './mutation';
import { tokenMutations } from './token-mutations';
import { tokensMutations } from './tokens-mutations';

/** The stand-in of Cognito and the reference SaaS, made worse one thing at a time. */
export const mutations: readonly Mutation[] = [
  ...configurationMutations,
  ...authorizationMutations,
  ...tokenMutations,
  ...tokensMutations,
];
