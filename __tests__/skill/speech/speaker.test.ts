import * as fc from 'fast-check';
import { nearestLocale, speakerFor } from '../../support/spoken-words';

describe('what the skill says in American English', () => {
  const say = speakerFor('en-US');

  it('chooses the plural, with a form of its own for none', () => {
    expect([0, 1, 2, 1_234].map((count) => say('welcome', { name: 'Ada', count }))).toEqual([
      'Welcome, Ada. You have no open tasks.',
      'Welcome, Ada. You have one open task.',
      'Welcome, Ada. You have 2 open tasks.',
      'Welcome, Ada. You have 1,234 open tasks.',
    ]);
  });

  it('lists titles as one would say them', () => {
    expect(say('listAll', { count: 3, tasks: ['A', 'B', 'C'] })).toBe('You have 3 open tasks: A, B, and C.');
  });

  it('names a day without a time zone shifting it', () => {
    const day = new Date('2026-12-31');
    expect(say('taskDue', { title: 'Buy milk', due: day })).toBe('Buy milk (due December 31)');
    expect(say('planRenewal', { renewal: day })).toBe('It renews on December 31, 2026.');
  });

  it.each([
    [1, 'in 1 second'],
    [119, 'in 119 seconds'],
    [120, 'in 2 minutes'],
    [121, 'in 3 minutes'],
    [7_200, 'in 2 hours'],
  ])('says a wait of %d seconds as "%s"', (seconds, spoken) => {
    expect(say('rateLimitedFor', { seconds })).toBe(`That was a lot at once. Please try again ${spoken}.`);
  });

  it('says any title as it is, whatever it contains', () => {
    const tricky = fc.constantFrom('{{title}}', '$t(help)', '$&', '{{', '}}', '<b>', '{{-title}}', ', list');
    const title = fc.array(fc.oneof(fc.string(), tricky), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(title, (text) => {
        expect(say('added', { title: text })).toBe(`I added “${text}” to your list.`);
        expect(say('listAll', { count: 2, tasks: [text, 'B'] })).toBe(
          `You have 2 open tasks: ${text} and B.`,
        );
      }),
    );
  });
});

describe('nearestLocale', () => {
  it.each([
    ['en-US', 'en-US'],
    ['en-AU', 'en-US'],
    ['pt-BR', 'en-US'],
    [undefined, 'en-US'],
    ['', 'en-US'],
  ])('%s is answered in %s', (wanted, locale) => {
    expect(nearestLocale(wanted)).toBe(locale);
  });
});
