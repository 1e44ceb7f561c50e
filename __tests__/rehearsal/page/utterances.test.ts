import { phrasebook, skillLocales } from '../../../rehearsal/page/utterances';

test.each(skillLocales())('every utterance that is offered in %s is understood', (locale) => {
  const { samples, understand } = phrasebook(locale);
  const [opening, ...others] = samples;
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
  const { understand } = phrasebook('en-US');
  const expected = { name: 'AddTaskIntent', slots: { task: 'buy bread' } };
  expect(understand('add buy bread')).toEqual(expected);
  expect(understand('Alexa, add buy bread')).toEqual(expected);
});

test('does not pretend to understand', () => {
  expect(phrasebook('en-US').understand('sing me a song')).toEqual({
    name: 'AMAZON.FallbackIntent',
    slots: {},
  });
});
