import { deploymentOf } from '../../rehearsal/deployment';
import { PageSession } from '../../rehearsal/page/session';
import { phrasebook } from '../../rehearsal/phrasebook';
import { speakerSteps } from '../../rehearsal/speaker-steps';
import { type Stage, setStage } from '../../rehearsal/stage';
import { Story, tellStory } from '../../rehearsal/story';
import { models } from '../support/lamp/models';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { builtSkill, lampFunction } from './built-skill';
import { stackJson } from './terraform-stack';

const { api, rehearsal } = rehearsedLamp;

const deployed = (personalization?: string) =>
  deploymentOf(
    'test',
    stackJson({
      resources: {
        aws_lambda_function: {
          skill: {
            environment: {
              variables: {
                SAAS_API_URL: 'https://api.example.com',
                SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000007',
                ...(personalization && { PERSONALIZATION: personalization }),
              },
            },
          },
        },
      },
    }),
  );

async function withStage<Result>(
  deployment: ReturnType<typeof deployed>,
  act: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const stage = await setStage({ saas: api, models, deployment, bundle: await builtSkill(lampFunction) });
  return act(stage).finally(() => stage.close());
}

const tell = (deployment: ReturnType<typeof deployed>) =>
  withStage(deployment, (stage) =>
    tellStory(
      new Story(stage, phrasebook('en-US', models['en-US'])),
      speakerSteps(rehearsal.reads, deployed('true')),
    ),
  );

test('where the settings allow it the story tells of the speaker’s own link, and no skill without it passes', async () => {
  expect(speakerSteps(rehearsal.reads, deployed())).toEqual([]);
  expect((await tell(deployed('true'))).map(({ fault }) => fault)).toEqual([undefined]);
  expect((await tell(deployed())).map(({ fault }) => fault)).toEqual([
    expect.stringContaining('there is a LinkAccount card'),
  ]);
});

test('on the page another voice has an app of its own, and the account’s link where it has none', async () => {
  await withStage(deployed('true'), async (stage) => {
    const session = new PageSession(stage, rehearsedLamp, 'en-US');
    const { example, cognito } = stage;
    const other = { email: 'grace@example.com', password: 'Nanosecond-Wire-1952' };
    await cognito.users.signUp(other.email, other.password, true);
    const link = async ({ email, password }: typeof other) => {
      const { browser } = new Story(stage, phrasebook('en-US', models['en-US']));
      const page = await browser.open(session.beginLinking('').url);
      await session.completeLinking((await browser.submit(page, { username: email, password })).url);
    };
    const asked = async () => (await session.say('how bright is it')).card?.type;

    await link(example);
    session.choose({ recognized: true });
    expect([session.state.linked, session.state.happened, await asked()]).toEqual([
      false,
      expect.stringContaining('Their own link comes first'),
      undefined,
    ]);
    await link(other);
    expect(session.state.linkedAs).toBe(other.email);
    session.choose({ recognized: false });
    expect(session.state.linkedAs).toBe(example.email);

    await session.unlink();
    expect(await asked()).toBe('LinkAccount');
    session.choose({ recognized: true });
    expect(await asked()).toBeUndefined();
    await session.unlink();
    expect([session.state.linked, await asked()]).toEqual([false, 'LinkAccount']);
  });
});
