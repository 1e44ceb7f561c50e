import { phrasebook } from '../../rehearsal/phrasebook';
import { models } from '../support/lamp/models';

const bookOf = (locale: keyof typeof models) => phrasebook(locale, models[locale]);

test('offers the opening, the service’s utterances with example values, and what every skill understands', () => {
  const offered = [
    { name: 'LampIntent' },
    { name: 'DimIntent', slots: { room: { en: 'hall', ja: '玄関' } } },
  ];
  expect(bookOf('en-US').samples(offered)).toEqual([
    'open lamp companion',
    'how bright is it',
    'dim the hall',
    'yes',
    'help',
    'stop',
  ]);
  expect(bookOf('ja-JP').samples(offered)).toEqual([
    'ランプ係を開いて',
    '明るさを教えて',
    '玄関 を暗くして',
    'はい',
    'ヘルプ',
    'ストップ',
  ]);
});

test('leaves out an intent that has no sample in the language', () => {
  expect(bookOf('en-US').samples([{ name: 'ElsewhereIntent' }])).toEqual([
    'open lamp companion',
    'yes',
    'help',
    'stop',
  ]);
});

test('opens the skill by the opening and by its name', () => {
  const { understand } = bookOf('en-US');
  expect(understand('Open Lamp Companion!')).toBe('launch');
  expect(understand('Alexa, lamp companion')).toBe('launch');
});

test('hears a slot, with and without Alexa’s name before it', () => {
  const { understand } = bookOf('en-US');
  const expected = { name: 'DimIntent', slots: { room: 'blue room' } };
  expect(understand('dim the blue room')).toEqual(expected);
  expect(understand('Alexa, dim the blue room')).toEqual(expected);
});

test.each([
  ['en-US', 'the attic', 'the attic'],
  ['en-US', 'The attic!', 'The attic'],
  ['en-US', 'dim the attic', 'attic'],
  ['ja-JP', '玄関', '玄関'],
] as const)('hears in %s that “%s” is the slot which was elicited', (locale, heard, room) => {
  const { understand } = bookOf(locale);
  expect(understand(heard, { intent: 'DimIntent', slot: 'room' })).toEqual({
    name: 'DimIntent',
    slots: { room },
  });
});

test('hears another intent while a slot is elicited', () => {
  const { understand } = bookOf('en-US');
  const elicited = { intent: 'DimIntent', slot: 'room' };
  expect(understand('stop', elicited)).toEqual({ name: 'AMAZON.StopIntent', slots: {} });
  expect(understand('how bright is it', elicited)).toEqual({ name: 'LampIntent', slots: {} });
});

test('does not pretend to understand', () => {
  expect(bookOf('en-US').understand('sing me a song')).toEqual({ name: 'AMAZON.FallbackIntent', slots: {} });
});

test('finds an utterance that fills no slot, and says so when there is none', () => {
  expect(bookOf('en-US').withoutSlots('DimIntent')).toBe('dim it');
  expect(() => bookOf('en-US').withoutSlots('ElsewhereIntent')).toThrow(
    'ElsewhereIntent has no sample without slots in en-US.',
  );
});
