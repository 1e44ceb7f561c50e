import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utteranceMatcher } from '../../alexa/utterance-matcher';
import type { Listing, Service, Utterances } from '../../definition/service';
import { SkillPackageError, skillPackage } from '../../definition/skill-package';
import { models } from '../support/lamp/models';
import { skill } from '../support/lamp/skill';
import { utterances } from '../support/lamp/utterances';
import { invocationNameRules, reserved, smallWords } from '../support/suites/invocation-name-rules';
import { modelsSuite } from '../support/suites/models-suite';
import { sampleRules } from '../support/suites/sample-rules';

const page = {
  name: 'Lamp Companion',
  summary: 'A lamp.',
  description: 'A lamp.',
  examplePhrases: [],
  keywords: [],
  privacyPolicyUrl: 'https://www.example.com/privacy',
  termsOfUseUrl: 'https://www.example.com/terms',
};

const listing: Listing = {
  category: 'SMART_HOME',
  isAvailableWorldwide: true,
  distributionMode: 'PUBLIC',
  distributionCountries: [],
  testingInstructions: 'Dim the lamp.',
  privacyAndCompliance: {
    allowsPurchases: false,
    containsAds: false,
    isChildDirected: false,
    isExportCompliant: true,
    usesPersonalInfo: true,
  },
  locales: { 'en-US': page, 'ja-JP': page, 'de-DE': page },
};

/** The lamp as far as a skill package is made of it. */
const lamp = (changed: Partial<Service> = {}) =>
  ({ skill, utterances, listing, ...changed }) as unknown as Service;

const american = (changed: Partial<Utterances>) =>
  ({ ...utterances, 'en-US': { ...utterances['en-US'], ...changed } }) as Service['utterances'];

modelsSuite(models, skill as unknown as Service['skill']);

test.each(Object.entries({ ...sampleRules }))(
  'the rule “%s” is broken by its example',
  (_, { holds, broken }) => {
    expect(holds(broken)).toBe(false);
  },
);

test.each(Object.entries(invocationNameRules))('“%s” is broken by its example', (_, { holds, broken }) => {
  expect(holds(...broken)).toBe(false);
});

test.each(Object.keys(reserved))('%s has its words that a name may not have', (locale) => {
  expect(reserved[locale]?.length).toBeGreaterThan(9);
  expect(smallWords[locale]?.length).toBeGreaterThan(3);
});

test('the samples of Alexa’s own intents come with the mechanism, in the language', () => {
  expect(utteranceMatcher(models['ja-JP'] as never)('はい').intent).toBe('AMAZON.YesIntent');
  expect(utteranceMatcher(models['en-US'] as never)('never mind').intent).toBe('AMAZON.CancelIntent');
});

test('the manifest gets the pages of the languages that the skill speaks, and keeps what is not the service’s', () => {
  const files = skillPackage(lamp());
  const before = JSON.parse(readFileSync('skill-package/skill.json', 'utf8')).manifest;
  const { manifest } = JSON.parse(files.at(-1)?.text ?? '{}');
  expect(Object.keys(manifest.publishingInformation.locales)).toEqual(['en-US', 'ja-JP']);
  expect(Object.keys(manifest.privacyAndCompliance.locales)).toEqual(['en-US', 'ja-JP']);
  expect(manifest.publishingInformation.category).toBe('SMART_HOME');
  expect([manifest.apis, manifest.events, manifest.permissions]).toEqual([
    before.apis,
    before.events,
    before.permissions,
  ]);
});

test('the model of a language that the skill no longer speaks is deleted', () => {
  const root = mkdtempSync(join(tmpdir(), 'voicelink-skill-package-'));
  try {
    cpSync('skill-package', join(root, 'skill-package'), { recursive: true });
    const former = join('skill-package', 'interactionModels', 'custom', 'pt-BR.json');
    writeFileSync(join(root, former), '{}');
    const deleted = skillPackage(lamp(), root).filter(({ text }) => text === undefined);
    expect(deleted.map(({ file }) => file)).toContain(former);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a slot type of the service’s own goes into the model with its values', () => {
  const [intent, dim] = skill.intents;
  const coloured = {
    ...skill,
    intents: [intent, { ...dim, slots: { ...dim?.slots, colour: { type: 'LAMP_COLOUR' } } }],
  };
  const types = { LAMP_COLOUR: [{ id: 'r', name: 'red', synonyms: ['crimson'] }, { name: 'blue' }] };
  const said = { 'en-US': { ...utterances['en-US'], types }, 'ja-JP': { ...utterances['ja-JP'], types } };
  const [first] = skillPackage(lamp({ skill: coloured, utterances: said } as unknown as Partial<Service>));
  const { languageModel, dialog } = JSON.parse(first?.text ?? '{}').interactionModel;
  expect(languageModel.types).toEqual([
    {
      name: 'LAMP_COLOUR',
      values: [{ id: 'r', name: { value: 'red', synonyms: ['crimson'] } }, { name: { value: 'blue' } }],
    },
  ]);
  expect(dialog.intents[0].slots[2]).toEqual({
    name: 'colour',
    type: 'LAMP_COLOUR',
    elicitationRequired: false,
    confirmationRequired: false,
    prompts: {},
  });
});

test.each<[string, Partial<Service>, string]>([
  [
    'no utterances in a language',
    { utterances: { 'en-US': utterances['en-US'] as Utterances } },
    'ja-JP: there are no utterances: write them.',
  ],
  [
    'no page in a language',
    { listing: { ...listing, locales: { 'en-US': page } } },
    'ja-JP: the listing has no page of this language: write it.',
  ],
  [
    'an intent without samples',
    { utterances: american({ samples: { LampIntent: ['how bright is it'] } }) },
    'en-US: the intent DimIntent has no samples: write some.',
  ],
  [
    'samples of no intent',
    { utterances: american({ samples: { ...utterances['en-US']?.samples, OffIntent: ['off'] } }) },
    'en-US: samples of OffIntent, which is no intent: delete them, or add the intent.',
  ],
  [
    'a slot that is asked for and has no replies',
    { utterances: american({ replies: { DimIntent: { room: ['{room}'] } } }) },
    'en-US: nothing is said when DimIntent asks for "level": write replies.',
  ],
  [
    'replies for no slot',
    {
      utterances: american({
        replies: { DimIntent: { ...utterances['en-US']?.replies?.DimIntent, colour: ['{colour}'] } },
      }),
    },
    'en-US: replies for "colour", which is no slot of DimIntent: delete them.',
  ],
  [
    'values of a type that no slot has',
    { utterances: american({ types: { COLOUR: [{ name: 'red' }] } }) },
    'en-US: values of COLOUR, which is the type of no slot: delete them.',
  ],
])('%s is said', (_what, changed, fault) => {
  expect(() => skillPackage(lamp(changed))).toThrow(new SkillPackageError(fault));
});
