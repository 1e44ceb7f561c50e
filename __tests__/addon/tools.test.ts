import { alexaPlusLimits } from '../../alexa/limits';
import { addon as lampAddon } from '../support/lamp/addon';
import { skill as lampSkill } from '../support/lamp/skill';
import { isDoneWithin } from '../support/waiting';
import { AddonWorld, audience, callTool, lampApi, rpc } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterEach(() =>
  expect(
    lampApi()
      .pendingMocks()
      .filter((mock) => mock.includes(audience)),
  ).toEqual([]),
);
afterAll(() => world.close());

const resultOf = ({ body }: { readonly body: string }) => JSON.parse(body).result;
const dim = callTool('dim_lamp', { room: 'hall', brightness: 20 });

test('tools are listed with all that a model needs', async () => {
  const { tools } = resultOf(await world.ask(rpc('tools/list'), await world.token()));
  expect(tools).toEqual([
    {
      name: 'get_lamp',
      title: 'See the lamp',
      description: 'Call it when the customer asks how bright the lamp is. Returns the brightness.',
      inputSchema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: {},
        required: [],
        additionalProperties: false,
      },
      outputSchema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: {
          brightness: { type: 'integer', minimum: 0, maximum: 100, description: 'Percent.' },
        },
        required: ['brightness'],
      },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    expect.objectContaining({
      name: 'dim_lamp',
      inputSchema: expect.objectContaining({
        // That spaces around it do no harm need nobody know.
        properties: expect.objectContaining({
          room: { type: 'string', maxLength: 40, description: 'e.g. kitchen' },
        }),
        required: ['room', 'brightness'],
      }),
      annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
      },
    }),
  ]);
});

test.each([
  ['reads', { readOnlyHint: true, destructiveHint: false, idempotentHint: true }],
  ['adds', { readOnlyHint: false, destructiveHint: false, idempotentHint: false }],
  ['changes', { readOnlyHint: false, destructiveHint: true, idempotentHint: false }],
  ['sets', { readOnlyHint: false, destructiveHint: true, idempotentHint: true }],
  ['deletes', { readOnlyHint: false, destructiveHint: true, idempotentHint: true }],
] as const)('that a tool %s is told in the words of the protocol', async (effect, hints) => {
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const other = await AddonWorld.open({}, { ...lampAddon, tools: [{ ...getLamp, effect }] });
  const { tools } = resultOf(await other.ask(rpc('tools/list'), await other.token()));
  expect(tools[0].annotations).toEqual({ ...hints, openWorldHint: false });
});

test('a tool whose scope the add-on does not ask for is not listed', async () => {
  const readOnly = await AddonWorld.open({
    SCOPES: `${audience}/lamp.read ${audience}/lamp.writers ${audience}/xlamp.write`,
  });
  const { tools } = resultOf(await readOnly.ask(rpc('tools/list'), await readOnly.token()));
  expect(tools.map(({ name }: { name: string }) => name)).toEqual(['get_lamp']);
});

test('a call goes on with the customer’s own token, and comes back as text and as data', async () => {
  const token = await world.token();
  lampApi()
    .put('/rooms/hall/lamp', { brightness: 20 })
    .matchHeader('authorization', `Bearer ${token}`)
    .reply(200, { brightness: 20, secret: 'dropped' });
  expect(resultOf(await world.ask(dim, token))).toEqual({
    content: [{ type: 'text', text: 'The lamp is at 20 percent.' }],
    structuredContent: { brightness: 20 },
  });
  expect(world.lastLine()).toMatchObject({ tool: 'dim_lamp', outcome: 'answered', saasStatus: 200 });
});

test('a tool gets its arguments as its schema reads them, and a key that no other call has', async () => {
  const [, dimLamp] = lampAddon.tools;
  if (!dimLamp) throw new Error('The lamp has no second tool.');
  const seen: { readonly key: string; readonly input: unknown }[] = [];
  const act: typeof dimLamp.act = async ({ requestKey: key }, input) => {
    seen.push({ key, input });
    return { speech: 'done', data: { brightness: 20 } };
  };
  const other = await AddonWorld.open({}, { ...lampAddon, tools: [{ ...dimLamp, act }] });
  const spaced = callTool('dim_lamp', { room: ' hall ', brightness: 20 });
  const token = await other.token();
  for (const call of [spaced, spaced]) await other.ask(call, token);
  expect(seen.map(({ input }) => input)).toEqual(Array(2).fill({ room: 'hall', brightness: 20 }));
  expect(new Set(seen.map(({ key }) => key)).size).toBe(2);
});

test('of several calls to the SaaS the log has the last one’s status, and with debug each', async () => {
  const [, dimLamp] = lampAddon.tools;
  if (!dimLamp) throw new Error('The lamp has no second tool.');
  const act: typeof dimLamp.act = async (call, input) => {
    await call.saas.lamp();
    return dimLamp.act(call, input);
  };
  const other = await AddonWorld.open({ LOG_LEVEL: 'debug' }, { ...lampAddon, tools: [{ ...dimLamp, act }] });
  lampApi().get('/lamp').reply(200, { brightness: 1 }).put('/rooms/hall/lamp').reply(409, {});
  await other.ask(dim, await other.token());
  const { calls, saasStatus } = other.lastLine() as { calls: { status: number }[]; saasStatus: number };
  expect([saasStatus, calls.map(({ status }) => status)]).toEqual([409, [200, 409]]);
});

