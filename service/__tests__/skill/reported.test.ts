import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Envelope } from '../../../__tests__/support/envelopes';
import { type Call, mockSaas } from '../../../__tests__/support/saas-mock';
import { loadSkill } from '../../../__tests__/support/skill-under-test';
import { english } from '../english';

/** Requests made anew after public reports of what skills did not handle well. */
const folders = [
  join('__tests__', 'envelopes', 'reported'),
  join('service', '__tests__', 'envelopes', 'reported'),
];
const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
const reported = (name: string) =>
  JSON.parse(
    readFileSync(files.find((file) => basename(file, '.json') === name) ?? '', 'utf8'),
  ) as Envelope & {
    request: { intent?: { slots: Record<string, { value?: string; slotValue?: { value?: string } }> } };
  };

const saas = mockSaas();
const milk = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null };
const plants = { id: 'tsk_2', title: 'Water the plants', status: 'open', dueOn: null };
const added: Call = {
  method: 'POST',
  path: '/v1/tasks',
  reply: { status: 201, body: { ...milk, title: 'buy milk' } },
};
const listed = (...tasks: object[]): Call => ({
  method: 'GET',
  path: '/v1/tasks?status=open&limit=50',
  reply: { status: 200, body: { tasks, nextCursor: null, total: tasks.length } },
});
const bearers = () => saas.received.map(({ headers }) => headers.authorization);

describe('the speaker’s own link', () => {
  test.each([
    ['comes before the account’s', 'person-own-account', 'true', 'Bearer speaker.access.token'],
    ['is enough by itself', 'person-own-account-household-unlinked', 'true', 'Bearer speaker.access.token'],
    [
      'is not looked at where the settings say nothing',
      'person-own-account',
      undefined,
      'Bearer household.access.token',
    ],
  ])('%s', async (_what, name, PERSONALIZATION, bearer) => {
    const { handler } = loadSkill({ PERSONALIZATION });
    saas.expectCalls([added]);
    await handler(reported(name));
    expect(bearers()).toEqual([bearer]);
  });

  test.each([undefined, null, ''])('%j is none, and the account’s counts', async (accessToken) => {
    const { handler } = loadSkill({ PERSONALIZATION: 'true' });
    const envelope = reported('person-own-account') as unknown as {
      context: { System: { person: { accessToken?: string | null } } };
    };
    envelope.context.System.person.accessToken = accessToken;
    saas.expectCalls([added]);
    await handler(envelope);
    expect(bearers()).toEqual(['Bearer household.access.token']);
  });

  test('is asked for where neither is there', async () => {
    const { handler } = loadSkill({ PERSONALIZATION: undefined });
    const { response } = await handler(reported('person-own-account-household-unlinked'));
    expect(response.card?.type).toBe('LinkAccount');
  });
});

describe('a slot value without a word in it', () => {
  test.each(['?', ' … ', '!?', '-', '。', '？！', '¿', '"'])(
    '%j is nothing, and is asked for again',
    async (value) => {
      const { handler } = loadSkill();
      const envelope = reported('slot-question-mark');
      Object.assign(envelope.request.intent?.slots.task ?? {}, { value });
      const { response } = await handler(envelope);
      expect(response.directives).toEqual([
        expect.objectContaining({ type: 'Dialog.ElicitSlot', slotToElicit: 'task' }),
      ]);
      expect(saas.received).toEqual([]);
    },
  );

  test.each(['a', '7', 'é', '牛乳', '?a'])('%j has one, and is taken', async (value) => {
    const { handler } = loadSkill();
    const envelope = reported('slot-question-mark');
    Object.assign(envelope.request.intent?.slots.task ?? {}, { value });
    saas.expectCalls([{ ...added, reply: { status: 201, body: { ...milk, title: value } } }]);
    await handler(envelope);
    expect(saas.received.map(({ body }) => JSON.parse(body))).toEqual([{ title: value }]);
  });

  test('a list of values without one of them is asked for again', async () => {
    const { handler } = loadSkill();
    const { response } = await handler(reported('slot-list-of-values'));
    expect(response.directives).toEqual([expect.objectContaining({ type: 'Dialog.ElicitSlot' })]);
  });
});

