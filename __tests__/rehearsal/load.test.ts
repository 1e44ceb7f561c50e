import { deploymentOf } from '../../rehearsal/deployment';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { runLoad } from '../../rehearsal/load';
import { setStage } from '../../rehearsal/stage';
import { api } from '../../service/api';
import { rehearsal } from '../../service/rehearsal';
import { builtSkill } from './built-skill';
import { stackJson } from './terraform-stack';

const models = readInteractionModels();

test('many customers at once, with faults: every answer is the customer’s own, none is lost', async () => {
  const stage = await setStage({
    saas: api,
    models,
    deployment: deploymentOf('test', stackJson({ scopes: Object.keys(api.scopes) })),
    bundle: await builtSkill(),
    signInsPerMinute: 100_000,
  });
  const result = await runLoad(stage, rehearsal.load, {
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

test.each([
  ['what was confirmed is gone', 0, 10],
  ['one thing too many is there', 3, 5],
])(
  'notices when %s',
  async (_what, kept, lost) => {
    const stage = await setStage({
      saas: api,
      models,
      deployment: deploymentOf('test', stackJson({ scopes: Object.keys(api.scopes) })),
      bundle: await builtSkill(),
    });
    const answers = [...Array.from({ length: 5 }, () => 0), ...Array.from({ length: 5 }, () => kept)];
    const load = { ...rehearsal.load, kept: async () => answers.shift() ?? Number.NaN };
    const result = await runLoad(stage, load, { customers: 5, requests: 20, faultShare: 0 }).finally(() =>
      stage.close(),
    );
    // Each of the five customers adds twice.
    expect(result).toMatchObject({ served: 20, mixedUp: 0, lost });
  },
  30_000,
);
