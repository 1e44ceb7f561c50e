import { fallbackIntent, type InteractionModel, utteranceMatcher } from '../../alexa/utterance-matcher';
import { fc } from '../support/properties';
import { interactionModel, locales, samplesOf } from '../support/read-package';

/** Something that a customer may say in the place of a slot, in each language. */
const values: Record<string, string> = {
  'de-DE': 'Brot kaufen',
  'en-GB': 'water the plants',
  'en-US': 'Blue vase',
  'es-ES': 'llamar a la abuela',
  'fr-FR': "appeler l'école",
  'it-IT': 'comprare il pane',
  'ja-JP': 'パンを買う',
};

function modelOf(samples: Record<string, string[]>): InteractionModel {
  const intents = Object.entries(samples).map(([name, own]) => ({
    name,
    slots: own.some((sample) => sample.includes('{room}'))
      ? [{ name: 'room', type: 'AMAZON.SearchQuery' }]
      : [],
    samples: own,
  }));
  return { interactionModel: { languageModel: { invocationName: 'lamp companion', intents } } };
}

describe.each(locales)('in %s', (locale) => {
  const match = utteranceMatcher(interactionModel(locale));
  const value = values[locale];
  const said = (sample: string, word = value ?? '') => sample.replaceAll(/\{\w+\}/g, word);

  test('a value is given for the slots', () => expect(value).toEqual(expect.any(String)));

  test('every sample means its own intent, and its slots are what stands in their place', () => {
    // With two slots side by side it is open what of it is whose.
    const plain = samplesOf(locale).filter(({ sample }) => sample.split('{').length <= 2);
    for (const { intent, slots, sample } of plain) {
      const filled = slots.map(({ name }) => [name, sample.includes(`{${name}}`) ? value : undefined]);
      expect([sample, match(said(sample))]).toEqual([sample, { intent, slots: Object.fromEntries(filled) }]);
    }
  });

  test('case and punctuation of a sample make no difference', () => {
    for (const { intent, sample } of samplesOf(locale)) {
      const shouted = `${said(sample, `“${value}”`).toLocaleUpperCase(locale)}!?`;
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
    ['add {room}', 'add {room} to my list'],
    ['add {room} to my list', 'add {room}'],
  ]) {
    const match = utteranceMatcher(modelOf({ DimIntent: samples }));
    expect(match('Add the kitchen to my list.')).toEqual({
      intent: 'DimIntent',
      slots: { room: 'the kitchen' },
    });
    expect(match('add the kitchen to my wish list')).toEqual({
      intent: 'DimIntent',
      slots: { room: 'the kitchen to my wish list' },
    });
  }
});

test('of two samples that say as much the first wins', () => {
  const match = utteranceMatcher(modelOf({ First: ['add {room}'], Second: ['{room} add'] }));
  expect(match('add one add')).toEqual({ intent: 'First', slots: { room: 'one add' } });
});

test('a sample without a slot wins over one whose slot would swallow it', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['add {room}'], HelpIntent: ['add what'] }));
  expect(match('add what?').intent).toBe('HelpIntent');
});

test('a slot needs something to say', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['add {room}'] }));
  expect(match('add')).toEqual({ intent: fallbackIntent, slots: {} });
  expect(match('add !')).toEqual({ intent: fallbackIntent, slots: {} });
});

test('a word is matched as a whole', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['add {room}'] }));
  expect(match('address book').intent).toBe(fallbackIntent);
});

test.each([
  ['a typographic apostrophe', 'what’s on my lamp list'],
  ['no apostrophe', 'whats on my lamp list'],
  ['more spaces', "  what's   on my\tlamp list  "],
])('%s is the same utterance', (_, utterance) => {
  const match = utteranceMatcher(modelOf({ LampListIntent: ["what's on my lamp list"] }));
  expect(match(utterance).intent).toBe('LampListIntent');
});

test('accents may come composed or decomposed', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['añade {room} a mi lista'] }));
  expect(match('añade café a mi lista'.normalize('NFD')).slots).toEqual({ room: 'café' });
});

test.each([
  ['牛乳を買うをリストに追加して', '牛乳を買う'],
  ['牛乳 を 買う を リスト に 追加 して。', '牛乳を買う'],
  ['「牛乳」をリストに追加して', '牛乳'],
  ['React の修正をリストに追加して', 'Reactの修正'],
])('Japanese needs no spaces: %s', (utterance, room) => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['{room} をリストに追加して', '{room} を追加して'] }));
  expect(match(utterance)).toEqual({ intent: 'DimIntent', slots: { room } });
});

test('a slot that the sample does not have is undefined', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['add {room}', 'add something'] }));
  expect(match('add something')).toEqual({ intent: 'DimIntent', slots: { room: undefined } });
});

test('marks of regular expressions in a sample are only text', () => {
  const match = utteranceMatcher(modelOf({ DimIntent: ['add (.*) {room}', 'c++ and $5'] }));
  expect(match('add anything at all').intent).toBe(fallbackIntent);
  expect(match('C++ and $5').intent).toBe('DimIntent');
});
