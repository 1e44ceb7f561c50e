import { alexaRules } from './alexa';
import { customerRules } from './customers';
import { environmentRules } from './environment';
import { identityProviderRules } from './identity-providers';
import { lifetimeRules } from './lifetimes';
import { operationsRules } from './operations';
import { pairs } from './pairs';
import type { Rule } from './rule';
import { scopeRules } from './scopes';
import { signInDomainRules } from './sign-in-domain';
import { skillFunctionRules } from './skill-function';
import { userPoolRules } from './user-pool';

/** Every rule of the settings, in the order in which violations are reported. */
export const rules: readonly Rule[] = [
  ...environmentRules,
  ...alexaRules,
  ...signInDomainRules,
  ...scopeRules,
  ...lifetimeRules,
  ...skillFunctionRules,
  ...userPoolRules,
  ...identityProviderRules,
  ...customerRules,
  ...operationsRules,
  ...pairs,
];
