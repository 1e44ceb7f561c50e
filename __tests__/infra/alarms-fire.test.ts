import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { AddonWorld, callTool, lampApi } from '../addon/world';
import { holdTheClock } from '../support/clock-in-hand';
import { recorded, saying } from '../support/envelopes';
import { loadLamp, loadSkill, saasOrigin } from '../support/skill-under-test';
import { answerCalls } from '../triggers/cognito-api';
import { loadTrigger, poolEvent } from '../triggers/load-trigger';
import { type Alarm, fires, type Point, pointsOf } from './cloudwatch';
import { everyCustomer, shipped, withAddon } from './environments';
import { expression, synthesizeEnvironment } from './synthesize';

const alarmsOf = (environment: typeof everyCustomer): [string, Alarm][] =>
  Object.entries(synthesizeEnvironment(environment).json.resource.aws_cloudwatch_metric_alarm ?? {}) as never;
const alarms = Object.fromEntries([everyCustomer, shipped('production'), withAddon].flatMap(alarmsOf));

holdTheClock();
afterEach(() => {
  nock.cleanAll();
  jest.restoreAllMocks();
});
afterAll(() => nock.restore());

const reported = (name: string) =>
  JSON.parse(readFileSync(join('__tests__', 'envelopes', 'reported', `${name}.json`), 'utf8')) as unknown;

/** Lines that a function writes when things go wrong, and when they go right. */
async function linesOfSkill(...envelopes: readonly unknown[]): Promise<string[]> {
  const { handler, log } = loadSkill();
  for (const envelope of envelopes) await handler(envelope);
  return log;
}

async function linesOfTrigger(
  name: string,
  environment: Record<string, string>,
  event: unknown,
): Promise<string[]> {
  const { handler, lines } = loadTrigger(name, environment);
  await handler(event).catch(() => undefined);
  return lines;
}

/** Lines of a skill whose API answers so often with this status, and so often well. */
async function linesOfApi(status: number, times: number, well: number): Promise<string[]> {
  const { handler, log } = loadLamp();
  const replies = [...Array<number>(times).fill(status), ...Array<number>(well).fill(200)];
  for (const one of replies) {
    // What is unavailable is asked once more, so the answer stays until the next.
    nock.cleanAll();
    nock(saasOrigin)
      .get('/lamp')
      .reply(one, { brightness: 80 }, { 'Content-Type': 'application/json' })
      .persist();
    await handler(saying({ name: 'LampIntent' }));
  }
  return log;
}

/** Lines of an add-on whose API answers so often with this status, and so often well. */
async function linesOfAddon(status: number, times: number, well: number): Promise<string[]> {
  const world = await AddonWorld.open();
  const token = await world.token();
  const before = world.lines.length;
  let answered = status;
  lampApi()
    .persist()
    .get('/lamp')
    .reply(() => [answered, { brightness: 80 }]);
  for (const one of [...Array<number>(times).fill(status), ...Array<number>(well).fill(200)]) {
    answered = one;
    await world.ask(callTool('get_lamp'), token);
  }
  return world.lines.slice(before);
}

