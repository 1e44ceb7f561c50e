import { recorded } from '../support/envelopes';
import { mockSaas } from '../support/saas-mock';
import { loadSkill, saasOrigin, skillId } from '../support/skill-under-test';
import { scenarios } from './scenarios';

const saas = mockSaas();
const lines = (log: readonly string[]) => log.map((line) => JSON.parse(line) as Record<string, unknown>);

const counts = ['Requests', 'NotLinked', 'Refused', 'SaasErrors', 'InvalidResponses', 'Linked', 'Disabled'];
const none = Object.fromEntries(counts.map((name) => [name, 0]));
const metrics = (...ofCalls: object[]) => ({
  Timestamp: expect.any(Number),
  CloudWatchMetrics: [
    {
      Namespace: 'Voicelink/Skill',
      Dimensions: [[]],
      Metrics: [
        ...counts.map((Name) => ({ Name, Unit: 'Count' })),
        { Name: 'Latency', Unit: 'Milliseconds' },
        ...ofCalls,
      ],
    },
  ],
});

it('is one line for a request, which is at the same time its metrics', async () => {
  const { handler, log } = loadSkill();
  saas.expectCalls(scenarios['the plan']?.calls ?? []);
  await handler(recorded('plan'));
  await handler(recorded('help'));
  expect(lines(log)).toEqual([
    {
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: 'info',
      requestId: recorded('plan').request.requestId,
      type: 'IntentRequest',
      intent: 'PlanIntent',
      locale: 'en-US',
      outcome: 'answered',
      saasStatus: 200,
      saasMilliseconds: expect.any(Number),
      coldStart: true,
      _aws: metrics(
        { Name: 'Milliseconds GET /v1/me', Unit: 'Milliseconds' },
        { Name: 'Errors GET /v1/me', Unit: 'Count' },
      ),
      ...none,
      Requests: 1,
      Latency: expect.any(Number),
      'Milliseconds GET /v1/me': [expect.any(Number)],
      'Errors GET /v1/me': [0],
    },
    expect.objectContaining({ intent: 'AMAZON.HelpIntent', outcome: 'answered', coldStart: false }),
  ]);
});

it.each([
  ['a token that is refused', 'info', { outcome: 'token-refused', saasStatus: 401, Refused: 1 }],
  ['too many requests', 'info', { outcome: 'rate-limited', saasStatus: 429, SaasErrors: 0 }],
  [
    'a plan that does not include it',
    'info',
    { outcome: 'forbidden', reason: 'plan-required', saasStatus: 403 },
  ],
  [
    'a service that fails',
    'warn',
    { outcome: 'unavailable', reason: 'server-error', saasStatus: 500, SaasErrors: 1 },
  ],
  [
    'a service that answers something else',
    'warn',
    { outcome: 'unavailable', reason: 'wrong-shape', saasStatus: 200, SaasErrors: 1 },
  ],
])('tells what came of %s', async (name, level, facts) => {
  const { handler, log } = loadSkill();
  const scenario = scenarios[name];
  saas.expectCalls(scenario?.calls ?? []);
  await handler(recorded(scenario?.envelope ?? ''));
  expect(lines(log)).toEqual([expect.objectContaining({ level, ...facts })]);
});

it('keeps the metrics of the functions of one account apart', async () => {
  const { handler, log } = loadSkill({ AWS_LAMBDA_FUNCTION_NAME: 'voicelink-dev-skill' });
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
  await handler(recorded('help'));
  expect(lines(log)).toEqual([
    expect.objectContaining({
      FunctionName: 'voicelink-dev-skill',
      _aws: expect.objectContaining({
        CloudWatchMetrics: [expect.objectContaining({ Dimensions: [['FunctionName']] })],
      }),
    }),
  ]);
});

it('counts customers who have not linked their account', async () => {
  const { handler, log } = loadSkill();
  const envelope = recorded('launch');
  delete envelope.context.System.user.accessToken;
  delete envelope.session?.user.accessToken;
  await handler(envelope);
  expect(lines(log)).toEqual([expect.objectContaining({ outcome: 'not-linked', NotLinked: 1, Refused: 0 })]);
});

