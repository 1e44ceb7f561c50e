import { clientCases } from './client-cases';
import { domainCases } from './domain-cases';
import { functionCases } from './function-cases';
import { operationsCases } from './operations-cases';
import type { PlanCase } from './plan-case';
import { poolCases } from './pool-cases';
import { stackCases } from './stack-cases';
import { standingCases } from './standing-cases';
import { surroundingsCases } from './surroundings-cases';
import { terraformCases } from './terraform-cases';

/** Every plan of review/fixtures/, by its path there without `.json`. */
export const planCases: Record<string, PlanCase> = {
  ...poolCases,
  ...clientCases,
  ...domainCases,
  ...functionCases,
  ...operationsCases,
  ...terraformCases,
  ...stackCases,
  ...standingCases,
  ...surroundingsCases,
};
