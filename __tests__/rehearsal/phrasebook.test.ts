import type { InteractionModel } from '../../alexa/utterance-matcher';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { phrasebook } from '../../rehearsal/phrasebook';
import { rehearsal } from '../../service/rehearsal';

const models = readInteractionModels();
const bookOf = (locale: string) => phrasebook(locale, models[locale] as InteractionModel);

test.each(Object.keys(models))('every utterance that is offered in %s is understood', (locale) => {
  const { samples, understand } = bookOf(locale);
  const [opening, ...others] = samples(rehearsal.offered);
  expect(understand(opening ?? '')).toBe('launch');
  const intents = others
    .map((sample) => understand(sample))
    .map((said) => (typeof said === 'string' ? said : said.name));
  expect(intents).toEqual([
    'TaskListIntent',
    'MoreIntent',
    'AddTaskIntent',
    'CompleteTaskIntent',
    'PlanIntent',
    'AMAZON.YesIntent',
    'AMAZON.HelpIntent',
    'AMAZON.StopIntent',
  ]);
});

test('hears a slot, with and without Alexa’s name before it', () => {
  const { understand } = bookOf('en-US');
  const expected = { name: 'AddTaskIntent', slots: { task: 'buy bread' } };
  expect(understand('add buy bread')).toEqual(expected);
  expect(understand('Alexa, add buy bread')).toEqual(expected);
});

test.each([
  ['en-US', 'buy oat milk', 'buy oat milk'],
  ['en-US', 'Buy oat milk, please', 'Buy oat milk'],
  ['en-US', 'add buy oat milk', 'buy oat milk'],
  ['de-DE', 'Milch kaufen bitte', 'Milch kaufen'],
  ['ja-JP', '牛乳を買うです', '牛乳を買う'],
])('hears in %s that “%s” is the slot which was elicited', (locale, heard, task) => {
  const { understand } = bookOf(locale);
  expect(understand(heard, { intent: 'AddTaskIntent', slot: 'task' })).toEqual({
    name: 'AddTaskIntent',
    slots: { task },
  });
});

test('hears another intent while a slot is elicited', () => {
  const { understand } = bookOf('en-US');
  const elicited = { intent: 'AddTaskIntent', slot: 'task' };
  expect(understand('never mind', elicited)).toEqual({ name: 'AMAZON.CancelIntent', slots: {} });
  expect(understand('what’s on my list', elicited)).toEqual({ name: 'TaskListIntent', slots: {} });
});

test('does not pretend to understand', () => {
  expect(bookOf('en-US').understand('sing me a song')).toEqual({
    name: 'AMAZON.FallbackIntent',
    slots: {},
  });
});
