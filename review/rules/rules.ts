import type { Rule } from '../rule';
import { clientRules } from './client-rules';
import { domainRules } from './domain-rules';
import { functionRules } from './function-rules';
import { lifetimeRules } from './lifetime-rules';
import { operationsRules } from './operations-rules';
import { planRules } from './plan-rules';
import { poolRules } from './pool-rules';

/** Every rule of the review, in the order in which findings of one severity are shown. */
export const rules: readonly Rule[] = [
  ...planRules,
  ...poolRules,
  ...clientRules,
  ...lifetimeRules,
  ...domainRules,
  ...functionRules,
  ...operationsRules,
];
