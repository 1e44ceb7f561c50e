import { customerSteps } from '../../rehearsal/customer-steps';
import { deploymentOf } from '../../rehearsal/deployment';
import { phrasebook } from '../../rehearsal/phrasebook';
import { setStage } from '../../rehearsal/stage';
import { Story, tellStory } from '../../rehearsal/story';
import { models } from '../support/lamp/models';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { builtSkill, lampFunction } from './built-skill';
import { builtTriggers, customerChanges } from './customer-stack';
import { stackJson } from './terraform-stack';

test('those whom the SaaS has already are the same customers, by whatever way they sign in', async () => {
  const { api, rehearsal } = rehearsedLamp;
  const deployment = deploymentOf('test', stackJson({ ...customerChanges, scopes: Object.keys(api.scopes) }));
  const lines: string[] = [];
  const stage = await setStage({
    saas: api,
    models,
    deployment,
    bundle: await builtSkill(lampFunction),
    triggers: await builtTriggers(),
    onSkillLine: (line) => lines.push(line),
  });
  const story = new Story(stage, phrasebook('en-US', models['en-US']));
  await stage.cognito.users.signUp(story.email, story.password, true);
  const steps = customerSteps(rehearsal.reads, deployment.userPool.triggers);
  const results = await tellStory(story, steps).finally(() => stage.close());
  expect(results.map(({ title, fault }) => [title, fault])).toEqual([
    ['A customer of the old store: signs in with the old password, and is the same customer', undefined],
    ['One address, two ways in: with the password and at a provider it is one customer', undefined],
  ]);
  expect(lines.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ|lin\.old|cus_1001|whsec_/);
}, 60_000);

test('a user pool without functions has no such steps', () => {
  expect(customerSteps(rehearsedLamp.rehearsal.reads, {})).toEqual([]);
});
