import nock from 'nock';
import { type Envelope, saying } from '../support/envelopes';
import { mockSaas } from '../support/saas-mock';
import { loadLamp, saasOrigin } from '../support/skill-under-test';

mockSaas({ takesProgress: false });

const answered = '<speak>The lamp is at 80 percent.</speak>';

/** A call that takes longer than the silence that a customer should bear. */
const slowLamp = () => nock(saasOrigin).get('/lamp').delay(2_300).reply(200, { brightness: 80 });

const invoke = async (envelope: Envelope) => {
  const { handler } = loadLamp();
  return (await handler(envelope)).response.outputSpeech?.ssml;
};

it('says that it goes on when a call takes longer than two seconds', async () => {
  const envelope = saying({ name: 'LampIntent' });
  const { apiAccessToken } = envelope.context.System;
  slowLamp();
  nock('https://api.amazonalexa.com', { reqheaders: { authorization: `Bearer ${apiAccessToken}` } })
    .post('/v1/directives', {
      header: { requestId: envelope.request.requestId },
      directive: { type: 'VoicePlayer.Speak', speech: '<speak>One moment, please.</speak>' },
    })
    .reply(204);
  expect(await invoke(envelope)).toBe(answered);
});

it('answers all the same when Alexa does not take it', async () => {
  slowLamp();
  nock('https://api.amazonalexa.com').post('/v1/directives').reply(500, 'oops');
  expect(await invoke(saying({ name: 'LampIntent' }))).toBe(answered);
});

it('says nothing to another host, unencrypted, or without an endpoint or a token for it', async () => {
  const systems = [
    { apiEndpoint: 'https://api.amazonalexa.com.example.com' },
    { apiEndpoint: 'http://api.amazonalexa.com' },
    { apiEndpoint: undefined },
    { apiAccessToken: undefined },
  ];
  const speeches = systems.map((system) => {
    const envelope = saying({ name: 'LampIntent' });
    Object.assign(envelope.context.System, system);
    slowLamp();
    return invoke(envelope);
  });
  expect(await Promise.all(speeches)).toEqual(systems.map(() => answered));
});
