import { fc } from '../support/properties';
import { AddonWorld, audience, callTool, lampApi, rpc } from './world';

let world: AddonWorld;
let tokens: readonly string[];
beforeAll(async () => {
  world = await AddonWorld.open({ LOG_LEVEL: 'debug' });
  lampApi().persist().get('/lamp').reply(200, { brightness: 1 }).put(/rooms/).reply(200, { brightness: 1 });
  tokens = await Promise.all([
    world.token(),
    world.token({ scopes: [] }),
    world.token({ expiresIn: -1 }),
    world.token({ forged: true }),
    world.token({ override: { aud: audience } }),
    world.serviceToken(),
  ]);
});
afterAll(() => world.close());

/** Mostly what is nearly right, because nonsense ends at the first check. */
const message = fc.oneof(
  fc.constantFrom(
    rpc('ping'),
    rpc('tools/list'),
    callTool('get_lamp'),
    callTool('dim_lamp', { room: 'hall', brightness: 3 }),
    { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } },
  ),
  fc.record(
    {
      jsonrpc: fc.constantFrom('2.0', '1.0'),
      id: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
      method: fc.oneof(
        fc.constantFrom(
          'initialize',
          'ping',
          'tools/list',
          'tools/call',
          'server/discover',
          'subscriptions/listen',
          'logging/setLevel',
          'completion/complete',
          'notifications/progress',
        ),
        fc.string(),
      ),
      params: fc.oneof(
        fc.record(
          {
            name: fc.oneof(fc.constantFrom('get_lamp', 'dim_lamp', '__proto__', 'constructor'), fc.string()),
            arguments: fc.oneof(
              fc.jsonValue(),
              fc.record({ room: fc.string(), brightness: fc.double() }, { requiredKeys: [] }),
            ),
            protocolVersion: fc.constantFrom('2025-03-26', '2025-11-25', '2026-07-28', 'x'),
            capabilities: fc.object(),
            clientInfo: fc.record({ name: fc.string(), version: fc.string() }),
            task: fc.object(),
            cursor: fc.string(),
            _meta: fc.oneof(
              fc.object(),
              fc.record(
                {
                  'io.modelcontextprotocol/protocolVersion': fc.constantFrom('2026-07-28', '2099-01-01'),
                  'io.modelcontextprotocol/clientInfo': fc.oneof(
                    fc.constant({ name: 'Alexa+', version: '1' }),
                    fc.jsonValue(),
                  ),
                  'io.modelcontextprotocol/clientCapabilities': fc.oneof(fc.constant({}), fc.jsonValue()),
                  progressToken: fc.string(),
                },
                { requiredKeys: [] },
              ),
            ),
          },
          { requiredKeys: [] },
        ),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);

const headers = fc.record(
  {
    host: fc.constantFrom('add-on.example.com', 'evil.example', ''),
    accept: fc.constantFrom('*/*', 'text/html'),
    'content-type': fc.constantFrom('application/json', 'text/plain'),
    'mcp-protocol-version': fc.constantFrom('2025-06-18', '2026-07-28', 'x'),
    'mcp-method': fc.constantFrom('tools/call', 'tools/list', 'ping'),
    'mcp-name': fc.constantFrom('get_lamp', 'dim_lamp'),
    'mcp-session-id': fc.string(),
    'user-agent': fc.constantFrom('Alexa', 'node'),
    origin: fc.constantFrom(
      'https://add-on.example.com',
      'http://localhost:6274',
      'null',
      'https://evil.example',
    ),
    'access-control-request-method': fc.string(),
    'access-control-request-headers': fc.string({ unit: 'binary' }),
    cookie: fc.string(),
    'x-unknown': fc.string({ unit: 'binary' }),
  },
  { requiredKeys: [] },
);

const sent = fc.record({
  method: fc.oneof(
    { weight: 9, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom('OPTIONS', 'GET', 'HEAD', 'DELETE'), fc.string()) },
  ),
  path: fc.oneof({ weight: 9, arbitrary: fc.constant('/mcp') }, { weight: 1, arbitrary: fc.webPath() }),
  query: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.string() }),
  headers,
  body: fc.oneof(
    { weight: 6, arbitrary: message },
    { weight: 3, arbitrary: fc.array(message, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string() },
  ),
  token: fc.nat({ max: 6 }),
});

test('no request is answered 5xx, and no answer and no line of the log has the token in it', async () => {
  await fc.assert(
    fc.asyncProperty(sent, async ({ token: which, ...request }) => {
      const token = tokens[which] ?? '';
      const answer = await world.send({
        ...request,
        headers: { authorization: `Bearer ${token}`, ...request.headers },
      });
      const said = JSON.stringify(answer) + world.lines.at(-1);
      expect(answer.statusCode).toBeLessThan(500);
      expect(token !== '' && said.includes(token)).toBe(false);
      expect(said).not.toMatch(/node_modules|\.ts:\d|\bat async\b/);
      expect(answer.headers['content-type'] ?? 'application/json').toBe('application/json');
    }),
    { numRuns: 1_000 },
  );
});

test.each([undefined, null, 5, 'text', {}, { rawPath: '/mcp' }, { requestContext: {} }])(
  'an event that API Gateway would not send is answered: %j',
  async (event) => {
    expect(await world.handler(event)).toMatchObject({ statusCode: 400 });
  },
);
