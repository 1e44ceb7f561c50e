import type { Edit } from '../plan-capture';
import type { PlanCase, WorldName } from './plan-case';

const identity = 'module.identity';
const implicit = `client-implicit-flow ${identity}.module.cognito.aws_cognito_user_pool_client.this`;

function of(world: WorldName, edits: readonly Edit[], ...expect: readonly string[]): PlanCase {
  return { world, edits, expect };
}

/** Public modules as their users call them: nothing harmless may be blocked, and nothing dangerous may pass. */
export const publicCases: Record<string, PlanCase> = {
  'harmless/lgallard-first-deploy': { ...of('lgallard', []), firstDeploy: true },
  'harmless/mineiros-first-deploy': {
    ...of('mineiros', []),
    firstDeploy: true,
  },
  'dangerous/voquis-first-deploy': {
    ...of(
      'voquis',
      [],
      implicit,
      `client-code-flow-missing ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
      `client-refresh-short ${identity}.module.cognito.aws_cognito_user_pool_client.this`,
    ),
    firstDeploy: true,
  },
};
