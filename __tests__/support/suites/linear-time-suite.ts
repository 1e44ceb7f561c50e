import { fc } from '../properties';

/** What a text is made of that takes a pattern long: it begins again and again, and never ends. */
const pump = fc.oneof(
  fc.constantFrom(
    'eyJ',
    'eyJa.',
    'eyJa.eyJ',
    '<',
    '<a ',
    '&',
    '&amp',
    ' ',
    '\t',
    '/',
    '//x',
    '"',
    '\\',
    '.',
    ',scope="',
    '-',
  ),
  fc.constantFrom(
    'a',
    'a ',
    '1',
    '1.',
    'GMT',
    '\ud800',
    '\u0301',
    '😀',
    '買',
    "'",
    'http://',
    '?a=',
    '%2',
    '{{',
    '\n',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
);
const text = fc.record({
  before: fc.string({ maxLength: 4 }),
  pump,
  after: fc.constantFrom('', '!', '"', '\n', '>'),
});

/**
 * The shortest of three times, in milliseconds. Of the processor's time: while a busy machine does something else
 * none goes by.
 */
function timeOf(act: () => unknown): number {
  const times = [0, 0, 0].map(() => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/** Characters: a text and one that is eight times as long. What is quadratic takes 64 times as long for it. */
const lengths = { some: 3_000, many: 24_000 };
export const growsAtMost = 24;
/** Below this the clock and the collector of garbage decide. */
const floorMs = 2;

/** How many times as long the long text takes. */
export const growth = (
  act: (text: string) => unknown,
  { before, pump: part, after }: { before: string; pump: string; after: string },
) => {
  const of = (length: number) => before + part.repeat(Math.ceil(length / part.length)) + after;
  return (
    timeOf(() => act(of(lengths.many))) /
    Math.max(
      floorMs,
      timeOf(() => act(of(lengths.some))),
    )
  );
};

/** Holds functions that take text of others to time that grows no faster than the text. */
export function linearTimeSuite(functions: Readonly<Record<string, (text: string) => unknown>>): void {
  it.each(Object.entries(functions))('%s takes time that grows no faster than the text', (_name, act) => {
    fc.assert(
      fc.property(text, (made) => {
        expect(growth(act, made)).toBeLessThan(growsAtMost);
      }),
      { numRuns: 30, seed: 9, endOnFailure: true },
    );
  });
}
