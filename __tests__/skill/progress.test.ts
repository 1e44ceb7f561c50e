import nock from 'nock';
import { type Envelope, recorded } from '../support/envelopes';
import { mockSaas } from '../support/saas-mock';
import { loadSkill, saasOrigin } from '../support/skill-under-test';

mockSaas();

const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', taskLimit: null, renewsOn: null },
  usage: { openTasks: 7 },
};
const answered = '<speak>You are on the Team plan. You have 7 open tasks.</speak>';

/** A call that takes longer than the silence that a customer should bear. */
const slowProfile = () => nock(saasOrigin).get('/v1/me').delay(2_300).reply(200, profile);

const invoke = async (envelope: Envelope) => {
  const { handler } = loadSkill();
  return (await handler(envelope)).response.outputSpeech?.ssml;
};

it('says that it goes on when a call takes longer than two seconds', async () => {
  const envelope = recorded('plan');
  const { apiAccessToken } = envelope.context.System;
  slowProfile();
  nock('https://api.amazonalexa.com', { reqheaders: { authorization: `Bearer ${apiAccessToken}` } })
    .post('/v1/directives', {
      header: { requestId: envelope.request.requestId },
      directive: { type: 'VoicePlayer.Speak', speech: '<speak>One moment, please.</speak>' },
    })
    .reply(204);
  expect(await invoke(envelope)).toBe(answered);
});

it('answers all the same when Alexa does not take it', async () => {
  slowProfile();
  nock('https://api.amazonalexa.com').post('/v1/directives').reply(500, 'oops');
  expect(await invoke(recorded('plan'))).toBe(answered);
});

it('says nothing to another host, unencrypted, or without an endpoint or a token for it', async () => {
  const systems = [
    { apiEndpoint: 'https://api.amazonalexa.com.example.com' },
    { apiEndpoint: 'http://api.amazonalexa.com' },
    { apiEndpoint: undefined },
    { apiAccessToken: undefined },
  ];
  const speeches = systems.map((system) => {
    const envelope = recorded('plan');
    Object.assign(envelope.context.System, system);
    slowProfile();
    return invoke(envelope);
  });
  expect(await Promise.all(speeches)).toEqual(systems.map(() => answered));
});
