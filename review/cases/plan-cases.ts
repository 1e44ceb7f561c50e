import { addonCases } from './addon-cases';
import { addonClientCases } from './addon-client-cases';
import { addonGatewayCases } from './addon-gateway-cases';
import { clientCases } from './client-cases';
import { dnsCases } from './dns-cases';
import { domainCases } from './domain-cases';
import { functionCases } from './function-cases';
import { movedCases } from './moved-cases';
import { operationsCases } from './operations-cases';
import type { PlanCase } from './plan-case';
import { poolCases } from './pool-cases';
import { publicCases } from './public-cases';
import { roleCases } from './role-cases';
import { shopCases } from './shop-cases';
import { shopClientCases } from './shop-client-cases';
import { shopStandingCases } from './shop-standing-cases';
import { shopSurroundingsCases } from './shop-surroundings-cases';
import { stackCases } from './stack-cases';
import { standingCases } from './standing-cases';
import { surroundingsCases } from './surroundings-cases';
import { terraformCases } from './terraform-cases';

/** Every plan of review/fixtures/, by its path there without `.json`. */
export const planCases: Record<string, PlanCase> = {
  ...poolCases,
  ...clientCases,
  ...addonCases,
  ...addonClientCases,
  ...addonGatewayCases,
  ...domainCases,
  ...dnsCases,
  ...functionCases,
  ...movedCases,
  ...operationsCases,
  ...terraformCases,
  ...publicCases,
  ...roleCases,
  ...shopCases,
  ...shopClientCases,
  ...shopStandingCases,
  ...shopSurroundingsCases,
  ...stackCases,
  ...standingCases,
  ...surroundingsCases,
};
