import { resolveSlots } from '../../alexa/slot-values';
import type { InteractionModel } from '../../alexa/utterance-matcher';

const model: InteractionModel = {
  interactionModel: {
    languageModel: {
      invocationName: 'lamp companion',
      intents: [
        {
          name: 'DimIntent',
          slots: [
            { name: 'room', type: 'ROOM' },
            { name: 'level', type: 'AMAZON.NUMBER' },
            { name: 'day', type: 'AMAZON.DATE' },
            { name: 'time', type: 'AMAZON.TIME' },
            { name: 'while', type: 'AMAZON.DURATION' },
            { name: 'note', type: 'AMAZON.SearchQuery' },
          ],
        },
      ],
      types: [
        {
          name: 'ROOM',
          values: [
            { id: 'kitchen', name: { value: 'kitchen', synonyms: ['cooking room', 'Küche'] } },
            { name: { value: 'hall' } },
          ],
        },
      ],
    },
  },
};

/** A Wednesday. */
const at = Date.parse('2026-11-25T21:00:00Z');
const resolve = (slot: string, said: string, locale = 'en-US') =>
  resolveSlots('DimIntent', { [slot]: said }, { locale, model, at })[slot];

test.each([
  ['kitchen', 'kitchen', 'kitchen'],
  ['Cooking  Room', 'kitchen', 'kitchen'],
  ['Hall', 'hall', ''],
])('%s is the value of the type that is meant', (said, name, id) => {
  expect(resolve('room', said)).toMatchObject({
    value: said,
    resolutions: {
      resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { name, id } }] }],
    },
  });
});

test('what the type does not list is no match, and is sent as it was said', () => {
  expect(resolve('room', 'attic')).toMatchObject({
    value: 'attic',
    resolutions: { resolutionsPerAuthority: [{ status: { code: 'ER_SUCCESS_NO_MATCH' }, values: [] }] },
  });
});

test.each([
  ['en-US', 'today', '2026-11-25'],
  ['en-US', 'Tomorrow', '2026-11-26'],
  ['de-DE', 'übermorgen', '2026-11-27'],
  ['ja-JP', '明日', '2026-11-26'],
  ['en-US', 'friday', '2026-11-27'],
  ['de-DE', 'Mittwoch', '2026-12-02'],
  ['en-US', '2026-12-24', '2026-12-24'],
  ['en-US', 'some day', undefined],
])('a day in %s: %s', (locale, said, value) => {
  expect(resolve('day', said, locale)?.value).toBe(value);
});

test.each([
  ['en-US', '9:30 am', '09:30'],
  ['en-US', '12 PM', '12:00'],
  ['en-US', '21:05', '21:05'],
  ['de-DE', '9 Uhr', '09:00'],
  ['ja-JP', '９時', '09:00'],
  ['en-US', '24:00', undefined],
  ['en-US', 'some time', undefined],
])('a time in %s: %s', (locale, said, value) => {
  expect(resolve('time', said, locale)?.value).toBe(value);
});

test.each([
  ['en-US', '1 hour', 'PT1H'],
  ['en-US', '90 minutes', 'PT90M'],
  ['de-DE', '2 Tage', 'P2D'],
  ['fr-FR', '3 semaines', 'P3W'],
  ['ja-JP', '30 分', 'PT30M'],
  ['en-US', 'pt1h30m', 'PT1H30M'],
  ['en-US', 'P1W', 'P1W'],
  ['en-US', 'PT', undefined],
  ['en-US', 'P1DT', undefined],
  ['en-US', 'a while', undefined],
])('a duration in %s: %s', (locale, said, value) => {
  expect(resolve('while', said, locale)?.value).toBe(value);
});

test.each([
  ['20', '20'],
  ['２０', '20'],
  ['a bit', undefined],
])('a number: %s', (said, value) => {
  expect(resolve('level', said)?.value).toBe(value);
});

test('what is searched for is what was said', () => {
  expect(resolve('note', 'Whatever you like')).toEqual({
    name: 'note',
    value: 'Whatever you like',
    confirmationStatus: 'NONE',
  });
});
