import { deploymentOf } from '../../rehearsal/deployment';
import { phrasebook } from '../../rehearsal/phrasebook';
import { setStage } from '../../rehearsal/stage';
import { type StepResult, Story, tellStory } from '../../rehearsal/story';
import { storySteps } from '../../rehearsal/story-steps';
import { models } from '../support/lamp/models';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { rehearsalSuite } from '../support/suites/rehearsal-suite';
import { builtSkill, lampFunction } from './built-skill';
import { callbackUrls, type StackChanges, stackJson } from './terraform-stack';

let bundle: string;
beforeAll(async () => {
  bundle = await builtSkill(lampFunction);
});

/** Tells the story of a stack. */
async function tell(changes: StackChanges) {
  const stage = await setStage({
    saas: rehearsedLamp.api,
    models,
    deployment: deploymentOf('test', stackJson(changes)),
    bundle,
  });
  const story = new Story(stage, phrasebook('en-US', models['en-US']));
  const results = await tellStory(story, storySteps(rehearsedLamp.rehearsal)).finally(() => stage.close());
  return results.filter(({ ok }) => !ok);
}

rehearsalSuite(rehearsedLamp, lampFunction);

describe('what would break at Alexa or for customers fails here', () => {
  const titles = (results: readonly StepResult[]) =>
    results.map(({ title, fault }) => `${title}: ${fault}`).join('\n');

  test('an access token that lives five minutes', async () => {
    const failed = await tell({ client: { access_token_validity: 5 } });
    expect(titles(failed)).toMatch(/Sign-in: .*lives 300 s; Alexa needs at least 360 s/);
    expect(titles(failed)).toMatch(/linking:verify .*expires-in-long: 300 s/);
  });

  test('a scope that the skill needs and the client has not', async () => {
    const failed = await tell({
      client: { allowed_oauth_scopes: ['openid', 'https://api.example.com/lamp.read'] },
    });
    expect(titles(failed)).toMatch(/Dim the lamp: /);
    expect(titles(failed)).toMatch(/Scope missing: /);
  });

  test('a pool that takes no sign-ups still tells the rest', async () => {
    const failed = await tell({
      pool: { admin_create_user_config: { allow_admin_create_user_only: true } },
    });
    expect(failed).toEqual([]);
  });

  test('a client without Alexa’s callbacks', async () => {
    const elsewhere = { callback_urls: callbackUrls.map((url) => url.replace('amazon', 'example')) };
    await expect(tell({ client: elsewhere })).rejects.toThrow(/No app client has a callback URL/);
  });

  test('a stack that defines no scopes', async () => {
    await expect(
      tell({ resources: { aws_cognito_resource_server: {} }, client: { allowed_oauth_scopes: ['openid'] } }),
    ).rejects.toThrow(/has no aws_cognito_resource_server/);
  });
});
