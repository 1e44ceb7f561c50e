import { recorded } from '../support/envelopes';
import { loadSkill } from '../support/skill-under-test';
import { loadTrigger } from '../triggers/load-trigger';
import { expressionsOf, shownOf, widgetsOf } from './dashboard-body';
import { everyCustomer, shipped, withAddon } from './environments';
import { synthesizeEnvironment } from './synthesize';

afterEach(() => jest.restoreAllMocks());

test('there is a dashboard only where the settings ask for one', () => {
  expect(synthesizeEnvironment(shipped('production')).json.resource).not.toHaveProperty(
    'aws_cloudwatch_dashboard',
  );
});

const titlesOf = (environment: typeof everyCustomer) =>
  widgetsOf({ ...environment, dashboard: true }).map(({ properties }) => properties.title);

test('it shows the way to a linked customer, the SaaS API, sign-ins, every function and the certificate', () => {
  expect(titlesOf(shipped('production'))).toEqual([
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
  expect(titlesOf(everyCustomer).slice(-6)).toEqual([
    'voicelink-customers-user-migration',
    'voicelink-customers-pre-sign-up',
    'voicelink-customers-pre-token-generation',
    'voicelink-customers-token-revocation',
    "The SaaS's migration endpoint: errors by operation",
    "The SaaS's migration endpoint: time by operation",
  ]);
});

test('an add-on is shown by itself, with what it asks of the SaaS API and its own certificate', () => {
  expect(titlesOf(withAddon).slice(-6)).toEqual([
    'Add-on: requests, and those without a good token or scope',
    'Add-on: SaaS API unavailable, and faults',
    'Add-on: time of an answer',
    'Add-on, SaaS API: errors by operation',
    'Add-on, SaaS API: time by operation',
    'Days until the add-on certificate ends',
  ]);
});

test('no widget lies on another', () => {
  const places = widgetsOf(everyCustomer).map(({ x, y }) => `${x},${y}`);
  expect(new Set(places).size).toBe(places.length);
});

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
