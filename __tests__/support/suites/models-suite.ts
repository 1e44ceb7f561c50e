import type { InteractionModel } from '../../../alexa/utterance-matcher';
import type { Service } from '../../../definition/service';
import type { NeededWords } from '../../../skill/service';
import { createSpeakers } from '../../../skill/speech/speaker';
import { createTables } from '../../../skill/tables';
import { invocationNameRules } from './invocation-name-rules';
import { modelSchema } from './model-schema';
import { carrierRule, sampleRules, slotsIn, spaceless, textIn } from './sample-rules';

/** Alexa asks every skill for the first four; the others are what a dialogue needs. */
const builtInIntents = [
  ...['AMAZON.HelpIntent', 'AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'],
  ...['AMAZON.RepeatIntent', 'AMAZON.FallbackIntent', 'AMAZON.YesIntent', 'AMAZON.NoIntent'],
];

/** What Alexa asks of the interaction models of a skill, and what the skill and its models say of each other. */
export function modelsSuite(
  models: Readonly<Record<string, InteractionModel>>,
  skill: Service['skill'],
): void {
  const { intents } = createTables(skill);
  const speakerOf = createSpeakers<NeededWords>(skill.languages);
  const isOwn = (name: string) => !name.startsWith('AMAZON.');

  test('no intent is answered in two places', () => {
    const names = skill.intents.flatMap((intent) => intent.names);
    expect(names).toEqual([...new Set(names)]);
  });

  test('there is a model of each language that the skill speaks, and of no other', () => {
    expect(Object.keys(models).sort()).toEqual(Object.keys(skill.languages).sort());
  });

  describe.each(Object.entries(models))('the interaction model of %s', (locale, model) => {
    const { invocationName, intents: modelled, types = [] } = model.interactionModel.languageModel;
    const samples = modelled.flatMap(({ name, slots = [], samples: own = [] }) =>
      own.map((sample) => ({ intent: name, slots, sample })),
    );

    test('has the shape that Alexa takes', () => {
      expect(modelSchema.safeParse(model).error?.issues).toBeUndefined();
    });

    test('has each intent that is answered and those that Alexa asks for, each once', () => {
      const names = modelled.map(({ name }) => name).sort();
      expect(names).toEqual([...intents.keys()].sort());
      expect(names).toEqual(expect.arrayContaining(builtInIntents));
    });

    test('has just the slots that are read, of their types, each own type with its values', () => {
      const ofModel = modelled.map(({ name, slots = [] }) => [
        name,
        slots.map((slot) => [slot.name, slot.type]),
      ]);
      const read = modelled.map(({ name }) => [
        name,
        Object.entries(intents.get(name)?.slots ?? {}).map(([slot, { type }]) => [slot, type]),
      ]);
      expect(ofModel).toEqual(read);
      const own = modelled.flatMap(({ slots = [] }) => slots.map(({ type }) => type).filter(isOwn));
      expect(types.map(({ name }) => name).sort()).toEqual([...new Set(own)].sort());
    });

    test('asks for a slot with the question that the skill asks', () => {
      const { dialog, prompts } = modelSchema.parse(model).interactionModel;
      const questions = Object.fromEntries(prompts.map(({ id, variations }) => [id, variations[0]?.value]));
      const { say } = speakerOf(locale);
      const asked = dialog.intents.flatMap(({ name, slots }) =>
        slots.map((slot) => [name, slot.name, slot.type, questions[slot.prompts.elicitation ?? '']]),
      );
      const asking = skill.intents.filter(({ slots = {} }) => Object.values(slots).some(({ ask }) => ask));
      expect(asked).toEqual(
        asking.flatMap(({ names, slots = {} }) =>
          names.flatMap((name) =>
            Object.entries(slots).map(([slot, { type, ask }]) => [name, slot, type, ask && say(ask)]),
          ),
        ),
      );
      expect(Object.keys(questions)).toHaveLength(asked.filter(([, , , question]) => question).length);
    });

    test('takes the bare value of a slot, and no carrier phrase, as the reply', () => {
      const rules = Object.entries(sampleRules).filter(([name]) => name !== carrierRule);
      for (const { slots = [] } of modelled) {
        for (const { name, type, samples: replies } of slots) {
          if (!replies) continue;
          expect(replies[0]).toBe(`{${name}}`);
          expect(replies.filter((sample) => slotsIn(sample).join() !== `{${name}}`)).toEqual([]);
          for (const [, { holds }] of rules) {
            expect(replies.filter((sample) => !holds({ sample, slots: [{ name, type }] }))).toEqual([]);
          }
        }
      }
    });

    test('has samples for each intent of the skill’s own', () => {
      const silent = modelled.filter(({ name, samples: own = [] }) => isOwn(name) && own.length === 0);
      expect(silent).toEqual([]);
    });

    test('says no sample twice, in whichever intents', () => {
      const said = samples.map(({ sample }) => sample.toLowerCase());
      expect(said.filter((sample, index) => said.indexOf(sample) !== index)).toEqual([]);
    });

    test('does not use the invocation name in a sample', () => {
      expect(samples.filter(({ sample }) => sample.includes(invocationName))).toEqual([]);
    });

    test.each(Object.entries(sampleRules))('every sample %s', (_, { holds }) => {
      expect(samples.filter((one) => !holds(one))).toEqual([]);
    });

    test('is written in the scripts of the language', () => {
      const written = samples.map(({ sample }) => textIn(sample)).filter((text) => /\p{L}/u.test(text));
      expect(written.filter((text) => spaceless.test(text) !== locale.startsWith('ja'))).toEqual([]);
    });

    test.each(Object.entries(invocationNameRules))('has an invocation name that %s', (_, { holds }) => {
      expect([invocationName, holds(invocationName, locale)]).toEqual([invocationName, true]);
    });
  });
}
