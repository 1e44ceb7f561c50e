import { service } from '#service/index';
import { assumed, runningCosts, standing, usersCost } from '../../documentation/costs';
import { everyCustomer, shipped } from '../infra/environments';
import { synthesizeEnvironment } from '../infra/synthesize';
import { recorded } from '../support/envelopes';
import { loadLamp } from '../support/skill-under-test';
import { loadTrigger, poolEvent } from '../triggers/load-trigger';

/** What the costs are worked out for. */
const { resource } = synthesizeEnvironment({
  ...shipped('production'),
  customers: {
    migration: {
      url: 'https://api.example.com/customers/migrate',
      secretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:migration-AbCdEf',
    },
    claims: everyCustomer.customers?.claims,
    sameAddress: 'link',
    revocation: {},
  },
  dashboard: true,
}).json;
const count = (type: string) => Object.keys(resource[type] ?? {}).length;

/** Names of the metrics in a line of a function's log. */
function metricsOf(line = '{}'): string[] {
  const { _aws } = JSON.parse(line) as {
    _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] };
  };
  return _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
}

const pool = { USER_POOL_ID: 'eu-west-1_AbCdEfGhI', CLIENT_ID: 'c', SKILL_ID: 's' };
const triggers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'user-migration': { MIGRATION_URL: 'https://api.example.com/migrate', SIGNING_KEY_ARN: 'arn' },
  'pre-sign-up': { PROVIDERS: 'Google' },
  'pre-token-generation': { CLAIMS: 'customerId' },
  'token-revocation': pool,
};

/** The line that a function writes of an event that is not for it. */
async function lineOf(name: string): Promise<string> {
  const { handler, lines } = loadTrigger(name, triggers[name] ?? {});
  await handler({ ...poolEvent, request: { userAttributes: {} } }).catch(() => undefined);
  return lines[0] ?? '';
}

afterEach(() => jest.restoreAllMocks());

test('what an environment has once is what its stack has', () => {
  expect({
    alarms: count('aws_cloudwatch_metric_alarm'),
    alarmedMetrics: Object.values(resource.aws_cloudwatch_metric_alarm ?? {})
      .map(({ metric_query: queries = [{ metric: {} }] }) =>
        (queries as object[]).filter((one) => 'metric' in one),
      )
      .reduce((sum, metrics) => sum + metrics.length, 0),
    dashboards: count('aws_cloudwatch_dashboard'),
    keys: count('aws_kms_key'),
  }).toEqual({
    alarms: standing.alarms,
    alarmedMetrics: standing.alarmedMetrics,
    dashboards: standing.dashboards,
    keys: standing.keys,
  });
  expect(count('aws_lambda_function')).toBe(1 + Object.keys(triggers).length);
});

test('the metrics are those of the lines that the functions write, and two for each operation and the migration', async () => {
  const { handler, log } = loadLamp();
  await handler(recorded('help'));
  const written = [metricsOf(log[0]).length];
  for (const name of Object.keys(triggers)) written.push(metricsOf(await lineOf(name)).length);
  const ofOperations = 2 * (Object.keys(service.skill.operations).length + 1);
  expect(written.reduce((sum, one) => sum + one) + ofOperations).toBe(standing.metrics);
});

test('a line has no more bytes than is assumed, with room for Lambda’s own', async () => {
  const { handler, log } = loadLamp();
  await handler(recorded('help'));
  expect((log[0]?.length ?? 0) + 400).toBeLessThan(assumed.skillBytes);
  expect((await lineOf('pre-token-generation')).length + 400).toBeLessThan(assumed.triggerBytes);
});

test.each([
  ['ESSENTIALS', 10_000, 0],
  ['ESSENTIALS', 10_001, 0.015],
  ['ESSENTIALS', 1_000_000, 14_850],
  ['PLUS', 1_000, 20],
  ['LITE', 100_000, 495],
  ['LITE', 1_000_000, 495 + 4_140],
] as const)('%s costs for %d users %d dollars', (plan, users, cost) => {
  expect(usersCost(plan, users)).toBeCloseTo(cost, 6);
});

test('what runs costs in proportion to the customers, and what stands does not', () => {
  const [few, many] = [runningCosts(1_000), runningCosts(100_000)];
  const ratios = Object.keys(few).map((name) => Math.round((many[name] ?? 0) / (few[name] ?? 1)));
  expect(ratios).toEqual([100, 100, 100, 100, 1, 1]);
});

test('the largest lines, worked out by hand', () => {
  const costs = runningCosts(1_000_000);
  // 60 million runs at 20 cents a million; 30 million times 350 ms at half a GB.
  const lambda = 60 * 0.2 + 30_000_000 * 0.35 * 0.5 * 0.0000133334;
  expect(costs['Lambda: skill, and the id in the token']).toBeCloseTo(lambda, 6);
  // 75 GB, at 50 cents to take in and 36 to keep for a year.
  expect(costs['Logs, taken in and kept for a year']).toBeCloseTo(75 * 0.86, 6);
});
