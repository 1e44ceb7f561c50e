import type { InteractionModel } from '../../alexa/utterance-matcher';
import { deploymentOf } from '../../rehearsal/deployment';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { phrasebook } from '../../rehearsal/phrasebook';
import { setStage } from '../../rehearsal/stage';
import { type StepResult, Story, tellStory } from '../../rehearsal/story';
import { storySteps } from '../../rehearsal/story-steps';
import { api } from '../../service/api';
import { rehearsal } from '../../service/rehearsal';
import { builtSkill } from './built-skill';
import { callbackUrls, type StackChanges, stackJson } from './terraform-stack';

const models = readInteractionModels();
let bundle: string;
beforeAll(async () => {
  bundle = await builtSkill();
});

/** Tells the story of a stack; what the skill logs is kept. */
async function tell(changes: StackChanges = {}, locale = 'en-US') {
  const lines: string[] = [];
  const stage = await setStage({
    saas: api,
    models,
    deployment: deploymentOf('test', stackJson({ scopes: Object.keys(api.scopes), ...changes })),
    bundle,
    onSkillLine: (line) => lines.push(line),
  });
  const book = phrasebook(locale, models[locale] as InteractionModel);
  const results = await tellStory(new Story(stage, book), storySteps(rehearsal)).finally(() => stage.close());
  return { results, lines, failed: results.filter(({ ok }) => !ok) };
}

test.each(['en-US', 'de-DE', 'ja-JP'])(
  'the whole story holds in %s',
  async (locale) => {
    const { results, lines, failed } = await tell({}, locale);
    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThan(20);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ|grace/);
  },
  30_000,
);

describe('what would break at Alexa or for customers fails here', () => {
  const titles = (results: readonly StepResult[]) =>
    results.map(({ title, fault }) => `${title}: ${fault}`).join('\n');

  test('an access token that lives five minutes', async () => {
    const { failed } = await tell({ client: { access_token_validity: 5 } });
    expect(titles(failed)).toMatch(/Sign-in: .*lives 300 s; Alexa needs at least 360 s/);
  }, 30_000);

  test('a scope that the skill needs and the client has not', async () => {
    const { failed } = await tell({
      client: { allowed_oauth_scopes: ['openid', 'https://api.example.com/profile.read'] },
    });
    expect(titles(failed)).toMatch(/The list: /);
  }, 30_000);

  test('a pool that takes no sign-ups still tells the rest', async () => {
    const { failed } = await tell({
      pool: { admin_create_user_config: { allow_admin_create_user_only: true } },
    });
    expect(failed).toEqual([]);
  }, 30_000);

  test('a client without Alexa’s callbacks', async () => {
    const elsewhere = { callback_urls: callbackUrls.map((url) => url.replace('amazon', 'example')) };
    await expect(tell({ client: elsewhere })).rejects.toThrow(/No app client has a callback URL/);
  });
});
