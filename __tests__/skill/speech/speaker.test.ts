import { createSpeakers } from '../../../skill/speech/speaker';
import { fc } from '../../support/properties';

const english = {
  help: 'Help.',
  fallback: 'What?',
  open_zero: 'Welcome, {{name}}. Nothing is open.',
  open_one: 'Welcome, {{name}}. One thing is open.',
  open_other: 'Welcome, {{name}}. {{count, number}} things are open.',
  all_one: 'One: {{things, list}}.',
  all_other: '{{count, number}}: {{things, list}}.',
  due: '{{title}} (due {{due, day}})',
  renewal: 'It renews on {{renewal, date}}.',
  begins: 'It begins at {{begins, time}}.',
  added: 'I added “{{title}}”.',
} as const;

describe('what the skill says in American English', () => {
  const { say } = createSpeakers<typeof english>({ 'en-US': english })('en-US');

  it('chooses the plural, with a form of its own for none', () => {
    expect([0, 1, 2, 1_234].map((count) => say('open', { name: 'Ada', count }))).toEqual([
      'Welcome, Ada. Nothing is open.',
      'Welcome, Ada. One thing is open.',
      'Welcome, Ada. 2 things are open.',
      'Welcome, Ada. 1,234 things are open.',
    ]);
  });

  it('lists things as one would say them', () => {
    expect(say('all', { count: 3, things: ['A', 'B', 'C'] })).toBe('3: A, B, and C.');
  });

  it('names a day without a time zone shifting it', () => {
    const day = new Date('2026-12-31');
    expect(say('due', { title: 'A blue vase', due: day })).toBe('A blue vase (due December 31)');
    expect(say('renewal', { renewal: day })).toBe('It renews on December 31, 2026.');
  });

  it('names the time on the wall, wherever the function runs', () => {
    expect(say('begins', { begins: new Date('2026-12-31T09:05Z') })).toBe('It begins at 9:05 AM.');
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

  it('says any text as it is, whatever it contains', () => {
    const tricky = fc.constantFrom('{{title}}', '$t(help)', '$&', '{{', '}}', '<b>', '{{-title}}', ', list');
    const title = fc.array(fc.oneof(fc.string(), tricky), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(title, (text) => {
        expect(say('added', { title: text })).toBe(`I added “${text}”.`);
        expect(say('all', { count: 2, things: [text, 'B'] })).toBe(`2: ${text} and B.`);
      }),
    );
  });
});
