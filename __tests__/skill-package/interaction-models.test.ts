import { z } from 'zod';
import { nearestLocale, speakerFor } from '../support/spoken-words';
import { intentsOf, interactionModel, locales, readJson, samplesOf } from './read-package';

/**
 * The interaction model's schema, as far as this skill uses it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/interaction-model-schema.html
 */
const modelSchema = z.strictObject({
  interactionModel: z.strictObject({
    languageModel: z.strictObject({
      invocationName: z.string(),
      intents: z
        .array(
          z.strictObject({
            name: z.string().regex(/^(AMAZON\.)?[A-Za-z][A-Za-z_]*$/),
            slots: z
              .array(
                z.strictObject({
                  name: z.string().regex(/^[A-Za-z][A-Za-z_]*$/),
                  type: z.string(),
                  samples: z.array(z.string()).optional(),
                }),
              )
              .optional(),
            samples: z.array(z.string()),
          }),
        )
        .max(250),
      types: z.array(z.never()),
    }),
    dialog: z.strictObject({
      delegationStrategy: z.literal('SKILL_RESPONSE'),
      intents: z.array(
        z.strictObject({
          name: z.string(),
          delegationStrategy: z.literal('SKILL_RESPONSE'),
          confirmationRequired: z.literal(false),
          prompts: z.strictObject({}),
          slots: z.array(
            z.strictObject({
              name: z.string(),
              type: z.string(),
              elicitationRequired: z.literal(true),
              confirmationRequired: z.literal(false),
              prompts: z.strictObject({ elicitation: z.string() }),
            }),
          ),
        }),
      ),
    }),
    prompts: z.array(
      z.strictObject({
        id: z.string(),
        variations: z
          .array(z.strictObject({ type: z.literal('PlainText'), value: z.string().min(1) }))
          .length(1),
      }),
    ),
  }),
});

const customIntents = ['TaskListIntent', 'AddTaskIntent', 'CompleteTaskIntent', 'PlanIntent', 'MoreIntent'];

/** Alexa asks every skill for the first four; the others are what the skill's own dialogue needs. */
const builtInIntents = [
  ...['AMAZON.HelpIntent', 'AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'],
  ...['AMAZON.MoreIntent', 'AMAZON.RepeatIntent', 'AMAZON.FallbackIntent'],
  ...['AMAZON.YesIntent', 'AMAZON.NoIntent'],
];

const phraseSlotTypes = ['AMAZON.SearchQuery'];
const slotsIn = (sample: string) => sample.match(/\{[^}]*\}/g) ?? [];
const textIn = (sample: string) => sample.replaceAll(/\{[^}]*\}/g, '');
const spaceless = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

interface Sample {
  readonly sample: string;
  readonly slots: readonly { readonly name: string; readonly type: string }[];
}

/** Of an intent's samples; a slot's own samples may be the slot alone. */
const carrierRule = 'has a carrier phrase around a phrase slot';

const task = { name: 'task', type: 'AMAZON.SearchQuery' };

/**
 * What Alexa asks of a sample utterance, each rule with one that breaks it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/create-intents-utterances-and-slots.html
 */
