import type { RequestEnvelope, Response } from 'ask-sdk-model';
import { eventEnvelope, launchEnvelope, newConversation, sessionEndedEnvelope } from '../../alexa/envelopes';
import { responseFaults, spokenText } from '../../alexa/response-rules';

const speaker = {
  skillId: 'amzn1.ask.skill.x',
  userId: 'u',
  locale: 'en-US',
  accessToken: 'the access token',
};
const launch = launchEnvelope(speaker);
const said = { type: 'SSML' as const, ssml: '<speak>Hello.</speak>' };

const ssml = (text: string) => ({ outputSpeech: { type: 'SSML', ssml: text } });
const canFulfill = {
  ...launch,
  request: { ...launch.request, type: 'CanFulfillIntentRequest' },
} as unknown as RequestEnvelope;

/** Elicits a slot of an intent whose only slot is `room`. */
const elicit = (slotToElicit: string) => ({
  type: 'Dialog.ElicitSlot' as const,
  slotToElicit,
  updatedIntent: {
    name: 'DimIntent',
    confirmationStatus: 'NONE' as const,
    slots: { room: { name: 'room', confirmationStatus: 'NONE' as const } },
  },
});

function faults(response: unknown, request: RequestEnvelope = launch) {
  return responseFaults(request, { version: '1.0', response });
}

test.each<[what: string, response: Response]>([
  ['speech', { outputSpeech: said, shouldEndSession: true }],
  ['nothing at all', {}],
  [
    'a LinkAccount card with speech',
    { outputSpeech: said, card: { type: 'LinkAccount' }, shouldEndSession: true },
  ],
  [
    'a slot that is elicited',
    {
      outputSpeech: said,
      reprompt: { outputSpeech: said },
      directives: [elicit('room')],
      shouldEndSession: false,
    },
  ],
  [
    'speech with elements',
    {
      outputSpeech: {
        type: 'SSML',
        ssml: '<speak>A <break time="1s"/><amazon:effect name="whispered">b &amp; c</amazon:effect></speak>',
      },
    },
  ],
  ['8,000 characters', { outputSpeech: { type: 'PlainText', text: 'x'.repeat(8_000) } }],
])('Alexa takes %s', (_what, response) => {
  expect(faults(response)).toEqual([]);
});