describe('a tap on an entry of the list', () => {
  test('asks what saying it would, and “yes” does it', async () => {
    const { handler } = loadSkill();
    saas.expectCalls([listed(milk, plants)]);
    const envelope = reported('touch-on-second-task');
    const { response, sessionAttributes } = await handler(envelope);
    expect(response.outputSpeech?.ssml).toBe('<speak>Do you mean “Water the plants”?</speak>');
    expect(response.shouldEndSession).toBe(false);

    saas.expectCalls([
      {
        method: 'POST',
        path: '/v1/tasks/tsk_2/complete',
        reply: { status: 200, body: { ...plants, status: 'done' } },
      },
    ]);
    const yes = {
      type: 'IntentRequest',
      requestId: envelope.request.requestId,
      locale: 'en-US',
      intent: { name: 'AMAZON.YesIntent' },
    };
    const done = await handler({
      ...envelope,
      session: { ...envelope.session, attributes: sessionAttributes },
      request: yes,
    });
    expect(done.response.outputSpeech?.ssml).toContain(english('completed', { title: 'Water the plants' }));
  });

  test('that is not there any more says that the list has changed', async () => {
    const { handler } = loadSkill();
    saas.expectCalls([listed(milk)]);
    const { response } = await handler(reported('touch-on-second-task'));
    expect(response.outputSpeech?.ssml).toContain('list');
    expect(response.outputSpeech?.ssml).not.toContain('Buy milk');
  });

  test.each([
    ['another document', { token: 'other' }],
    ['another gesture', { arguments: ['ListItemLongPressed', 2] }],
    ['no entry', { arguments: ['ListItemSelected', 'two'] }],
    ['nothing', { arguments: null }],
  ])('of %s is noted and nothing else', async (_what, change) => {
    const { handler } = loadSkill();
    const envelope = reported('touch-on-second-task');
    Object.assign(envelope.request, change);
    expect((await handler(envelope)).response).toEqual({});
  });
});

describe('Alexa’s report of an answer that it did not take', () => {
  const cause = 'amzn1.echo-api.request.00000000-0000-4000-8000-0000000000aa';

  test.each([
    ['session-ended-invalid-response', { type: 'INVALID_RESPONSE', reason: 'ERROR', requestId: cause }],
    ['exception-encountered', { type: 'INVALID_RESPONSE', requestId: cause }],
    ['apl-runtime-error', { type: 'LIST_ERROR', reason: 'INVALID_DATASOURCE' }],
  ])('%s is an error in the log, counted, and answered by nothing', async (name, refused) => {
    const { handler, log } = loadSkill();
    expect((await handler(reported(name))).response).toEqual({});
    const line = JSON.parse(log[0] ?? '{}') as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'error', outcome: 'answer-refused', InvalidResponses: 1 });
    expect(line.refused).toEqual(refused);
    expect(log.join()).not.toMatch(/well formed|outputSpeech|no such list|access\.token/);
  });

  test('is left out of the log where it is not as Alexa writes it', async () => {
    const { handler, log } = loadSkill();
    const envelope = reported('exception-encountered');
    Object.assign(envelope.request, {
      error: { type: 'ada@example.com', message: 'x' },
      cause: { requestId: 'grace@example.com' },
    });
    await handler(envelope);
    expect(JSON.parse(log[0] ?? '{}')).toMatchObject({
      refused: { type: 'unrecognized', requestId: 'unrecognized' },
      InvalidResponses: 1,
    });
    expect(log.join()).not.toContain('example.com');
  });

  test('an end of the session without a fault is none', async () => {
    const { handler, log } = loadSkill();
    const envelope = reported('session-ended-invalid-response');
    Object.assign(envelope.request, { reason: 'USER_INITIATED', error: undefined });
    await handler(envelope);
    expect(JSON.parse(log[0] ?? '{}')).toMatchObject({
      level: 'info',
      outcome: 'noted',
      InvalidResponses: 0,
    });
  });
});

test('every reported request is answered as Alexa takes it, or acknowledged', async () => {
  expect(files).toHaveLength(10);
  for (const name of ['launch-with-task', 'widget-installed']) {
    const { handler, log } = loadSkill();
    if (name === 'launch-with-task') {
      saas.expectCalls([
        {
          method: 'GET',
          path: '/v1/me',
          reply: {
            status: 200,
            body: {
              displayName: 'Ada',
              plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
              usage: { openTasks: 7 },
            },
          },
        },
      ]);
    }
    const { response } = await handler(reported(name));
    expect(JSON.parse(log[0] ?? '{}').outcome).toBe(name === 'widget-installed' ? 'noted' : 'answered');
    if (name === 'widget-installed') expect(response).toEqual({});
  }
});
