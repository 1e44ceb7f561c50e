import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { service } from '#service/index';
import type { EnvironmentSettings } from '../../config/settings';
import { validateEnvironments } from '../../config/validate';
import { customerSteps } from '../../rehearsal/customer-steps';
import { deploymentOf } from '../../rehearsal/deployment';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { phrasebook } from '../../rehearsal/phrasebook';
import { setStage } from '../../rehearsal/stage';
import { Story, tellStory } from '../../rehearsal/story';
import { shipped } from '../infra/environments';
import { synthesizeEnvironment } from '../infra/synthesize';
import { builtSkill } from '../rehearsal/built-skill';
import { builtTriggers } from '../rehearsal/customer-stack';

const page = readFileSync('docs/customers.md', 'utf8');
const [, settings = '', printed = ''] =
  /## See it on this machine.*?```ts\n(.*?)```.*?```\n(.*?)```/s.exec(page) ?? [];

/** The shipped environment with what the page puts into it. */
const environment: EnvironmentSettings = {
  ...shipped('dev'),
  ...(new Function(
    transformSync(`return { ${settings} }`, { loader: 'ts' }).code,
  )() as Partial<EnvironmentSettings>),
};

test('the settings of the page are good, and nothing is left to choose', () => {
  const { errors, warnings } = validateEnvironments([environment]);
  expect(errors).toEqual([]);
  expect(warnings.filter(({ path }) => /customers|identityProviders/.test(path))).toEqual([]);
});

test('the stack that is made of them tells what the page says it tells', async () => {
  const deployment = deploymentOf('dev', synthesizeEnvironment(environment).text);
  const [locale = ''] = Object.keys(service.skill.languages);
  const models = readInteractionModels();
  const model = models[locale];
  if (model === undefined) throw new Error(`There is no interaction model of ${locale}.`);
  const stage = await setStage({
    saas: service.api,
    models,
    deployment,
    bundle: await builtSkill(),
    addonBundle: await builtSkill('addon/index.ts'),
    triggers: await builtTriggers(),
  });
  const story = new Story(stage, phrasebook(locale, model));
  await stage.cognito.users.signUp(story.email, story.password, true);
  const signIn = await story.beginLinking();
  const results = await tellStory(story, customerSteps(service.rehearsal.reads, deployment)).finally(() =>
    stage.close(),
  );
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(results.map(({ title }) => `✓ ${title}\n`).join('')).toBe(printed);
  // Whoever looks at the page need not read the sources to sign in as somebody of the old store.
  expect(signIn.body).toContain(stage.oldStore?.customer.email);
  expect(signIn.body).toContain(stage.oldStore?.customer.password);
});
