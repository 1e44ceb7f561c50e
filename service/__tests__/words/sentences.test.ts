import { Approved } from '../../../__tests__/support/approved';
import { createSpeakers } from '../../../skill/speech/speaker';
import { languages } from '../../words/languages';

type Locale = keyof typeof languages;
const speakerOf = createSpeakers<(typeof languages)['en-US']>(languages);
const speakerFor = (locale: Locale) => speakerOf(locale).say;

/** Sentences that are approved of each language: how it counts, names days and lists, word for word. */
const folder = 'service/__tests__/words/sentences';

describe.each(Object.keys(languages) as Locale[])('in %s', (locale) => {
  const say = speakerFor(locale);
  const approved = new Approved<readonly string[]>(folder, locale);
  const days = [new Date('2027-01-01'), new Date('2027-12-08')];

  test.each<[string, () => string[]]>([
    [
      'counts open tasks: 0, 1, 2, 5, 1,000 and a million',
      () => [0, 1, 2, 5, 1_000, 1_000_000].map((count) => say('welcome', { name: 'Ada', count })),
    ],
    [
      'counts what a plan includes: 1, 2 and a million',
      () => [1, 2, 1_000_000].map((count) => say('planUsageOfLimit', { open: 1, count })),
    ],
    [
      'lists the last one and the last two',
      () => [['A'], ['A', 'Iris']].map((tasks) => say('listEnd', { tasks, count: tasks.length })),
    ],
    [
      'names days, whatever the time zone of the machine',
      () => [
        ...days.map((due) => say('taskDue', { title: 'A', due })),
        ...days.map((renewal) => say('planRenewal', { renewal })),
      ],
    ],
    [
      'says how long to wait: 1 and 60 seconds, 2 minutes and 2 hours',
      () => [1, 60, 120, 7_200].map((seconds) => say('rateLimitedFor', { seconds })),
    ],
  ])('%s', (name, said) => {
    const sentences = said();
    expect(sentences).toEqual(approved.of(name, sentences));
  });

  afterAll(() => approved.write());
});

test('a plan without tasks is said without a figure in French, where 0 is singular', () => {
  expect(speakerFor('fr-FR')('planUsageOfLimit', { open: 2, count: 0 })).toBe(
    'Votre formule ne comprend aucune tâche et vous en utilisez 2.',
  );
});
