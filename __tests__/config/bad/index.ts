import { badAddon } from './addon';
import { badAlexa } from './alexa';
import type { BadSetting } from './bad-setting';
import { badCustomers } from './customers';
import { badEnvironment } from './environment';
import { badFunctions } from './functions';
import { badIdentityProviders } from './identity-providers';
import { badLifetimes } from './lifetimes';
import { badOperations } from './operations';
import { badPairs } from './pairs';
import { badScopes } from './scopes';
import { badSignInDomain } from './sign-in-domain';
import { badUserPool } from './user-pool';

/** Every way to get the settings wrong that is tried, by what it is about. */
export const badSettings: readonly BadSetting[] = [
  ...badEnvironment,
  ...badAlexa,
  ...badSignInDomain,
  ...badScopes,
  ...badLifetimes,
  ...badFunctions,
  ...badUserPool,
  ...badIdentityProviders,
  ...badOperations,
  ...badAddon,
  ...badCustomers,
  ...badPairs,
];
