import { responseFaults, spokenText } from '../alexa/response-rules';
import { maskText, maskUrl } from '../rehearsal/masking';
import { majorOf } from '../review/configuration';
import { hostname } from '../review/context';
import { withoutSecrets } from '../review/secrets';
import { readEnvelope } from '../skill/envelope';
import { fitResponse } from '../skill/fit';
import { pathSegment } from '../skill/saas/path-segment';
import { retryAfterSeconds } from '../skill/saas/retry-after';
import { scopeAskedFor } from '../skill/saas/scope';
import { escapeSsml, sayable, shorten, shortenSsml } from '../skill/ssml';
import { growsAtMost, growth, linearTimeSuite } from './support/suites/linear-time-suite';

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
  scopeAskedFor: (text) => scopeAskedFor(text, ['lamp.read']),
  responseFaults: (text) => responseFaults({ request: { type: 'LaunchRequest' } }, answer(text)),
  spokenText: (text) => spokenText(speech(text)),
  maskText,
  maskUrl,
  withoutSecrets: (text) => withoutSecrets(text, ['eyJ', 'secret']),
  majorOf,
  hostname,
};

linearTimeSuite(functions);

it('what is quadratic is found', () => {
  const quadratic = (one: string) => one.replace(/eyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g, '…');
  expect(growth(quadratic, { before: '', pump: 'eyJ', after: '' })).toBeGreaterThan(growsAtMost);
});
