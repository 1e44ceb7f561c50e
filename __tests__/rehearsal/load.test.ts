import { deploymentOf } from '../../rehearsal/deployment';
import { runLoad } from '../../rehearsal/load';
import { setStage } from '../../rehearsal/stage';
import { builtSkill } from './built-skill';
import { stackJson } from './terraform-stack';

test('many customers at once, with faults: every answer is the customer’s own, none is lost', async () => {
  const stage = await setStage({
    deployment: deploymentOf('test', stackJson()),
    bundle: await builtSkill(),
    signInsPerMinute: 100_000,
  });
  const result = await runLoad(stage, {
    customers: 40,
    requests: 400,
    faultShare: 0.05,
    concurrency: 16,
  }).finally(() => stage.close());
  expect(result).toMatchObject({ linked: 40, mixedUp: 0, lost: 0 });
  expect(result.served + result.postponed).toBe(400);
  expect(result.faults).toBeGreaterThan(0);
  expect(result.postponed).toBeLessThanOrEqual(result.faults);
}, 60_000);