const rules: Record<string, { holds: (one: Sample) => boolean; broken: Sample }> = {
  'has only letters, spaces, apostrophes, hyphens, underscores and periods (InvalidCharInSamples)': {
    holds: ({ sample }) => /^[\p{L}\p{M}\s'\-_.]*$/u.test(textIn(sample)),
    broken: { sample: "what's on my list?", slots: [] },
  },
  'writes numbers as words': {
    holds: ({ sample }) => !/\p{N}/u.test(sample),
    broken: { sample: 'the next 5', slots: [] },
  },
  'has a period only after the letter of an abbreviation': {
    holds: ({ sample }) => !/(^|[^\p{L}]|\p{L}{2})\./u.test(sample),
    broken: { sample: 'read my list.', slots: [] },
  },
  'has an apostrophe only after a letter': {
    holds: ({ sample }) => !/(^|[^\p{L}])'/u.test(sample),
    broken: { sample: "read 'my' list", slots: [] },
  },
  'is lower case, as Alexa transcribes speech': {
    holds: ({ sample }) => textIn(sample) === textIn(sample).toLowerCase(),
    broken: { sample: 'Read my list', slots: [] },
  },
  'has single spaces, between words': {
    holds: ({ sample }) => !/^\s|\s$|\s\s|[^\S ]/.test(sample),
    broken: { sample: ' read my list', slots: [] },
  },
  'has at most 200 characters': {
    holds: ({ sample }) => sample.length <= 200,
    broken: { sample: 'list '.repeat(41).trim(), slots: [] },
  },
  'has only slots that its intent declares': {
    holds: ({ sample, slots }) => {
      const declared = slots.map(({ name }) => `{${name}}`);
      return slotsIn(sample).every((slot) => declared.includes(slot)) && !/[{}]/.test(textIn(sample));
    },
    broken: { sample: 'add {title}', slots: [task] },
  },
  'sets a slot off with spaces, in Japanese too': {
    holds: ({ sample }) => !/[^\s]\{|\}[^\s]/.test(sample),
    broken: { sample: '{task}を追加して', slots: [task] },
  },
  'has no other slot beside a phrase slot': {
    holds: ({ sample, slots }) =>
      !slots.some(({ type }) => phraseSlotTypes.includes(type)) || slotsIn(sample).length <= 1,
    broken: { sample: 'add {task} and {task}', slots: [task] },
  },
  [carrierRule]: {
    holds: ({ sample }) => slotsIn(sample).length === 0 || /\p{L}/u.test(textIn(sample)),
    broken: { sample: ' {task}', slots: [task] },
  },
  'has no wake word': {
    holds: ({ sample }) => !/\b(alexa|amazon|echo|computer|ziggy)\b|アレクサ/u.test(sample),
    broken: { sample: 'alexa add {task}', slots: [task] },
  },
};

describe.each(locales)('the interaction model of %s', (locale) => {
  test('has the shape that Alexa takes', () => {
    const result = modelSchema.safeParse(interactionModel(locale));
    expect(result.error?.issues).toBeUndefined();
  });

  test('has the intents of the skill and those that Alexa asks for, each once', () => {
    expect(
      intentsOf(locale)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...customIntents, ...builtInIntents].sort());
  });

  test('has the same slots in the same intents as every other locale', () => {
    const slots = Object.fromEntries(
      intentsOf(locale).map(({ name, slots: own = [] }) => [name, own.map((slot) => [slot.name, slot.type])]),
    );
    expect(slots).toMatchObject({
      AddTaskIntent: [['task', 'AMAZON.SearchQuery']],
      CompleteTaskIntent: [['task', 'AMAZON.SearchQuery']],
      TaskListIntent: [],
      PlanIntent: [],
      MoreIntent: [],
    });
  });

  test('elicits the task with the question that the skill asks', () => {
    const { dialog, prompts } = modelSchema.parse(interactionModel(locale)).interactionModel;
    const questions = Object.fromEntries(prompts.map(({ id, variations }) => [id, variations[0]?.value]));
    const say = speakerFor(nearestLocale(locale));
    expect(
      dialog.intents.map(({ name, slots }) => [
        name,
        ...slots.map((slot) => [slot.name, slot.type, questions[slot.prompts.elicitation]]),
      ]),
    ).toEqual([
      ['AddTaskIntent', ['task', 'AMAZON.SearchQuery', say('addWhat')]],
      ['CompleteTaskIntent', ['task', 'AMAZON.SearchQuery', say('completeWhat')]],
    ]);
    expect(Object.keys(questions)).toHaveLength(2);
  });

  test('takes the bare name of a task, and no carrier phrase, as the reply', () => {
    const replies = intentsOf(locale).flatMap(({ slots = [] }) => slots.map(({ samples = [] }) => samples));
    expect(replies).toHaveLength(2);
    for (const samples of replies) {
      expect(samples[0]).toBe('{task}');
      expect(samples.filter((sample) => slotsIn(sample).join() !== '{task}')).toEqual([]);
      for (const [name, { holds }] of Object.entries(rules)) {
        if (name === carrierRule) continue;
        expect(samples.filter((sample) => !holds({ sample, slots: [task] }))).toEqual([]);
      }
    }
  });

  test.each(customIntents)('has at least 20 samples for %s', (name) => {
    const intent = intentsOf(locale).find((one) => one.name === name);
    expect(intent?.samples?.length).toBeGreaterThanOrEqual(20);
  });

  test('says no sample twice, in whichever intents', () => {
    const samples = samplesOf(locale).map(({ sample }) => sample.toLowerCase());
    expect(samples.filter((sample, index) => samples.indexOf(sample) !== index)).toEqual([]);
  });

  test('does not use the invocation name in a sample', () => {
    const { invocationName } = interactionModel(locale).interactionModel.languageModel;
    expect(samplesOf(locale).filter(({ sample }) => sample.includes(invocationName))).toEqual([]);
  });

  test.each(Object.entries(rules))('every sample %s', (_, { holds }) => {
    expect(samplesOf(locale).filter((one) => !holds(one))).toEqual([]);
  });
});

test.each(Object.entries(rules))('the rule “%s” is broken by its example', (_, { holds, broken }) => {
  expect(holds(broken)).toBe(false);
});

test('Japanese is written in its own scripts, the other languages are not', () => {
  const japanese = (locale: string) =>
    samplesOf(locale).filter(({ sample }) => spaceless.test(textIn(sample))).length /
    samplesOf(locale).length;
  expect(Object.fromEntries(locales.map((locale) => [locale, japanese(locale)]))).toEqual(
    Object.fromEntries(locales.map((locale) => [locale, locale === 'ja-JP' ? 1 : 0])),
  );
});

test('the seven languages of the skill are there', () => {
  expect(locales).toEqual(['de-DE', 'en-GB', 'en-US', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP']);
});

test('the ASK CLI finds the package', () => {
  expect(readJson('ask-resources.json')).toEqual({
    askcliResourcesVersion: '2020-03-31',
    profiles: { default: { skillMetadata: { src: './skill-package' } } },
  });
});