test('a call of the newest revision does the same', async () => {
  lampApi().get('/lamp').reply(200, { brightness: 40 });
  const params = {
    name: 'get_lamp',
    arguments: {},
    _meta: {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'another client', version: '1.0.0' },
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  };
  const headers = {
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/call',
    'mcp-name': 'get_lamp',
  };
  const answer = await world.ask(rpc('tools/call', params), await world.token(), headers);
  expect(resultOf(answer)).toMatchObject({ structuredContent: { brightness: 40 } });
});

const problem = (status: number, name: string) => [status, { type: `/problems/${name}`, status }] as const;

test.each<[title: string, status: number, body: object | string, speech: string]>([
  ['a problem of the service', ...problem(409, 'lamp-broken'), 'The lamp is broken.'],
  ['another conflict', ...problem(409, 'other'), 'That didn’t work. Please say it once more.'],
  ['too many requests', ...problem(429, 'rate-limited'), 'That was a lot at once. Please try again later.'],
  [
    'a scope that the SaaS misses',
    ...problem(403, 'insufficient-scope'),
    'Your account doesn’t let me dim the lamp. Whoever manages it can allow that.',
  ],
  ['a fault', 500, 'stack trace of the SaaS', 'I can’t reach the service right now. Please try again later.'],
  [
    'an answer of another shape',
    200,
    { brightness: 'bright' },
    'I can’t reach the service right now. Please try again later.',
  ],
])('%s is told in the customer’s words, as the skill tells it', async (_title, status, body, speech) => {
  lampApi().put('/rooms/hall/lamp').reply(status, body, { 'content-type': 'application/problem+json' });
  expect(resultOf(await world.ask(dim, await world.token()))).toEqual({
    content: [{ type: 'text', text: speech }],
    isError: true,
  });
});

test('a passing fault is met by a second attempt', async () => {
  lampApi().get('/lamp').reply(503).get('/lamp').delay(20).reply(200, { brightness: 1 });
  const answer = await world.ask(callTool('get_lamp'), await world.token());
  expect(resultOf(answer)).toMatchObject({ structuredContent: { brightness: 1 } });
  const { saasMilliseconds, ...line } = world.lastLine();
  expect(line).toMatchObject({ outcome: 'answered', saasStatus: 200 });
  expect(saasMilliseconds).toBeGreaterThanOrEqual(19);
  expect(line).not.toHaveProperty('calls');
});

test('a token that the SaaS refuses is answered 401, so that the client gets a new one', async () => {
  lampApi().get('/lamp').reply(401);
  const { statusCode, headers } = await world.ask(callTool('get_lamp'), await world.token());
  expect(statusCode).toBe(401);
  expect(headers['www-authenticate']).toContain('error="invalid_token"');
  expect(world.lastLine()).toMatchObject({ outcome: 'token-refused', Unauthorized: 1 });
});

test.each([
  ['is refused', 403, 1, 'token-refused'],
  ['cannot be made', 503, 2, 'unavailable'],
] as const)(
  'of a batch a token that the SaaS refuses is answered 401, and the next call %s',
  async (_title, status, attempts, outcome) => {
    lampApi().get('/lamp').reply(401).put('/rooms/hall/lamp').times(attempts).reply(status);
    const batch = [callTool('get_lamp', {}, 1), { ...dim, id: 2 }];
    const { statusCode, headers } = await world.ask(batch, await world.token());
    expect([statusCode, headers['www-authenticate']]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ]);
    expect(world.lastLine()).toMatchObject({ outcome, Unauthorized: 1 });
  },
);

test('what may have been done is told, and not answered 401: a client would ask for it again', async () => {
  const { lamp, dim } = lampSkill.operations;
  const byKey = { ...lampSkill, operations: { lamp, dim: { ...dim, repeat: 'by-key' } } };
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const keyed = await AddonWorld.open(
    {},
    {
      ...lampAddon,
      tools: [
        {
          ...getLamp,
          act: async ({ saas, failed }) => {
            const input = { room: 'hall', brightness: 20, idempotencyKey: 'key' };
            const outcome = await saas.dim(input);
            return outcome.kind === 'ok' ? { speech: 'done' } : failed(outcome);
          },
        },
      ],
    },
    // With a key a change is done once in a turn, and once more in the next.
    byKey as unknown as typeof lampSkill,
  );
  lampApi().put('/rooms/hall/lamp').reply(503).put('/rooms/hall/lamp').reply(401);
  const answer = await keyed.ask(callTool('get_lamp'), await keyed.token());
  expect(answer.statusCode).toBe(200);
  expect(resultOf(answer).content).toEqual([
    { type: 'text', text: 'I don’t know whether that worked. Please check before you ask for it again.' },
  ]);
  expect(keyed.lastLine()).toMatchObject({
    outcome: 'unavailable',
    reason: 'token-refused',
    saasStatus: 401,
  });
});

test('what takes too long is given up in time', async () => {
  lampApi().get('/lamp').delay(30_000).reply(200, { brightness: 1 });
  const answer = world.ask(callTool('get_lamp'), await world.token());
  expect(await isDoneWithin(alexaPlusLimits.toolAnswerMs, answer)).toBe(true);
  expect(resultOf(await answer)).toMatchObject({ isError: true });
  expect(world.lastLine()).toMatchObject({
    outcome: 'unavailable',
    reason: 'time-out',
    level: 'warn',
    SaasErrors: 1,
  });
});

test('of arguments that do not fit a model hears which, and never what they were', async () => {
  const { body } = await world.ask(
    callTool('dim_lamp', { room: 'hall', brightness: 'my-secret' }),
    await world.token(),
  );
  expect(JSON.parse(body).result).toMatchObject({ isError: true });
  expect(body).toContain('brightness');
  expect(body).not.toContain('my-secret');
});
