import * as fc from 'fast-check';
import { responseFaults, spokenText } from '../alexa/response-rules';
import { maskText, maskUrl } from '../rehearsal/masking';
import { majorOf } from '../review/configuration';
import { hostname } from '../review/context';
import { withoutSecrets } from '../review/secrets';
import { matching } from '../service/intents/title-match';
import { readEnvelope } from '../skill/envelope';
import { fitResponse } from '../skill/fit';
import { pathSegment } from '../skill/saas/path-segment';
import { retryAfterSeconds } from '../skill/saas/retry-after';
import { scopeAskedFor } from '../skill/saas/scope';
import { escapeSsml, sayable, shorten, shortenSsml } from '../skill/ssml';

const speech = (text: string) => ({ type: 'SSML' as const, ssml: `<speak>${text}</speak>` });
const answer = (text: string) => ({
  version: '1.0',
  sessionAttributes: { said: text },
  response: { outputSpeech: speech(text), card: { type: 'Simple' as const, title: text, content: text } },
});
const envelope = (text: string) => ({
  session: { new: false, attributes: { [text]: text }, user: { accessToken: text } },
  request: { type: text, requestId: text, intent: { name: text, slots: { [text]: { value: text } } } },
});

/** Functions that take text of others. */
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  sayable: (text) => sayable(text, 120),
  shorten: (text) => shorten(text, 8_000),
  shortenSsml: (text) => shortenSsml(text, 8_000),
  escapeSsml,
  'fitResponse of an answer': (text) => fitResponse(answer(text)),
  'readEnvelope of an envelope': (text) => readEnvelope(envelope(text)),
  pathSegment,
  retryAfterSeconds: (text) => retryAfterSeconds(text, 0),
  scopeAskedFor: (text) => scopeAskedFor(text, ['tasks.read']),
  'matching, of a title': (text) => matching([{ title: text }], 'buy milk'),
  'matching, of what is said': (text) => matching([{ title: 'Buy milk' }], text),
  responseFaults: (text) => responseFaults({ request: { type: 'LaunchRequest' } }, answer(text)),
  spokenText: (text) => spokenText(speech(text)),
  maskText,
  maskUrl,
  withoutSecrets: (text) => withoutSecrets(text, ['eyJ', 'secret']),
  majorOf,
  hostname,
};

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

/** The shortest of three times, in milliseconds: whatever else the machine does only adds to it. */
function timeOf(act: () => unknown): number {
  const times = [0, 0, 0].map(() => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Characters: a text and one that is eight times as long. What is quadratic takes 64 times as long for it. */
const lengths = { some: 3_000, many: 24_000 };
const growsAtMost = 24;
/** Below this the clock and the collector of garbage decide. */
const floorMs = 2;

const growth = (
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

describe('time grows no faster than the text', () => {
  it.each(Object.entries(functions))('of %s', (_name, act) => {
    fc.assert(
      fc.property(text, (made) => {
        expect(growth(act, made)).toBeLessThan(growsAtMost);
      }),
      { numRuns: 30, seed: 9, endOnFailure: true },
    );
  });

  it('and where it does, that is found', () => {
    const quadratic = (one: string) => one.replace(/eyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g, '…');
    expect(growth(quadratic, { before: '', pump: 'eyJ', after: '' })).toBeGreaterThan(growsAtMost);
  });
});
