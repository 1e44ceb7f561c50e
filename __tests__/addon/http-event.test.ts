import { AddonWorld, callTool, lampApi, rpc } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterAll(() => world.close());

/**
 * The example of payload format 2.0 that AWS publishes, with what a client of the add-on sends in place of what is
 * its own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const published = async (body: unknown) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/mcp',
  rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=value',
  cookies: ['cookie1', 'cookie2'],
  headers: {
    header1: 'value1',
    header2: 'value1,value2',
    host: 'add-on.example.com',
    'content-type': 'application/json',
    authorization: `Bearer ${await world.token()}`,
  },
  queryStringParameters: { parameter1: 'value1,value2', parameter2: 'value' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'api-id',
    authentication: null,
    authorizer: null,
    domainName: 'id.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'id',
    http: {
      method: 'POST',
      path: '/mcp',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'agent',
    },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: '$default',
    stage: '$default',
    time: '12/Mar/2020:19:03:58 +0000',
    timeEpoch: 1583348638390,
  },
  body: Buffer.from(JSON.stringify(body)).toString('base64'),
  pathParameters: null,
  isBase64Encoded: true,
  stageVariables: null,
});

const pong = { statusCode: 200, body: JSON.stringify({ result: {}, jsonrpc: '2.0', id: 1 }) };

test('the published event is read, and its id is in the log', async () => {
  expect(await world.handler(await published(rpc('ping')))).toMatchObject(pong);
  expect(world.lastLine()).toMatchObject({ requestId: 'JKJaXmPLvHcESHA=' });
});

test('an event that says nothing of base64 has its body as text', async () => {
  const { isBase64Encoded: _, ...event } = await published(rpc('ping'));
  expect(await world.handler({ ...event, body: JSON.stringify(rpc('ping')) })).toMatchObject(pong);
});

test.each([
  [5, undefined],
  ['an id with spaces', 'unrecognized'],
  ['x'.repeat(65), 'unrecognized'],
])('what is no id of a request (%j) is not in the log', async (requestId, logged) => {
  const event = await published(rpc('ping'));
  await world.handler({ ...event, requestContext: { ...event.requestContext, requestId } });
  expect(world.lastLine().requestId).toBe(logged);
});

test('a tool has no more time than Lambda has left', async () => {
  lampApi().get('/lamp').optionally().reply(200, { brightness: 1 });
  const context = { getRemainingTimeInMillis: () => 100 };
  const { body } = await world.handler(await published(callTool('get_lamp')), context);
  expect(JSON.parse(body).result).toMatchObject({ isError: true });
  expect(world.lastLine()).toMatchObject({ outcome: 'unavailable', reason: 'time-out' });
});
