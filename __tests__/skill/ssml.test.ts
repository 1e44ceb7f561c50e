import { pathSegment } from '../../skill/saas/path-segment';
import { sayable, shorten } from '../../skill/ssml';
import { fc } from '../support/properties';

describe('what is said of somebody else’s text', () => {
  it.each([
    ['as it is', 'Blue vase', 'Blue vase'],
    ['on one line', 'Blue vase\r\n2. Red\u2028chair\u0085now\tthen', 'Blue vase 2. Red chair now then'],
    ['in the direction in which it stands', '\u202eklim yuB\u202c \u2067x\u2069\u200f', 'klim yuB x'],
    ['without what is not seen', 'a\u200bb\u2060c\ufeffd\u0000e\u009bf', 'abcdef'],
    ['well-formed', 'vase \ud83d and \udf7c', 'vase  and'],
    ['whole emoji', '👩‍👩‍👧‍👦 🏳️‍🌈', '👩‍👩‍👧‍👦 🏳️‍🌈'],
    ['without a token', 'key eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.sig-_1, ok', 'key …, ok'],
    ['without the beginning of a token', `key eyJ${'a'.repeat(600)}`, 'key …'],
    ['with a word that has the same letters', 'Fix surveyJournals and keyJsonParser', undefined],
    ['as something, be there nothing to say', '\u202e\u0000 ', '…'],
  ])('%s', (_name, text, said = text) => {
    expect(sayable(text, 120)).toBe(said);
  });
});

it('cuts no character in two, be it of several code points', () => {
  const family = '👩‍👩‍👧‍👦';
  expect(shorten(`ab ${family}`, 10)).toBe('ab…');
  expect(shorten('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  expect(shorten(`a${'\u0301'.repeat(50)}`, 10)).toBe('…');
  expect(shorten('abcdef', 6)).toBe('abcdef');
});

it('keeps every text within its bound, well-formed and on one line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 800 }),
      fc.integer({ min: 1, max: 200 }),
      (text, longest) => {
        const said = sayable(text, longest);
        expect(said.length).toBeGreaterThan(0);
        expect(said.length).toBeLessThanOrEqual(longest);
        expect(said.isWellFormed()).toBe(true);
        expect(said).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      },
    ),
  );
});

describe('a segment of a path', () => {
  it.each([
    ['tsk_1', 'tsk_1'],
    ['../me?', '..%2Fme%3F'],
    ['...', '...'],
    ['ü', '%C3%BC'],
    ['.', undefined],
    ['..', undefined],
    ['', undefined],
    ['\ud800', undefined],
    ['a\udfff', undefined],
  ])('%j is %j', (text, segment) => {
    expect(pathSegment(text)).toBe(segment);
  });

  it('stays in its place in every URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const segment = pathSegment(text);
        if (segment === undefined) return;
        const { pathname } = new URL(`https://api.example.com/v1/orders/${segment}/complete`);
        expect(pathname).toBe(`/v1/orders/${segment}/complete`);
      }),
    );
  });
});