const refused: readonly [what: string, response: unknown, fault: RegExp, request?: RequestEnvelope][] = [
  [
    'speech that is too long',
    { outputSpeech: { type: 'PlainText', text: 'x'.repeat(8_001) } },
    /longer than 8000/,
  ],
  [
    'a reprompt that is too long',
    { reprompt: { outputSpeech: { type: 'PlainText', text: 'x'.repeat(8_001) } } },
    /longer than 8000/,
  ],
  ['bare text as SSML', ssml('Hello'), /not well-formed XML within <speak>/],
  ['SSML with a bare ampersand', ssml('<speak>Tom & Jerry</speak>'), /not well-formed/],
  ['SSML with a cut-off element', ssml('<speak>Tom <b</speak>'), /not well-formed/],
  ['SSML with an element that is not closed', ssml('<speak>a <emphasis>b</speak>'), /not well-formed/],
  ['SSML with an entity that XML does not have', ssml('<speak>a&nbsp;b</speak>'), /not well-formed/],
  ['SSML with half of a character', ssml('<speak>\ud800</speak>'), /not well-formed/],
  ['SSML with a control character', ssml('<speak>a\u0001</speak>'), /not well-formed/],
  ['another element than speak', ssml('<p>Hello</p>'), /not well-formed/],
  ['speech without a word', ssml('<speak> <break time="1s"/></speak>'), /without a word/],
  [
    'a question asked again when the session has ended',
    { outputSpeech: said, reprompt: { outputSpeech: said }, shouldEndSession: true },
    /asked again/,
  ],
  [
    'an open session without a question',
    { outputSpeech: said, shouldEndSession: false },
    /without a question/,
  ],
  ['an unknown field', { outputSpeech: said, speech: 'x' }, /field that Alexa does not know/],
  ['an unknown card', { card: { type: 'Fancy' } }, /no known type/],
  [
    'a LinkAccount card with a title',
    { outputSpeech: said, card: { type: 'LinkAccount', title: 'x' }, shouldEndSession: true },
    /fields that its type does not have/,
  ],
  ['a card without a title', { card: { type: 'Simple', title: '', content: 'x' } }, /empty/],
  ['a card with half of a character', { card: { type: 'Simple', title: 'x', content: '\udfff' } }, /no app/],
  [
    'speech to a skill event',
    { outputSpeech: said },
    /nobody hears/,
    eventEnvelope(speaker, 'SkillDisabled'),
  ],
  ['no word on whether an intent can be fulfilled', {}, /can be fulfilled/, canFulfill],
  [
    'a word on a slot that is none of Alexa’s',
    { canFulfillIntent: { canFulfill: 'YES', slots: { room: { canUnderstand: 'PERHAPS' } } } },
    /can be fulfilled/,
    canFulfill,
  ],
  [
    'whether an intent can be fulfilled, unasked',
    { canFulfillIntent: { canFulfill: 'YES' } },
    /without being asked/,
  ],
  ['a day that is no JSON', { directives: [{ type: 'x', day: new Date(0) }] }, /not JSON/],
  ['a number that is no JSON', { directives: [{ type: 'x', count: Number.NaN }] }, /not JSON/],
  [
    'a card that is too long',
    { card: { type: 'Simple', title: 'x'.repeat(4_001), content: 'x'.repeat(4_000) } },
    /card is longer/,
  ],
  [
    'a LinkAccount card in silence',
    { card: { type: 'LinkAccount' }, shouldEndSession: true },
    /without speech/,
  ],
  [
    'a LinkAccount card in an open session',
    { outputSpeech: said, card: { type: 'LinkAccount' } },
    /session open/,
  ],
  [
    'a failing phrase',
    { outputSpeech: { type: 'PlainText', text: 'Please disable and enable the skill.' } },
    /certification/,
  ],
  ['more than 24 KB', { directives: [{ type: 'x'.repeat(25_000) }] }, /larger than 24576 bytes/],
  [
    'speech at the end of a session',
    { outputSpeech: said },
    /nobody hears/,
    sessionEndedEnvelope(speaker, newConversation()),
  ],
  [
    'a list for a device without a screen',
    { directives: [{ type: 'Alexa.Presentation.APL.RenderDocument' }] },
    /without a screen/,
  ],
  [
    'a slot elicited in silence',
    { directives: [elicit('room')], shouldEndSession: false },
    /without a question/,
  ],
  [
    'a slot elicited while the session ends',
    { outputSpeech: said, directives: [elicit('room')], shouldEndSession: true },
    /stay open/,
  ],
  [
    'a slot elicited that the intent does not have',
    { outputSpeech: said, directives: [elicit('city')], shouldEndSession: false },
    /does not have/,
  ],
  [
    'a slot elicited where no intent is named',
    {
      outputSpeech: said,
      directives: [{ type: 'Dialog.ElicitSlot', slotToElicit: 'room' }],
      shouldEndSession: false,
    },
    /does not have/,
  ],
  [
    'two slots elicited at once',
    { outputSpeech: said, directives: [elicit('room'), elicit('room')], shouldEndSession: false },
    /more than one directive/,
  ],
  [
    'the access token',
    { outputSpeech: { type: 'PlainText', text: 'It is the access token' } },
    /holds the access token/,
  ],
];
// Not test.each: it fills an absent last column with its own callback.
for (const [what, response, fault, request] of refused) {
  test(`Alexa refuses ${what}`, () => {
    expect(faults(response, request).join()).toMatch(fault);
  });
}

test.each([undefined, null, 'text', {}, { version: '1.0' }, { version: '2.0', response: {} }])(
  'Alexa refuses %j',
  (answer) => {
    expect(responseFaults(launch, answer)).toHaveLength(1);
  },
);

test('speech is heard without its mark-up', () => {
  expect(
    spokenText({ type: 'SSML', ssml: '<speak>Fish &amp; chips <break time="1s"/>&lt;now&gt;</speak>' }),
  ).toBe('Fish & chips <now>');
  expect(spokenText(undefined)).toBe('');
});
