import * as fc from 'fast-check';
import { fallbackIntent, type InteractionModel, utteranceMatcher } from '../../alexa/utterance-matcher';
import { interactionModel, locales, samplesOf } from '../skill-package/read-package';

/** Something that a customer may want to do, as it would be said in each language. */
const tasks: Record<string, string> = {
  'de-DE': 'Milch kaufen',
  'en-GB': 'water the plants',
  'en-US': 'Buy milk',
  'es-ES': 'llamar a la abuela',
  'fr-FR': "appeler l'école",
  'it-IT': 'comprare il pane',
  'ja-JP': '牛乳を買う',
};

function modelOf(samples: Record<string, string[]>): InteractionModel {
  const intents = Object.entries(samples).map(([name, own]) => ({
    name,
    slots: own.some((sample) => sample.includes('{task}'))
      ? [{ name: 'task', type: 'AMAZON.SearchQuery' }]
      : [],
    samples: own,
  }));
  return { interactionModel: { languageModel: { invocationName: 'task companion', intents } } };
}

describe.each(locales)('in %s', (locale) => {
  const match = utteranceMatcher(interactionModel(locale));
  const task = tasks[locale];

  test('a task is given for the samples', () => expect(task).toEqual(expect.any(String)));

  test('every sample means its own intent, and its slot is what stands in its place', () => {
    for (const { intent, slots, sample } of samplesOf(locale)) {
      expect([sample, match(sample.replace('{task}', task ?? ''))]).toEqual([
        sample,
        { intent, slots: slots.length > 0 ? { task: sample.includes('{task}') ? task : undefined } : {} },
      ]);
    }
  });

  test('case and punctuation of a sample make no difference', () => {
    for (const { intent, sample } of samplesOf(locale)) {
      const shouted = `${sample.replace('{task}', `“${task}”`).toLocaleUpperCase(locale)}!?`;
      expect([shouted, match(shouted).intent]).toEqual([shouted, intent]);
    }
  });

  test('whatever is typed means an intent of the model, and a slot has something of it', () => {
    const intents = new Map(
      interactionModel(locale).interactionModel.languageModel.intents.map(({ name, slots = [] }) => [
        name,
        slots,
      ]),
    );
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...samplesOf(locale).map((one) => one.sample)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const { intent, slots } = match(pieces.join(' '));
        expect(intents.get(intent)?.map(({ name }) => name)).toEqual(Object.keys(slots));
        for (const value of Object.values(slots)) expect(value ?? 'unfilled').toMatch(/^[^\s\p{P}]/u);
      }),
    );
  });

  test('what no sample says is the fallback intent', () => {
    expect(match('xyzzy')).toEqual({ intent: fallbackIntent, slots: {} });
    expect(match('')).toEqual({ intent: fallbackIntent, slots: {} });
    expect(match(' ?! ')).toEqual({ intent: fallbackIntent, slots: {} });
  });
});

test('the sample with most letters of its own wins, in whatever order they stand', () => {
  for (const samples of [
    ['add {task}', 'add {task} to my list'],
    ['add {task} to my list', 'add {task}'],
  ]) {
    const match = utteranceMatcher(modelOf({ AddTaskIntent: samples }));
    expect(match('Add buy milk to my list.')).toEqual({
      intent: 'AddTaskIntent',
      slots: { task: 'buy milk' },
    });
    expect(match('add buy milk to my wish list')).toEqual({
      intent: 'AddTaskIntent',
      slots: { task: 'buy milk to my wish list' },
    });
  }
});

test('of two samples that say as much the first wins', () => {
  const match = utteranceMatcher(modelOf({ First: ['add {task}'], Second: ['{task} add'] }));
  expect(match('add one add')).toEqual({ intent: 'First', slots: { task: 'one add' } });
});

test('a sample without a slot wins over one whose slot would swallow it', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['add {task}'], HelpIntent: ['add what'] }));
  expect(match('add what?').intent).toBe('HelpIntent');
});

test('a slot needs something to say', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['add {task}'] }));
  expect(match('add')).toEqual({ intent: fallbackIntent, slots: {} });
  expect(match('add !')).toEqual({ intent: fallbackIntent, slots: {} });
});

test('a word is matched as a whole', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['add {task}'] }));
  expect(match('address book').intent).toBe(fallbackIntent);
});

test.each([
  ['a typographic apostrophe', 'what’s on my to-do list'],
  ['no apostrophe', 'whats on my to do list'],
  ['more spaces', "  what's   on my\tto do list  "],
])('%s is the same utterance', (_, utterance) => {
  const match = utteranceMatcher(modelOf({ TaskListIntent: ["what's on my to do list"] }));
  expect(match(utterance).intent).toBe('TaskListIntent');
});

test('accents may come composed or decomposed', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['añade {task} a mi lista'] }));
  expect(match('añade café a mi lista'.normalize('NFD')).slots).toEqual({ task: 'café' });
});

test.each([
  ['牛乳を買うをリストに追加して', '牛乳を買う'],
  ['牛乳 を 買う を リスト に 追加 して。', '牛乳を買う'],
  ['「牛乳」をリストに追加して', '牛乳'],
  ['React の修正をリストに追加して', 'Reactの修正'],
])('Japanese needs no spaces: %s', (utterance, task) => {
  const match = utteranceMatcher(
    modelOf({ AddTaskIntent: ['{task} をリストに追加して', '{task} を追加して'] }),
  );
  expect(match(utterance)).toEqual({ intent: 'AddTaskIntent', slots: { task } });
});

test('a slot that the sample does not have is undefined', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['add {task}', 'add something'] }));
  expect(match('add something')).toEqual({ intent: 'AddTaskIntent', slots: { task: undefined } });
});

test('marks of regular expressions in a sample are only text', () => {
  const match = utteranceMatcher(modelOf({ AddTaskIntent: ['add (.*) {task}', 'c++ and $5'] }));
  expect(match('add anything at all').intent).toBe(fallbackIntent);
  expect(match('C++ and $5').intent).toBe('AddTaskIntent');
});
