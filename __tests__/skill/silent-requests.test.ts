import { faultsOf } from '../support/alexa-response';
import { recorded, saying, variations, vary } from '../support/envelopes';
import { loadLamp } from '../support/skill-under-test';

const { handler, log } = loadLamp();

/** Requests that are answered without a word. */
const silent = [
  'session-ended',
  'skill-account-linked',
  'skill-enabled',
  'skill-disabled',
  'skill-permission-accepted',
  'skill-permission-changed',
  'system-exception',
  'apl-user-event',
  'audio-player',
  'connections-response',
  'unknown-type',
];

const everyVariation = variations(['en-US', 'ja-JP', 'none']);

it.each(silent)('a request that takes no words: %s', async (name) => {
  for (const variation of everyVariation) {
    const envelope = vary(recorded(name), variation);
    const response = await handler(envelope);
    expect({ variation, response: response.response, attributes: response.sessionAttributes }).toEqual({
      variation,
      response: {},
      attributes: envelope.session && {},
    });
    expect(faultsOf(response, envelope)).toEqual([]);
  }
});

const yes = { canUnderstand: 'YES', canFulfill: 'YES' };
const no = { canUnderstand: 'NO', canFulfill: 'NO' };

it.each([
  ['every slot has a value', 'DimIntent', { room: 'hall', level: '20' }, 'YES', { room: yes, level: yes }],
  ['a slot is none of the intent', 'DimIntent', { colour: 'red' }, 'NO', { colour: no }],
  ['the intent is unknown', 'WeatherIntent', { city: 'Berlin' }, 'NO', { city: no }],
] as const)('a request whether it could: %s', async (_what, name, slots, canFulfill, said) => {
  const asked = saying({ name, slots });
  const envelope = { ...asked, request: { ...asked.request, type: 'CanFulfillIntentRequest' } };
  for (const variation of everyVariation) {
    const response = await handler(vary(envelope, variation));
    expect({ variation, response: response.response }).toEqual({
      variation,
      response: { canFulfillIntent: { canFulfill, slots: said } },
    });
    expect(faultsOf(response, 'CanFulfillIntentRequest')).toEqual([]);
  }
});

it('every request leaves one line in the log, with no token and no user in it', async () => {
  log.length = 0;
  const envelope = recorded('help');
  await handler(envelope);
  expect(log).toHaveLength(1);
  expect(log[0]).not.toContain(envelope.context.System.user.accessToken);
  expect(log[0]).not.toContain(envelope.context.System.user.userId);
});
