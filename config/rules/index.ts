import { addonRules } from './addon';
import { alexaRules } from './alexa';
import { customerRules } from './customers';
import { environmentRules } from './environment';
import { functionRules } from './functions';
import { identityProviderRules } from './identity-providers';
import { lifetimeRules } from './lifetimes';
import { operationsRules } from './operations';
import { pairs } from './pairs';
import type { Rule } from './rule';
import { scopeRules } from './scopes';
import { signInDomainRules } from './sign-in-domain';
import { userPoolRules } from './user-pool';

/** The rules by what they are about, in the order in which violations are reported. */
export const ruleGroups: Readonly<Record<string, readonly Rule[]>> = {
  'The environment': environmentRules,
  Alexa: alexaRules,
  'The sign-in domain': signInDomainRules,
  Scopes: scopeRules,
  'Lifetimes of tokens': lifetimeRules,
  'The functions': functionRules,
  'The add-on': addonRules,
  'The user pool': userPoolRules,
  'Identity providers': identityProviderRules,
  Customers: customerRules,
  Operations: operationsRules,
  'Settings that agree': pairs,
};

/** Every rule of the settings. */
export const rules: readonly Rule[] = Object.values(ruleGroups).flat();
