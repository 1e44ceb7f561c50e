import { Approved } from '../../../__tests__/support/approved';
import { languages } from '../../words/languages';
import { saying } from '../english';

/** What is said of each value. */
type Said = Readonly<Record<string, string>>;

const saidOf = <Value extends string | number>(
  values: readonly Value[],
  say: (value: Value) => string,
): Said => Object.fromEntries(values.map((value) => [value, say(value)]));

/** Sentences that are approved of each language: how it counts, names days and lists, word for word. */
const folder = 'service/__tests__/words/sentences';

describe.each(Object.keys(languages))('in %s', (locale) => {
  const { say } = saying(locale);
  const approved = new Approved<Said>(folder, locale);
  const days = ['2027-01-01', '2027-12-08'];

  test.each<[string, () => Said]>([
    [
      'counts open tasks',
      () => saidOf([0, 1, 2, 5, 1_000, 1_000_000], (count) => say('welcome', { name: 'Ada', count })),
    ],
    [
      'counts what a plan includes',
      () => saidOf([0, 1, 2, 1_000_000], (count) => say('planUsageOfLimit', { open: 1, count })),
    ],
    [
      'lists the last one and the last two',
      () => saidOf([1, 2], (count) => say('listEnd', { tasks: ['A', 'Iris'].slice(0, count), count })),
    ],
    [
      'names days, whatever the time zone of the machine',
      () => saidOf(days, (day) => say('taskDue', { title: 'A', due: new Date(day) })),
    ],
    [
      'names dates, whatever the time zone of the machine',
      () => saidOf(days, (day) => say('planRenewal', { renewal: new Date(day) })),
    ],
    [
      'says how many seconds to wait',
      () => saidOf([1, 60, 120, 7_200], (seconds) => say('rateLimitedFor', { seconds })),
    ],
  ])('%s', (name, said) => {
    const sentences = said();
    expect(sentences).toEqual(approved.of(name, sentences));
  });

  afterAll(() => approved.write());
});