const migration = { MIGRATION_URL: 'https://api.example.com/migrate', SIGNING_KEY_ARN: 'arn' };
const signIn = {
  ...poolEvent,
  triggerSource: 'UserMigration_Authentication',
  userName: 'ada@example.com',
  request: { password: 'x' },
  response: {},
};
const askedAs = (status: number) => {
  nock('https://secretsmanager.eu-west-1.amazonaws.com')
    .post('/')
    .reply(200, { SecretString: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  nock('https://api.example.com').post('/migrate').reply(status);
};
const federated = {
  ...poolEvent,
  triggerSource: 'PreSignUp_ExternalProvider',
  userName: 'Google_1',
  request: { userAttributes: { email: 'ada@example.com' } },
  response: {},
};
const tokens = (customerId: string) => ({
  ...poolEvent,
  triggerSource: 'TokenGeneration_HostedAuth',
  request: { userAttributes: { 'custom:customer_id': customerId } },
});
const pool = { USER_POOL_ID: 'eu-west-1_AbCdEfGhI', CLIENT_ID: 'c', SKILL_ID: 's' };
const sub = '11111111-2222-4333-8444-555555555555';

/** For each alarm on what a function writes: how it comes to the alarm, and what is much like it and none. */
const written: Readonly<Record<string, { raised(): Promise<string[]>; quiet(): Promise<string[]> }>> = {
  skill_alarm_invalid_responses: {
    raised: () => linesOfSkill(recorded('help'), reported('session-ended-invalid-response')),
    quiet: () => linesOfSkill(recorded('help'), recorded('stop'), reported('widget-installed')),
  },
  skill_alarm_faults: {
    raised: async () => {
      const { handler, log } = loadLamp();
      jest.spyOn(globalThis, 'URLSearchParams').mockImplementation(() => {
        throw new RangeError('A fault of the skill’s own.');
      });
      await handler(saying({ name: 'LampIntent' }));
      jest.spyOn(globalThis, 'URLSearchParams').mockRestore();
      return log;
    },
    quiet: () => linesOfApi(500, 1, 0),
  },
  // Five of fifty are a tenth.
  skill_alarm_saas_errors: {
    raised: () => linesOfApi(500, 6, 44),
    quiet: () => linesOfApi(500, 5, 45),
  },
  // Of few requests even all are no alarm.
  skill_alarm_refused: {
    raised: () => linesOfApi(401, 5, 0),
    quiet: () => linesOfApi(401, 4, 0),
  },
  addon_alarm_saas_errors: {
    raised: () => linesOfAddon(500, 6, 44),
    quiet: () => linesOfAddon(500, 5, 45),
  },
  user_migration_alarm_faults: {
    raised: () => {
      askedAs(500);
      return linesOfTrigger('user-migration', migration, signIn);
    },
    quiet: () => {
      askedAs(404);
      return linesOfTrigger('user-migration', migration, signIn);
    },
  },
  pre_sign_up_alarm_faults: {
    raised: () => {
      answerCalls({});
      return linesOfTrigger('pre-sign-up', { PROVIDERS: 'Google' }, federated);
    },
    quiet: () => {
      answerCalls({ ListUsers: { Users: [] } });
      return linesOfTrigger('pre-sign-up', { PROVIDERS: 'Google' }, federated);
    },
  },
  pre_token_generation_alarm_faults: {
    raised: () => linesOfTrigger('pre-token-generation', { CLAIMS: 'customerId' }, tokens('x'.repeat(200))),
    quiet: () => linesOfTrigger('pre-token-generation', { CLAIMS: 'customerId' }, tokens('cus_1')),
  },
  token_revocation_alarm_faults: {
    raised: () => {
      answerCalls({
        ListUsers: { Users: [{ Username: sub }] },
        AdminUserGlobalSignOut: { __type: 'NotAuthorizedException' },
      });
      return linesOfTrigger('token-revocation', pool, { sub });
    },
    quiet: () => {
      answerCalls({
        ListUsers: { Users: [{ Username: sub }] },
        AdminUserGlobalSignOut: { __type: 'UserNotFoundException' },
      });
      return linesOfTrigger('token-revocation', pool, { sub });
    },
  },
};

/** Alarms on numbers that AWS measures itself, of which no line tells: at the number, and just below it. */
const measured: readonly [ending: RegExp, Omit<Point, 'values'>, raised: number, quiet: number][] = [
  [/_alarm_errors$/, { namespace: 'AWS/Lambda', metric: 'Errors' }, 1, 0],
  [/_alarm_throttles$/, { namespace: 'AWS/Lambda', metric: 'Throttles' }, 1, 0],
  [/^skill_alarm_duration$/, { namespace: 'AWS/Lambda', metric: 'Duration' }, 6_401, 6_400],
  [
    /(migration|sign_up|generation|revocation)_alarm_duration$/,
    { namespace: 'AWS/Lambda', metric: 'Duration' },
    4_501,
    4_500,
  ],
  [/^addon_alarm_duration$/, { namespace: 'AWS/Lambda', metric: 'Duration' }, 2_401, 2_400],
  [/^addon_api_errors$/, { namespace: 'AWS/ApiGateway', metric: '5xx' }, 1, 0],
  [/(^|_)certificate_expiry$/, { namespace: 'AWS/CertificateManager', metric: 'DaysToExpiry' }, 29, 30],
];

test('every alarm is made to fire below', () => {
  const names = Object.keys(alarms);
  expect(
    names.filter((name) => !(name in written) && !measured.some(([ending]) => ending.test(name))),
  ).toEqual([]);
  expect(names.length).toBeGreaterThan(15);
});

test.each(Object.keys(written))(
  '%s is raised by lines that the function really writes, and by no others',
  async (name) => {
    const alarm = alarms[name];
    expect(alarm).toBeDefined();
    if (!alarm) return;
    const one = written[name];
    expect(fires(alarm, pointsOf((await one?.raised()) ?? []))).toBe(true);
    nock.cleanAll();
    jest.restoreAllMocks();
    expect(fires(alarm, pointsOf((await one?.quiet()) ?? []))).toBe(false);
  },
);

test.each(Object.entries(alarms).filter(([name]) => !(name in written)))(
  '%s is raised by what AWS measures, beyond its bound and not at it',
  (name, alarm) => {
    const [, point, raised, quiet] = measured.find(([ending]) => ending.test(name)) ?? [];
    const at = (value = 0): Point[] => (point ? [{ ...point, values: [value] }] : []);
    expect([fires(alarm, at(raised)), fires(alarm, at(quiet))]).toEqual([true, false]);
  },
);

test('each alarm has a line on the page for who is on call, by the end of its name', () => {
  const page = readFileSync(join('docs', 'operations.md'), 'utf8');
  const endings = [...page.matchAll(/`…(-[a-z-]+)`/g)].map(([, ending = '']) => ending);
  const names = Object.values(alarms).map(({ alarm_name }) =>
    alarm_name.replace(/^\$\{aws_lambda_function\.([a-z]+)(_function)?\.function_name\}/, '-$1'),
  );
  const explained = (name: string) => endings.some((ending) => name.endsWith(ending));
  expect(names.filter((name) => !explained(name))).toEqual([]);
  expect(endings.filter((ending) => !names.some((name) => name.endsWith(ending)))).toEqual([]);
});

test('an alarm watches the function whose lines raise it', () => {
  for (const [name, alarm] of Object.entries(alarms).filter(([one]) => one in written)) {
    const watched = name.replace(/_alarm_.*$/, '').replace('addon', 'addon_function');
    const looksAt = alarm.metric_query?.flatMap(({ metric }) => metric ?? []) ?? [alarm];
    expect(looksAt.length).toBeGreaterThan(0);
    for (const { dimensions } of looksAt) {
      expect(dimensions).toEqual({
        FunctionName: expression(`aws_lambda_function.${watched}.function_name`),
      });
    }
  }
});
