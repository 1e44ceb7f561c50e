import { getLocale, isNewSession } from 'ask-sdk-core';
import {
  eventEnvelope,
  intentEnvelope,
  launchEnvelope,
  newConversation,
  type Speaker,
  sessionEndedEnvelope,
} from '../../alexa/envelopes';

const speaker: Speaker = {
  skillId: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001',
  userId: 'amzn1.ask.account.A',
  locale: 'de-DE',
  accessToken: 'a token',
  at: Date.UTC(2026, 10, 23),
};

test('a launch has the token in context and session, and a time', () => {
  const envelope = launchEnvelope(speaker);
  expect(envelope.context.System.user.accessToken).toBe('a token');
  expect(envelope.session?.user.accessToken).toBe('a token');
  expect(envelope.session?.application.applicationId).toBe(speaker.skillId);
  expect(envelope.request).toMatchObject({ type: 'LaunchRequest', timestamp: '2026-11-23T00:00:00.000Z' });
  expect([isNewSession(envelope), getLocale(envelope)]).toEqual([true, 'de-DE']);
});

test('without a linked account there is no token at all', () => {
  const { accessToken: _, ...unlinked } = speaker;
  expect(JSON.stringify(launchEnvelope(unlinked))).not.toContain('accessToken');
});

test('an intent has its slots, and belongs to its conversation', () => {
  const conversation = { ...newConversation(), isNew: false, attributes: { page: 2 } };
  const envelope = intentEnvelope(speaker, { name: 'DimIntent', slots: { room: 'kitchen' } }, conversation);
  expect(envelope.session).toMatchObject({
    new: false,
    sessionId: conversation.sessionId,
    attributes: { page: 2 },
  });
  expect(envelope.request).toMatchObject({
    type: 'IntentRequest',
    intent: { name: 'DimIntent', slots: { room: { name: 'room', value: 'kitchen' } } },
  });
});

test.each([true, false])('a device with a screen (%s) says so', (screen) => {
  const { context } = launchEnvelope({ ...speaker, screen });
  expect('Viewports' in context).toBe(screen);
  expect('Alexa.Presentation.APL' in (context.System.device?.supportedInterfaces ?? {})).toBe(screen);
});

test('the end of a session ends the one that was open', () => {
  const conversation = newConversation();
  const envelope = sessionEndedEnvelope(speaker, conversation);
  expect(envelope.session).toMatchObject({ new: false, sessionId: conversation.sessionId });
  expect(envelope.request).toMatchObject({ type: 'SessionEndedRequest', reason: 'USER_INITIATED' });
});

test.each([
  ['SkillAccountLinked', { accessToken: 'a token' }],
  ['SkillDisabled', { userInformationPersistenceStatus: 'NOT_PERSISTED' }],
  ['SkillEnabled', undefined],
] as const)('the event %s has neither session nor locale', (event, body) => {
  const envelope = eventEnvelope(speaker, event);
  expect(envelope).not.toHaveProperty('session');
  expect(envelope.request).not.toHaveProperty('locale');
  expect(envelope.request.type).toBe(`AlexaSkillEvent.${event}`);
  expect((envelope.request as { body?: unknown }).body).toEqual(body);
});

test('no two requests have the same id', () => {
  const ids = Array.from({ length: 100 }, () => launchEnvelope(speaker).request.requestId);
  expect(new Set(ids).size).toBe(100);
});
