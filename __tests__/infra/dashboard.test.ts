import { recorded, saying } from '../support/envelopes';
import { mockSaas } from '../support/saas-mock';
import { loadLamp, loadSkill } from '../support/skill-under-test';
import { loadTrigger } from '../triggers/load-trigger';
import { everyCustomer, shipped } from './environments';
import { only, synthesizeEnvironment } from './synthesize';

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly properties: { readonly title: string; readonly metrics: unknown[][]; readonly region: string };
}

const widgetsOf = (environment: typeof everyCustomer) =>
  (
    JSON.parse(
      String(only(synthesizeEnvironment(environment).json, 'aws_cloudwatch_dashboard').dashboard_body),
    ) as {
      widgets: Widget[];
    }
  ).widgets;

const saas = mockSaas();
afterEach(() => jest.restoreAllMocks());

test('there is a dashboard only where the settings ask for one', () => {
  expect(synthesizeEnvironment(shipped('production')).json.resource).not.toHaveProperty(
    'aws_cloudwatch_dashboard',
  );
});

test('it shows the way to a linked customer, the SaaS API, sign-ins, every function and the certificate', () => {
  const titles = widgetsOf({ ...shipped('production'), dashboard: true }).map(
    ({ properties }) => properties.title,
  );
  expect(titles).toEqual([
    'Requests',
    'Share of requests from linked customers',
    'Asked to link, linked, refused, disabled',
    'Answers that Alexa did not take, and faults of the skill',
    'Time of an answer',
    'SaaS API: unavailable',
    'SaaS API: errors by operation',
    'SaaS API: time by operation',
    'Sign-ins, sign-ups, refreshes',
    'Failures of sign-in and refresh',
    'Days until the sign-in certificate ends',
  ]);
  expect(widgetsOf(everyCustomer).map(({ properties }) => properties.title)).toEqual(
    expect.arrayContaining(['voicelink-customers-user-migration', 'voicelink-customers-token-revocation']),
  );
});

test('no widget lies on another', () => {
  const places = widgetsOf(everyCustomer).map(({ x, y }) => `${x},${y}`);
  expect(new Set(places).size).toBe(places.length);
});

const shownOf = (environment: typeof everyCustomer, namespace: string) =>
  widgetsOf(environment).flatMap(({ properties }) =>
    properties.metrics.flatMap(([one, name]) => (one === namespace ? [String(name)] : [])),
  );

test('what it shows of the skill is what the skill writes', async () => {
  const { handler, log } = loadSkill();
  await handler(recorded('help'));
  const line = JSON.parse(log[0] ?? '{}') as Record<string, unknown>;
  const shown = shownOf({ ...shipped('production'), dashboard: true }, 'Voicelink/Skill');
  expect(shown).toEqual(expect.arrayContaining(['Linked', 'Disabled']));
  expect(shown.length).toBeGreaterThan(7);
  expect(shown.filter((name) => !(name in line))).toEqual([]);
});

test('where another function hears of who links and who leaves, it shows what that one writes', async () => {
  const { handler, last } = loadTrigger('token-revocation', {
    USER_POOL_ID: 'eu-west-1_AbCdEfGhI',
    CLIENT_ID: 'c',
    SKILL_ID: 's',
  });
  await handler({}).catch(() => undefined);
  const shown = shownOf(everyCustomer, 'Voicelink/Triggers');
  expect(shownOf(everyCustomer, 'Voicelink/Skill')).not.toContain('Linked');
  expect(shown).toEqual(expect.arrayContaining(['Linked', 'Disabled']));
  expect(shown.filter((name) => !(name in last()))).toEqual([]);
});

const expressionsOf = (environment: typeof everyCustomer) =>
  widgetsOf(environment).flatMap(({ properties }) =>
    properties.metrics.flatMap(([first]) =>
      typeof first === 'object' ? [(first as { readonly expression: string }).expression] : [],
    ),
  );

/**
 * The words by which CloudWatch finds a name, and `word` among them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
const isFoundBy = (word: string, name: string) =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).some(
    (token) => token.toLowerCase() === word.toLowerCase(),
  );

test('what it searches by operation is what the skill writes of one, and nothing else', async () => {
  const { handler, log } = loadLamp();
  saas.expectCalls([{ method: 'GET', path: '/lamp', reply: { status: 200, body: { brightness: 80 } } }]);
  await handler(saying({ name: 'LampIntent' }));
  const [line = '{}'] = log;
  const metrics = (
    JSON.parse(line) as { _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } }
  )._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
  const found = expressionsOf({ ...shipped('production'), dashboard: true }).flatMap((one) => {
    const [, word, , except] =
      /^SEARCH\('\{Voicelink\/Skill,FunctionName\} MetricName=(\w+) FunctionName="[^"]+"( NOT MetricName="(\w+)")?', /.exec(
        one,
      ) ?? [];
    return word === undefined ? [] : [metrics.filter((name) => isFoundBy(word, name) && name !== except)];
  });
  expect(found).toEqual([['Errors GET /lamp'], ['Milliseconds GET /lamp']]);
  expect(metrics).toContain('SaasErrors');
});

test('the share of linked customers is one of a hundred', () => {
  const share = expressionsOf(everyCustomer).find((one) => one.includes('unlinked')) ?? '';
  expect(new Function('requests', 'unlinked', `return ${share}`)(4, 1)).toBe(75);
});

test('of Cognito it shows what Cognito measures', () => {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
  const documented = ['SignUp', 'SignIn', 'TokenRefresh', 'Federation'].map((name) => `${name}Successes`);
  const shown = shownOf(everyCustomer, 'AWS/Cognito');
  expect(shown.filter((name) => !documented.includes(name))).toEqual([]);
  expect(new Set(shown).size).toBe(3);
});
