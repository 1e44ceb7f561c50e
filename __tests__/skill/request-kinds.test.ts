import type { Request } from 'ask-sdk-model';
import { faultsOf } from '../support/alexa-response';
import { recorded } from '../support/envelopes';
import { mockSaas } from '../support/saas-mock';
import { loadLamp } from '../support/skill-under-test';

/** What becomes of a request. */
type Fate =
  /** In words. */
  | 'answered'
  /** Whether the skill could; in no words. */
  | 'told whether'
  /** By nothing, and logged as information. */
  | 'noted'
  /** By nothing, and logged as an error: Alexa did not take an earlier answer. */
  | 'an error';

/** Every kind of request that Amazon has published: a newer model with another kind does not compile. */
const fates: Readonly<Record<Request['type'], Fate>> = {
  LaunchRequest: 'answered',
  IntentRequest: 'answered',
  CanFulfillIntentRequest: 'told whether',

  SessionEndedRequest: 'noted',
  SessionResumedRequest: 'noted',
  'System.ExceptionEncountered': 'an error',
  'Alexa.Presentation.APL.RuntimeError': 'an error',
  'Alexa.Presentation.APLA.RuntimeError': 'an error',
  'Alexa.Presentation.HTML.RuntimeError': 'an error',

  'AlexaSkillEvent.SkillAccountLinked': 'noted',
  'AlexaSkillEvent.SkillDisabled': 'noted',
  'AlexaSkillEvent.SkillEnabled': 'noted',
  'AlexaSkillEvent.SkillPermissionAccepted': 'noted',
  'AlexaSkillEvent.SkillPermissionChanged': 'noted',
  'AlexaSkillEvent.ProactiveSubscriptionChanged': 'noted',
  'AlexaSkillEvent.NotificationSubscriptionChanged': 'noted',

  // A tap on an entry of the skill's own list is answered: see the service's tests. Any other touch is noted.
  'Alexa.Presentation.APL.UserEvent': 'noted',
  'Alexa.Presentation.APL.LoadIndexListData': 'noted',
  'Alexa.Presentation.APL.LoadTokenListData': 'noted',
  'Alexa.Presentation.APLT.UserEvent': 'noted',
  'Alexa.Presentation.HTML.Message': 'noted',
  'Display.ElementSelected': 'noted',

  'Alexa.DataStore.Error': 'noted',
  'Alexa.DataStore.PackageManager.InstallationError': 'noted',
  'Alexa.DataStore.PackageManager.UpdateRequest': 'noted',
  'Alexa.DataStore.PackageManager.UsagesInstalled': 'noted',
  'Alexa.DataStore.PackageManager.UsagesRemoved': 'noted',

  'AudioPlayer.PlaybackStarted': 'noted',
  'AudioPlayer.PlaybackFinished': 'noted',
  'AudioPlayer.PlaybackStopped': 'noted',
  'AudioPlayer.PlaybackNearlyFinished': 'noted',
  'AudioPlayer.PlaybackFailed': 'noted',
  'PlaybackController.NextCommandIssued': 'noted',
  'PlaybackController.PauseCommandIssued': 'noted',
  'PlaybackController.PlayCommandIssued': 'noted',
  'PlaybackController.PreviousCommandIssued': 'noted',

  'Connections.Request': 'noted',
  'Connections.Response': 'noted',
  'Dialog.InputRequest': 'noted',
  'Dialog.API.Invoked': 'noted',
  'Messaging.MessageReceived': 'noted',
  'Alexa.Authorization.Grant': 'noted',
  'CustomInterfaceController.EventsReceived': 'noted',
  'CustomInterfaceController.Expired': 'noted',
  'GameEngine.InputHandlerEvent': 'noted',

  'Alexa.Advertisement.AdCompleted': 'noted',
  'Alexa.Advertisement.AdNotRendered': 'noted',
  'Alexa.Advertisement.ReadyToEnqueueAudio': 'noted',

  'AlexaHouseholdListEvent.ItemsCreated': 'noted',
  'AlexaHouseholdListEvent.ItemsDeleted': 'noted',
  'AlexaHouseholdListEvent.ItemsUpdated': 'noted',
  'AlexaHouseholdListEvent.ListCreated': 'noted',
  'AlexaHouseholdListEvent.ListDeleted': 'noted',
  'AlexaHouseholdListEvent.ListUpdated': 'noted',

  'Reminders.ReminderCreated': 'noted',
  'Reminders.ReminderDeleted': 'noted',
  'Reminders.ReminderStarted': 'noted',
  'Reminders.ReminderStatusChanged': 'noted',
  'Reminders.ReminderUpdated': 'noted',
};

/** What each fate looks like: the answer, and the line of the log. */
const looks: Readonly<Record<Fate, { readonly response: object; readonly line: object }>> = {
  answered: {
    response: { outputSpeech: expect.objectContaining({ type: 'SSML' }) },
    line: { level: 'info', outcome: 'answered' },
  },
  'told whether': {
    response: { canFulfillIntent: expect.objectContaining({ canFulfill: 'NO' }) },
    line: { level: 'info' },
  },
  noted: { response: {}, line: { level: 'info', outcome: 'noted', InvalidResponses: 0 } },
  'an error': {
    response: {},
    line: { level: 'error', outcome: 'answer-refused', InvalidResponses: 1 },
  },
};

/** What a kind cannot be without. */
const bodies: Partial<Record<Request['type'], object>> = {
  IntentRequest: { intent: { name: 'AMAZON.HelpIntent', confirmationStatus: 'NONE' } },
  CanFulfillIntentRequest: { intent: { name: 'WeatherIntent', confirmationStatus: 'NONE' } },
  SessionEndedRequest: { reason: 'USER_INITIATED' },
};

/** What events come without. */
const isEvent = (type: string) => /^(AlexaSkillEvent|AlexaHouseholdListEvent|Reminders)\./.test(type);

mockSaas();

test('Amazon has published 59 kinds of requests', () => {
  expect(Object.keys(fates)).toHaveLength(59);
});

test.each(Object.entries(fates) as [Request['type'], Fate][])('%s is %s', async (type, fate) => {
  const { handler, log } = loadLamp();
  const { session, ...launch } = recorded('launch');
  const envelope = {
    ...launch,
    ...(!isEvent(type) && { session }),
    request: {
      type,
      requestId: launch.request.requestId,
      timestamp: '2026-11-23T00:00:00Z',
      ...(!isEvent(type) && { locale: 'en-US' }),
      ...bodies[type],
    },
  };
  const answer = await handler(envelope);
  const { response, line } = looks[fate];
  if (fate === 'noted' || fate === 'an error') expect(answer.response).toEqual(response);
  else expect(answer.response).toMatchObject(response);
  expect(faultsOf(answer, envelope)).toEqual([]);
  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0] ?? '{}')).toMatchObject({ ...line, type });
});
