import nock from 'nock';
import { AddonWorld, callTool, lampApi } from '../addon/world';
import { holdTheClock } from '../support/clock-in-hand';
import { saying } from '../support/envelopes';
import { loadLamp, saasOrigin } from '../support/skill-under-test';
import { loadTrigger, poolEvent } from '../triggers/load-trigger';
import { expressionsOf, shownOf } from './dashboard-body';
import { everyCustomer, withAddon } from './environments';

const everyFunction = { ...everyCustomer, addon: withAddon.addon };

holdTheClock();
afterEach(() => {
  nock.cleanAll();
  jest.restoreAllMocks();
});
afterAll(() => nock.restore());

const lamp = { brightness: 80 };

async function lineOfSkill(): Promise<string> {
  const { handler, log } = loadLamp();
  nock(saasOrigin).get('/lamp').reply(200, lamp, { 'Content-Type': 'application/json' });
  await handler(saying({ name: 'LampIntent' }));
  return log[0] ?? '';
}

async function lineOfAddon(): Promise<string> {
  const world = await AddonWorld.open();
  lampApi().get('/lamp').reply(200, lamp);
  await world.ask(callTool('get_lamp'), await world.token());
  return world.lines.at(-1) ?? '';
}

async function lineOfMigration(): Promise<string> {
  const { handler, lines } = loadTrigger('user-migration', {
    MIGRATION_URL: 'https://api.example.com/customers/migrate',
    SIGNING_KEY_ARN: 'arn',
  });
  nock('https://secretsmanager.eu-west-1.amazonaws.com')
    .post('/')
    .reply(200, { SecretString: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  nock('https://api.example.com').post('/customers/migrate').reply(404);
  await handler({
    ...poolEvent,
    triggerSource: 'UserMigration_Authentication',
    userName: 'ada@example.com',
    request: { password: 'x' },
  });
  return lines[0] ?? '';
}

interface Line {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly [
      { readonly Namespace: string; readonly Metrics: readonly { readonly Name: string }[] },
    ];
  };
}

/** The namespace and the metrics of a line of a log. */
function measuredIn(line: string): { namespace: string; metrics: string[] } {
  const [{ Namespace, Metrics }] = (JSON.parse(line) as Line)._aws.CloudWatchMetrics;
  return { namespace: Namespace, metrics: Metrics.map(({ Name }) => Name) };
}

/**
 * The words by which CloudWatch finds a name, and `word` among them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
const isFoundBy = (word: string, name: string) =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).some(
    (token) => token.toLowerCase() === word.toLowerCase(),
  );

/** What is searched for in a namespace among these metrics, and of which function. */
function searched(namespace: string, metrics: readonly string[]) {
  return expressionsOf(everyFunction).flatMap((one) => {
    const [, where, word = '', functionName, , except] =
      /^SEARCH\('\{([^,]+),FunctionName\} MetricName=(\w+) FunctionName="([^"]+)"( NOT MetricName="(\w+)")?', /.exec(
        one,
      ) ?? [];
    return where === namespace
      ? [{ functionName, found: metrics.filter((name) => isFoundBy(word, name) && name !== except) }]
      : [];
  });
}

test.each([
  ['the skill', lineOfSkill, 'skill', 'GET /lamp'],
  ['the add-on', lineOfAddon, 'addon_function', 'GET /lamp'],
  ['the user migration', lineOfMigration, 'user_migration', 'POST migrate'],
] as const)(
  'what %s asks of the SaaS is drawn by itself: what it writes of an operation, and nothing else',
  async (_who, lineOf, resource, operation) => {
    const { namespace, metrics } = measuredIn(await lineOf());
    expect(searched(namespace, metrics)).toEqual(
      [`Errors ${operation}`, `Milliseconds ${operation}`].map((name) => ({
        functionName: `\${aws_lambda_function.${resource}.function_name}`,
        found: [name],
      })),
    );
  },
);

test('what is drawn of the add-on by name is what it writes', async () => {
  const shown = shownOf(everyFunction, 'Voicelink/Addon');
  expect(shown).toEqual(['Requests', 'Unauthorized', 'Forbidden', 'SaasErrors', 'Faults', 'Latency']);
  expect(measuredIn(await lineOfAddon()).metrics).toEqual(expect.arrayContaining([...shown]));
});
