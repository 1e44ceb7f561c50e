import { z } from 'zod';
import { skillRegions } from '../../alexa/limits';
import { fallbackIntent, utteranceMatcher } from '../../alexa/utterance-matcher';
import { interactionModel, locales, manifest } from '../support/read-package';

const arn = z
  .string()
  .regex(
    new RegExp(`^arn:aws:lambda:(${skillRegions.join('|')}):\\d{12}:function:[\\w-]{1,64}$`),
    'the ARN of a function in a region that Alexa invokes',
  );
const endpoint = z.strictObject({ uri: arn });
const regions = z
  .strictObject({
    NA: z.strictObject({ endpoint }),
    EU: z.strictObject({ endpoint }),
    FE: z.strictObject({ endpoint }),
  })
  .partial()
  .optional();

const side = z.int().min(100).max(2_560);
const viewport = z
  .strictObject({
    mode: z.enum(['HUB', 'TV', 'MOBILE', 'PC']),
    shape: z.enum(['RECTANGLE', 'ROUND']),
    minWidth: side,
    maxWidth: side,
    minHeight: side,
    maxHeight: side,
  })
  .refine((one) => one.minWidth <= one.maxWidth && one.minHeight <= one.maxHeight);

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
      isAvailableWorldwide: z.boolean(),
      distributionMode: z.enum(['PUBLIC', 'PRIVATE']),
      distributionCountries: z.array(z.string().regex(/^[A-Z]{2}$/)),
      category: z.string().regex(/^[A-Z]+(_[A-Z]+)*$/),
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
        interfaces: z.array(
          z.discriminatedUnion('type', [
            z.strictObject({
              type: z.literal('ALEXA_PRESENTATION_APL'),
              supportedViewports: z.array(viewport).min(1),
            }),
            z.strictObject({ type: z.literal('CAN_FULFILL_INTENT_REQUEST') }),
          ]),
        ),
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

/** What is asked of the skill in a phrase that also names it: "Alexa, ask … to …". */
function requestIn(phrase: string, invocationName: string): string {
  const [, request = ''] = phrase.toLowerCase().split(invocationName);
  return request.replace(/^[,\s]*(?:to |で)?/, '');
}

test('the manifest has the shape and the lengths that Alexa takes', () => {
  expect(manifestSchema.safeParse(manifest()).error?.issues).toBeUndefined();
});

test('the manifest and the interaction models have the same locales', () => {
  expect(Object.keys(parsed().publishingInformation.locales).sort()).toEqual(locales);
  expect(Object.keys(parsed().privacyAndCompliance.locales).sort()).toEqual(locales);
});

test('the interfaces are those that the skill answers', () => {
  expect(parsed().apis.custom.interfaces.map(({ type }) => type)).toEqual([
    'ALEXA_PRESENTATION_APL',
    'CAN_FULFILL_INTENT_REQUEST',
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

test('each Alexa region that has a function of its own has it in an AWS region near to it', () => {
  const near = { NA: ['us-east-1'], EU: ['eu-west-1'], FE: ['us-west-2', 'ap-northeast-1'] };
  for (const [region, one] of Object.entries(parsed().apis.custom.regions ?? {})) {
    expect(near[region as keyof typeof near]).toContain(one?.endpoint.uri.split(':')[3]);
  }
});

test('the skill is to be had in named countries, or everywhere', () => {
  const { isAvailableWorldwide, distributionCountries } = parsed().publishingInformation;
  expect(distributionCountries.length > 0).toBe(!isAvailableWorldwide);
});

test.each([
  [
    'a function in a region that Alexa does not invoke',
    'arn:aws:lambda:eu-central-1:123456789012:function:skill',
  ],
  ['another service', 'arn:aws:sns:eu-west-1:123456789012:skill'],
  ['no ARN', 'https://skill.example.com'],
])('the schema refuses %s', (_, uri) => {
  expect(endpoint.safeParse({ uri }).success).toBe(false);
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
    const requests =
      page()
        ?.examplePhrases.slice(1)
        .map((phrase) => requestIn(phrase, invocationName)) ?? [];
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((request) => match(request).intent === fallbackIntent)).toEqual([]);
  });

  test('has only sample utterances in the list that its description may have', () => {
    const match = utteranceMatcher(model);
    const lines = page()?.description.match(/^[-・] ?.+$/gmu) ?? [];
    const requests = lines.map((line) => line.replace(/^[-・] ?/u, ''));
    const strange = requests.filter((request) => match(request).intent === fallbackIntent);
    expect(strange.filter((request) => !request.toLowerCase().includes(invocationName))).toEqual([]);
  });

  test('says in its description that an account is needed', () => {
    expect(page()?.description).toMatch(/account|Konto|compte|cuenta|アカウント/);
  });
});
