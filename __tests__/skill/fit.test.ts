import type { ResponseEnvelope } from 'ask-sdk-model';
import { alexaLimits } from '../../alexa/limits';
import { fitResponse } from '../../skill/fit';
import { escapeSsml } from '../../skill/ssml';
import { faultsOf } from '../support/alexa-response';
import { fc } from '../support/properties';

const speak = (text: string) => ({ type: 'SSML' as const, ssml: `<speak>${escapeSsml(text)}</speak>` });
const inner = (speech: { ssml?: string } | undefined) =>
  speech?.ssml?.slice('<speak>'.length, -'</speak>'.length);
const screen = (items: number) => ({
  type: 'Alexa.Presentation.APL.RenderDocument' as const,
  datasources: { list: Array(items).fill('An item of a list') },
});
const elicit = {
  type: 'Dialog.ElicitSlot' as const,
  slotToElicit: 'room',
  updatedIntent: {
    name: 'DimIntent',
    confirmationStatus: 'NONE' as const,
    slots: { room: { name: 'room', confirmationStatus: 'NONE' as const } },
  },
};

interface Size {
  readonly speech: string;
  readonly question: string;
  readonly card: string;
  readonly said: string;
  readonly cursor: string;
  readonly items: number;
}

const answer = ({ speech, question, card, said, cursor, items }: Size): ResponseEnvelope => ({
  version: '1.0',
  sessionAttributes: { said: { speech: said }, awaiting: { question: 'is-sure', cursor } },
  response: {
    outputSpeech: speak(`${speech} ${question}`),
    reprompt: { outputSpeech: speak(question) },
    card: { type: 'Simple', title: card.slice(0, 10_000) || 'x', content: card || 'x' },
    directives: [elicit, screen(items)],
    shouldEndSession: false,
  },
});

/** From nothing to far beyond every bound, in characters of one to four bytes. */
const text = (unit: string) =>
  fc.nat({ max: 40_000 }).map((length) => unit.repeat(Math.ceil(length / unit.length)));
const anyText = fc.constantFrom('a', '& ', '買う。', '😀', '"\\', 'é', '👩‍👩‍👧‍👦').chain(text);
const size = fc.record({
  speech: anyText,
  question: anyText.map((one) => `${one}?`),
  card: anyText,
  said: anyText,
  cursor: anyText,
  items: fc.nat({ max: 3_000 }),
});

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const request = {
  request: { type: 'LaunchRequest' },
  context: { System: { device: { supportedInterfaces: { 'Alexa.Presentation.APL': {} } } } },
};
const small = { speech: 'Hello.', question: 'What?', card: 'Card', said: 'Hello.', cursor: 'c', items: 3 };

it('takes nothing from an answer that Alexa takes', () => {
  const whole = answer(small);
  expect(fitResponse(whole)).toEqual(whole);
  const silent = { version: '1.0', response: {} };
  expect(fitResponse(silent)).toEqual(silent);
});

it('makes every answer one that Alexa takes, however large its parts are', () => {
  fc.assert(
    fc.property(size, (sizes) => {
      const fitted = fitResponse(answer(sizes));
      expect(bytes(fitted)).toBeLessThanOrEqual(alexaLimits.responseBytes);
      expect(faultsOf(fitted, request)).toEqual([]);
      // The question and the slot that is asked for are always there.
      expect(inner(fitted.response.outputSpeech as { ssml: string })).toMatch(/[?…]$/);
      expect(fitted.response.directives?.[0]).toEqual(elicit);
    }),
    { numRuns: 300 },
  );
});

it('shortens what is said before the question, and keeps the question', () => {
  const { response } = fitResponse(answer({ ...small, speech: 'One sentence. '.repeat(5_000).trim() }));
  const { ssml } = response.outputSpeech as { ssml: string };
  expect(ssml).toMatch(/… What\?<\/speak>$/);
  expect(ssml.length).toBeLessThanOrEqual(alexaLimits.outputSpeechCharacters);
  expect(ssml.length).toBeGreaterThan(alexaLimits.outputSpeechCharacters - 100);
  expect(response.reprompt?.outputSpeech).toEqual(speak('What?'));
});

it.each([
  ['an entity', '&'.repeat(3_000), /^(&amp;)+…/],
  ['a character of two units', '😀'.repeat(5_000), /^😀+…/u],
  ['a character of many', '👩‍👩‍👧‍👦'.repeat(1_000), /^(👩‍👩‍👧‍👦)+…/u],
])('never cuts %s', (_name, speech, whole) => {
  const { response } = fitResponse(answer({ ...small, speech }));
  expect(inner(response.outputSpeech as { ssml: string })).toMatch(whole);
});

it('leaves mark-up out of what it shortens', () => {
  const ssml = `<speak>${'<emphasis>now</emphasis> <break time="1s"/>'.repeat(1_000)}</speak>`;
  const { response } = fitResponse({ version: '1.0', response: { outputSpeech: { type: 'SSML', ssml } } });
  expect((response.outputSpeech as { ssml: string }).ssml).toMatch(/^<speak>(now ?)+…?<\/speak>$/);
});

it('forgets what was said before what was asked, and shows nothing before it says nothing', () => {
  const remembered = answer({ ...small, said: 'x'.repeat(30_000) });
  expect(fitResponse(remembered).sessionAttributes).toEqual({
    awaiting: { question: 'is-sure', cursor: 'c' },
  });
  const { response } = fitResponse(answer({ ...small, items: 5_000 }));
  expect(response).toEqual({ ...answer(small).response, directives: [elicit] });
});

it('says whether it can fulfill an intent, if not which slots', () => {
  const slots = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [`slot_${index}`, { canUnderstand: 'NO', canFulfill: 'NO' }]),
  );
  const envelope = { version: '1.0', response: { canFulfillIntent: { canFulfill: 'NO', slots } } };
  const fitted = fitResponse(envelope as unknown as ResponseEnvelope);
  expect(fitted.response).toEqual({ canFulfillIntent: { canFulfill: 'NO' } });
});
