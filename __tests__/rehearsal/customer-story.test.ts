import { customerSteps } from '../../rehearsal/customer-steps';
import { type Deployment, deploymentOf } from '../../rehearsal/deployment';
import { phrasebook } from '../../rehearsal/phrasebook';
import { setStage } from '../../rehearsal/stage';
import { Story, tellStory } from '../../rehearsal/story';
import { models } from '../support/lamp/models';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { builtSkill, lampFunction } from './built-skill';
import { builtTriggers, customerChanges } from './customer-stack';
import { stackJson } from './terraform-stack';

const { api, rehearsal } = rehearsedLamp;
const whole = deploymentOf('test', stackJson({ ...customerChanges, scopes: Object.keys(api.scopes) }));
const steps = customerSteps(rehearsal.reads, whole);

/** Tells all of it of a deployment that need not have all of it. */
async function tell(deployment: Deployment, onSkillLine?: (line: string) => void) {
  const stage = await setStage({
    saas: api,
    models,
    deployment,
    bundle: await builtSkill(lampFunction),
    triggers: await builtTriggers(),
    ...(onSkillLine && { onSkillLine }),
  });
  const story = new Story(stage, phrasebook('en-US', models['en-US']));
  await stage.cognito.users.signUp(story.email, story.password, true);
  const results = await tellStory(story, steps).finally(() => stage.close());
  return results.map(({ title, fault }) => [title, fault]);
}

test('those whom the SaaS has already are the same customers by whatever way they sign in, and whoever leaves is out', async () => {
  const lines: string[] = [];
  expect(await tell(whole, (line) => lines.push(line))).toEqual([
    ['A customer of the old store: signs in with the old password, and is the same customer', undefined],
    [
      'A customer of the old store who forgot the password: sets a new one, and is the same customer',
      undefined,
    ],
    ['One address, two ways in: with the password and at a provider it is one customer', undefined],
    ['Leaving: whoever disables the skill is signed out, and no refresh token is good any more', undefined],
  ]);
  expect(lines.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ|\.old@|cus_100|whsec_/);
});

test('whoever leaves a deployment that does not hear of it stays signed in, which the story notices', async () => {
  const { events: _, ...deaf } = whole;
  expect((await tell(deaf)).at(-1)).toEqual([
    expect.stringMatching(/^Leaving/),
    expect.stringContaining('the refresh token is as good as before'),
  ]);
});

test('a user pool without functions has no such steps', () => {
  expect(customerSteps(rehearsedLamp.rehearsal.reads, undefined)).toEqual([]);
});
