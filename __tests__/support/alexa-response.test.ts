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
  ['the skill answered with nothing', null],
  ['the response has no version "1.0" and response object', { ...valid, version: '1' }],
  [
    'speech has an element: the skill says plain text',
    withResponse({ outputSpeech: speech('<speak>a<break/></speak>') }),
  ],
  [
    'there is a directive that the skill does not know',
    withResponse({ directives: [{ type: 'VideoApp.Launch' }] }),
  ],
  ['somebody is spoken to who did not speak', valid, 'Alexa.Presentation.APL.UserEvent'],
])('finds that %s', (fault, response, type = 'LaunchRequest') => {
  expect(faultsOf(response, type)).toContain(fault);
});
