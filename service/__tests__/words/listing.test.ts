import { utteranceMatcher } from '../../../alexa/utterance-matcher';
import { readInteractionModels } from '../../../rehearsal/interaction-models';
import { listing } from '../../listing';
import { utterances } from '../../utterances/utterances';
import { languages } from '../../words/languages';

const custom = ['TaskListIntent', 'AddTaskIntent', 'CompleteTaskIntent', 'PlanIntent', 'MoreIntent'];

describe.each(Object.entries(readInteractionModels()))('in %s', (locale, model) => {
  const match = utteranceMatcher(model);
  const page = listing.locales[locale];
  const { invocationName = '' } = utterances[locale] ?? {};

  test('the example phrases open the list and add to it', () => {
    const said = page?.examplePhrases.slice(1).map((phrase) => {
      const [, request = ''] = phrase.toLowerCase().split(invocationName);
      return match(request.replace(/^[,\s]*(?:to |で)?/, '')).intent;
    });
    expect(said).toEqual(['TaskListIntent', 'AddTaskIntent']);
  });

  test('the list that the description ends with shows all that can be done', () => {
    const [first = '', ...lines] = page?.description.match(/^[-・] ?.+$/gmu) ?? [];
    expect(first.toLowerCase()).toContain(invocationName);
    expect(lines.map((line) => match(line.replace(/^[-・] ?/u, '')).intent)).toEqual(custom.slice(0, 4));
  });

  test.each(custom)('%s has at least 20 samples', (name) => {
    expect(utterances[locale]?.samples[name]?.length).toBeGreaterThanOrEqual(20);
  });
});

test('there is an interaction model of each language that the skill speaks', () => {
  expect(Object.keys(readInteractionModels()).sort()).toEqual(Object.keys(languages).sort());
});
