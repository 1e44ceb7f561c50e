import { faultsOf } from './alexa-response';

const speech = (ssml: string) => ({ type: 'SSML', ssml });
const valid = {
  version: '1.0',
  response: { outputSpeech: speech('<speak>Hello &amp; welcome</speak>'), shouldEndSession: true },
};
const withResponse = (response: object) => ({ ...valid, response: { ...valid.response, ...response } });

it('takes a response that Alexa takes', () => {
  expect(faultsOf(valid, 'LaunchRequest')).toEqual([]);
  expect(faultsOf({ version: '1.0', response: {} }, 'SessionEndedRequest')).toEqual([]);
});

it.each<[string, unknown, string?]>([
  ['is an object', null],
  ['is version 1.0 with a response', { ...valid, version: '1' }],
  ['has only the fields of a response envelope', { ...valid, token: 'x' }],
  ['has only the fields of a response', withResponse({ speech: 'x' })],
  ['speaks well-formed SSML', withResponse({ outputSpeech: speech('<speak>a & b</speak>') })],
  ['speaks well-formed SSML', withResponse({ outputSpeech: speech('<speak>a <b> c</speak>') })],
  ['speaks well-formed SSML', withResponse({ outputSpeech: speech('<speak></speak>') })],
  ['speaks well-formed SSML', withResponse({ outputSpeech: speech('<speak>\ud800</speak>') })],
  ['speaks well-formed SSML', withResponse({ outputSpeech: speech(`<speak>${'a'.repeat(8_000)}</speak>`) })],
  [
    'prompts again in well-formed SSML, and only while the session is open',
    withResponse({ reprompt: { outputSpeech: speech('<speak>Yes?</speak>') } }),
  ],
  ['keeps a session open only with a question', withResponse({ shouldEndSession: false })],
  ['has a card that the app shows', withResponse({ card: { type: 'LinkAccount', title: 'x' } })],
  ['has a card that the app shows', withResponse({ card: { type: 'Simple', title: '', content: 'x' } })],
  [
    'has a card that the app shows',
    withResponse({ card: { type: 'Simple', title: 'x', content: 'x'.repeat(8_000) } }),
  ],
  ['has only directives that the skill knows', withResponse({ directives: [{ type: 'VideoApp.Launch' }] })],
  ['speaks to a customer who spoke, and to nobody else', valid, 'AlexaSkillEvent.SkillDisabled'],
  [
    'says whether it can fulfill an intent when it is asked that, and only then',
    { version: '1.0', response: {} },
    'CanFulfillIntentRequest',
  ],
  [
    'says whether it can fulfill an intent when it is asked that, and only then',
    withResponse({ canFulfillIntent: { canFulfill: 'YES' } }),
  ],
  ['is within the size that Alexa takes', { ...valid, sessionAttributes: { text: 'x'.repeat(24 * 1024) } }],
  ['is nothing but JSON', { ...valid, sessionAttributes: { day: new Date() } }],
  ['is nothing but JSON', { ...valid, sessionAttributes: { count: Number.NaN } }],
])('a response %s', (rule, response, type = 'LaunchRequest') => {
  expect(faultsOf(response, type)).toContain(rule);
});
