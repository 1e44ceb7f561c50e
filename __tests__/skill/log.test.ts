import { recorded, saying } from '../support/envelopes';
import { mockSaas, problemReply, type Reply } from '../support/saas-mock';
import { loadLamp, saasOrigin, skillId } from '../support/skill-under-test';

const saas = mockSaas();
const lamp = saying({ name: 'LampIntent' });
const answered = (reply: Reply) => saas.expectCalls([{ method: 'GET', path: '/lamp', reply }]);
const lines = (log: readonly string[]) => log.map((line) => JSON.parse(line) as Record<string, unknown>);

const counts = [
  'Requests',
  'NotLinked',
  'Refused',
  'SaasErrors',
  'InvalidResponses',
  'Faults',
  'Linked',
  'Disabled',
];
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
  const { handler, log } = loadLamp();
  answered({ status: 200, body: { brightness: 80 } });
  await handler(lamp);
  await handler(recorded('help'));
  expect(lines(log)).toEqual([
    {
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: 'info',
      requestId: lamp.request.requestId,
      type: 'IntentRequest',
      intent: 'LampIntent',
      locale: 'en-US',
      outcome: 'answered',
      saasStatus: 200,
      saasMilliseconds: expect.any(Number),
      coldStart: true,
      _aws: metrics(
        { Name: 'Milliseconds GET /lamp', Unit: 'Milliseconds' },
        { Name: 'Errors GET /lamp', Unit: 'Count' },
      ),
      ...none,
      Requests: 1,
      Latency: expect.any(Number),
      'Milliseconds GET /lamp': [expect.any(Number)],
      'Errors GET /lamp': [0],
    },
    expect.objectContaining({ intent: 'AMAZON.HelpIntent', outcome: 'answered', coldStart: false }),
  ]);
});

it.each([
  [
    'a token that is refused',
    problemReply(401, 'invalid-token'),
    'info',
    { outcome: 'token-refused', saasStatus: 401, Refused: 1 },
  ],
  [
    'too many requests',
    problemReply(429, 'rate-limited'),
    'info',
    { outcome: 'rate-limited', saasStatus: 429, SaasErrors: 0 },
  ],
  [
    'a problem of the service',
    problemReply(409, 'lamp-broken'),
    'info',
    { outcome: 'conflict', reason: 'lamp-broken', saasStatus: 409 },
  ],
  [
    'a service that fails',
    problemReply(500, 'oops'),
    'warn',
    { outcome: 'unavailable', reason: 'server-error', saasStatus: 500, SaasErrors: 1 },
  ],
  [
    'a service that answers something else',
    { status: 200, body: {} },
    'warn',
    { outcome: 'unavailable', reason: 'wrong-shape', saasStatus: 200, SaasErrors: 1 },
  ],
])('tells what came of %s', async (_what, reply, level, facts) => {
  const { handler, log } = loadLamp();
  answered(reply);
  await handler(lamp);
  expect(lines(log)).toEqual([expect.objectContaining({ level, ...facts })]);
});

it('keeps the metrics of the functions of one account apart', async () => {
  const { handler, log } = loadLamp({ AWS_LAMBDA_FUNCTION_NAME: 'voicelink-dev-skill' });
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
  const { handler, log } = loadLamp();
  const envelope = saying({ name: 'LampIntent' });
  delete envelope.context.System.user.accessToken;
  delete envelope.session?.user.accessToken;
  await handler(envelope);
  expect(lines(log)).toEqual([expect.objectContaining({ outcome: 'not-linked', NotLinked: 1, Refused: 0 })]);
});

it('refuses a request of another skill without a word and without a call', async () => {
  const { handler, log } = loadLamp({ SKILL_ID: `${skillId}-other` });
  const { response } = await handler(lamp);
  expect(response).toEqual({ shouldEndSession: true });
  expect(lines(log)).toEqual([expect.objectContaining({ level: 'warn', outcome: 'other-skill' })]);
});

it('warns once where any skill is answered', async () => {
  const { handler, log } = loadLamp({ SKILL_ID: undefined });
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
  const { handler, log } = loadLamp({ LOG_LEVEL: 'error' });
  await handler(recorded('help'));
  expect(lines(log)).toEqual([{ _aws: metrics(), ...none, Requests: 1, Latency: expect.any(Number) }]);
});

it('adds every call at the level debug', async () => {
  const { handler, log } = loadLamp({ LOG_LEVEL: 'debug' });
  answered({ status: 200, body: { brightness: 80 } });
  await handler(lamp);
  expect(lines(log)[0]?.calls).toEqual([
    { operation: 'GET /lamp', status: 200, milliseconds: expect.any(Number), attempts: 1 },
  ]);
});

it('of a fault of its own shows the place and not the message, and the customer hears to try later', async () => {
  const { handler, log } = loadLamp();
  const broken = jest.spyOn(globalThis, 'URLSearchParams').mockImplementation(() => {
    throw new RangeError('something was said\n    at customer@example.com');
  });
  const { response } = await handler(lamp);
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
      Faults: 1,
      error: { name: 'RangeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]) },
    }),
  ]);
  expect(log.join()).not.toContain('customer@example.com');
});

it('writes nothing that is not in its own or Alexa’s grammar', async () => {
  const { handler, log } = loadLamp();
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
  const { handler, log } = loadLamp();
  await handler(recorded(name));
  expect(lines(log)[0]).toMatchObject({ ...none, Requests: 1, [metric]: 1 });
});

it('measures every call of an operation, those that failed too', async () => {
  const { handler, log } = loadLamp();
  saas.expectCalls([{ method: 'GET', path: '/lamp', reply: { status: 500 } }]);
  await handler(lamp);
  expect(lines(log)[0]).toMatchObject({
    'Errors GET /lamp': [1],
    'Milliseconds GET /lamp': [expect.any(Number)],
  });
});