it('refuses a request of another skill without a word and without a call', async () => {
  const { handler, log } = loadSkill({ SKILL_ID: `${skillId}-other` });
  const { response } = await handler(recorded('plan'));
  expect(response).toEqual({ shouldEndSession: true });
  expect(lines(log)).toEqual([expect.objectContaining({ level: 'warn', outcome: 'other-skill' })]);
});

it('warns once where any skill is answered', async () => {
  const { handler, log } = loadSkill({ SKILL_ID: undefined });
  const { response } = await handler(recorded('help'));
  expect(response.outputSpeech).toBeDefined();
  expect(lines(log)).toEqual([
    {
      timestamp: expect.any(String),
      level: 'warn',
      message: 'SKILL_ID is not set: the requests of any skill are answered.',
    },
    expect.objectContaining({ outcome: 'answered' }),
  ]);
});

it('keeps the metrics at every level, and the rest at its own', async () => {
  const { handler, log } = loadSkill({ LOG_LEVEL: 'error' });
  await handler(recorded('help'));
  expect(lines(log)).toEqual([{ _aws: metrics(), ...none, Requests: 1, Latency: expect.any(Number) }]);
});

it('adds every call at the level debug', async () => {
  const { handler, log } = loadSkill({ LOG_LEVEL: 'debug' });
  saas.expectCalls(scenarios['completing a task']?.calls ?? []);
  await handler(recorded('complete-task'));
  expect(lines(log)[0]?.calls).toEqual([
    { operation: 'GET /v1/tasks', status: 200, milliseconds: expect.any(Number), attempts: 1 },
    { operation: 'POST /v1/tasks/{id}/complete', status: 200, milliseconds: expect.any(Number), attempts: 1 },
  ]);
});

it('of a fault of its own shows the place and not the message, and the customer hears to try later', async () => {
  const { handler, log } = loadSkill();
  const broken = jest.spyOn(globalThis, 'URLSearchParams').mockImplementation(() => {
    throw new RangeError('something was said\n    at customer@example.com');
  });
  const { response } = await handler(recorded('task-list'));
  broken.mockRestore();
  expect(response).toEqual({
    outputSpeech: {
      type: 'SSML',
      ssml: '<speak>I can’t reach the service right now. Please try again later.</speak>',
    },
    shouldEndSession: true,
  });
  expect(lines(log)).toEqual([
    expect.objectContaining({
      level: 'error',
      outcome: 'failed',
      error: { name: 'RangeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]) },
    }),
  ]);
  expect(log.join()).not.toContain('customer@example.com');
});

it('writes nothing that is not in its own or Alexa’s grammar', async () => {
  const { handler, log } = loadSkill();
  await handler({
    ...recorded('help'),
    request: { type: 'ada@example.com', requestId: 'ada@example.com', intent: { name: 'ada@example.com' } },
  });
  expect(lines(log)).toEqual([
    expect.objectContaining({ requestId: 'unrecognized', type: 'unrecognized', intent: 'unrecognized' }),
  ]);
  expect(log.join()).not.toContain('ada@');
  expect(log.join()).not.toContain(saasOrigin);
});

it.each([
  ['skill-account-linked', 'Linked'],
  ['skill-disabled', 'Disabled'],
])('counts %s, for the way from being asked to being linked', async (name, metric) => {
  const { handler, log } = loadSkill();
  await handler(recorded(name));
  expect(lines(log)[0]).toMatchObject({ ...none, Requests: 1, [metric]: 1 });
});

it('measures every call of an operation, those that failed too', async () => {
  const { handler, log } = loadSkill();
  saas.expectCalls([{ method: 'GET', path: '/v1/me', reply: { status: 500 } }]);
  await handler(recorded('plan'));
  expect(lines(log)[0]).toMatchObject({
    'Errors GET /v1/me': [1],
    'Milliseconds GET /v1/me': [expect.any(Number)],
  });
});
