import { z } from 'zod';
import { skillRegions } from '../../alexa/limits';
import { utteranceMatcher } from '../../alexa/utterance-matcher';
import { interactionModel, locales, manifest } from './read-package';

const arn = z
  .string()
  .regex(
    new RegExp(`^arn:aws:lambda:(${skillRegions.join('|')}):\\d{12}:function:[\\w-]{1,64}$`),
    'the ARN of a function in a region that Alexa invokes',
  );
const endpoint = z.strictObject({ uri: arn });
const regions = z.strictObject({
  NA: z.strictObject({ endpoint }),
  EU: z.strictObject({ endpoint }),
  FE: z.strictObject({ endpoint }),
});

/**
 * The manifest's schema and limits, as far as this skill uses them. Icons are absent on purpose: they are the
 * team's own, and certification asks for them.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/skill-manifest.html
 */
const manifestSchema = z.strictObject({
  manifest: z.strictObject({
    manifestVersion: z.literal('1.0'),
    publishingInformation: z.strictObject({
      locales: z.record(
        z.string(),
        z.strictObject({
          name: z.string().min(2).max(50),
          summary: z.string().min(1).max(160),
          description: z.string().min(1).max(4_000),
          examplePhrases: z.array(z.string().max(200)).length(3),
          keywords: z.array(z.string().max(150)).max(30),
        }),
      ),
      isAvailableWorldwide: z.literal(true),
      distributionMode: z.enum(['PUBLIC', 'PRIVATE']),
      distributionCountries: z.array(z.never()),
      category: z.literal('TO_DO_LISTS_AND_NOTES'),
      testingInstructions: z.string().min(1).max(4_000),
    }),
    privacyAndCompliance: z.strictObject({
      allowsPurchases: z.boolean(),
      containsAds: z.boolean(),
      isChildDirected: z.literal(false),
      isExportCompliant: z.literal(true),
      usesPersonalInfo: z.literal(true),
      locales: z.record(
        z.string(),
        z.strictObject({
          privacyPolicyUrl: z.url({ protocol: /^https$/ }),
          termsOfUseUrl: z.url({ protocol: /^https$/ }),
        }),
      ),
    }),
    apis: z.strictObject({
      custom: z.strictObject({
        endpoint,
        regions,
        interfaces: z.array(z.strictObject({ type: z.string() })),
      }),
    }),
    events: z.strictObject({
      endpoint,
      regions,
      subscriptions: z.array(z.strictObject({ eventName: z.string() })),
    }),
    permissions: z.array(z.never()),
  }),
});

const parsed = () => manifestSchema.parse(manifest()).manifest;

/** What stands before the sample utterance in a phrase that also names the skill. */
const asking: Record<string, RegExp> = {
  'en-US': /^Alexa, ask task companion (?:to )?/,
  'en-GB': /^Alexa, ask task companion (?:to )?/,
  'de-DE': /^Alexa, (?:frage|bitte) Aufgaben Begleiter, /,
  'fr-FR': /^Alexa, demande à compagnon de tâches /,
  'es-ES': /^Alexa, (?:pregunta|pide) a compañero de tareas /,
  'it-IT': /^Alexa, chiedi a compagno delle attività /,
  'ja-JP': /^アレクサ、タスクの相棒で/,
};

test('the manifest has the shape and the lengths that Alexa takes', () => {
  expect(manifestSchema.safeParse(manifest()).error?.issues).toBeUndefined();
});

test('the manifest and the interaction models have the same locales', () => {
  expect(Object.keys(parsed().publishingInformation.locales).sort()).toEqual(locales);
  expect(Object.keys(parsed().privacyAndCompliance.locales).sort()).toEqual(locales);
});

test('the interfaces are those that the skill answers', () => {
  expect(parsed().apis.custom.interfaces).toEqual([
    { type: 'ALEXA_PRESENTATION_APL' },
    { type: 'CAN_FULFILL_INTENT_REQUEST' },
  ]);
});

test('the skill hears when it is enabled, disabled, linked and given permissions', () => {
  expect(
    parsed()
      .events.subscriptions.map(({ eventName }) => eventName)
      .sort(),
  ).toEqual([
    'SKILL_ACCOUNT_LINKED',
    'SKILL_DISABLED',
    'SKILL_ENABLED',
    'SKILL_PERMISSION_ACCEPTED',
    'SKILL_PERMISSION_CHANGED',
  ]);
});

test('events go to the functions that answer requests', () => {
  const { apis, events } = parsed();
  expect([events.endpoint, events.regions]).toEqual([apis.custom.endpoint, apis.custom.regions]);
});

test('each Alexa region has a function in an AWS region near to it', () => {
  const regionOf = (uri: string) => uri.split(':')[3];
  const { NA, EU, FE } = parsed().apis.custom.regions;
  expect([NA, EU, FE].map((one) => regionOf(one.endpoint.uri))).toEqual([
    'us-east-1',
    'eu-west-1',
    'us-west-2',
  ]);
});

test('the example functions are of an account that is nobody’s', () => {
  const text = JSON.stringify(manifest());
  expect(new Set(text.match(/(?<=:)\d{12}(?=:)/g))).toEqual(new Set(['123456789012']));
});

describe.each(locales)('the page of %s in the skill store', (locale) => {
  const page = () => parsed().publishingInformation.locales[locale];
  const model = interactionModel(locale);
  const { invocationName } = model.interactionModel.languageModel;

  test('begins its example phrases with opening the skill', () => {
    const [first = ''] = page()?.examplePhrases ?? [];
    expect(first.toLowerCase()).toContain(invocationName);
    expect(first).toMatch(/^(Alexa, |アレクサ、)/);
  });

  test('has only sample utterances in its other example phrases', () => {
    const match = utteranceMatcher(model);
    const intents = page()
      ?.examplePhrases.slice(1)
      .map((phrase) => {
        const request = phrase.replace(asking[locale] ?? /$^/, '');
        expect(request).not.toBe(phrase);
        return match(request).intent;
      });
    expect(intents).toEqual(['TaskListIntent', 'AddTaskIntent']);
  });

  test('has only sample utterances in the list that its description ends with', () => {
    const match = utteranceMatcher(model);
    const lines = page()?.description.match(/^[-・] ?.+$/gmu) ?? [];
    expect(lines[0]?.toLowerCase()).toContain(invocationName);
    expect(lines.slice(1).map((line) => match(line.replace(/^[-・] ?/u, '')).intent)).toEqual([
      'TaskListIntent',
      'AddTaskIntent',
      'CompleteTaskIntent',
      'PlanIntent',
    ]);
  });

  test('says in its description that an account is needed', () => {
    expect(page()?.description).toMatch(/account|Konto|compte|cuenta|アカウント/);
  });
});
