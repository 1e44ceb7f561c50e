import nock from 'nock';
import { answerCalls } from './cognito-api';
import { type LoadedTrigger, loadTrigger } from './load-trigger';

const sub = '11111111-2222-4333-8444-555555555555';
const skillId = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001';
const pool = 'eu-west-1_AbCdEfGhI';

let trigger: LoadedTrigger;
beforeEach(() => {
  nock.disableNetConnect();
  trigger = loadTrigger('token-revocation', {
    USER_POOL_ID: pool,
    CLIENT_ID: 'alexa-client',
    SKILL_ID: skillId,
  });
});
afterEach(() => {
  nock.cleanAll();
  jest.restoreAllMocks();
});
afterAll(() => nock.restore());

const token = (changes: object = {}) => {
  const claims = {
    sub,
    username: sub,
    iss: `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`,
    client_id: 'alexa-client',
    exp: 1,
    ...changes,
  };
  return `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
};
const disabled = (accessToken: unknown, applicationId = skillId, type = 'AlexaSkillEvent.SkillDisabled') => ({
  version: '1.0',
  context: {
    System: { application: { applicationId }, user: { userId: 'amzn1.ask.account.X', accessToken } },
  },
  request: { type, requestId: '11111111-2222-4333-8444-555555555556', body: {} },
});
const signOut = { operation: 'AdminUserGlobalSignOut', request: { UserPoolId: pool, Username: sub } };
const remove = { ...signOut, operation: 'AdminDeleteUser' };
const lookUp = { operation: 'ListUsers', request: { UserPoolId: pool, Filter: `sub = "${sub}"` } };
const cognito = (Username = sub) =>
  answerCalls({ ListUsers: { Users: [{ Username }] }, AdminUserGlobalSignOut: {}, AdminDeleteUser: {} });

test('a customer who disables the skill is signed out everywhere, though the token has expired', async () => {
  const calls = cognito();
  expect(await trigger.handler(disabled(token()))).toEqual({});
  expect(calls).toEqual([signOut]);
  expect(trigger.last()).toMatchObject({ outcome: 'done', source: 'AlexaSkillEvent.SkillDisabled', Done: 1 });
  expect(trigger.lines.join()).not.toContain(sub);
});

test('a customer whom the SaaS has deleted is signed out, and deleted here too where that is asked', async () => {
  const calls = cognito();
  await trigger.handler({ sub });
  await trigger.handler({ sub, delete: true });
  expect(calls).toEqual([lookUp, signOut, lookUp, signOut, remove]);
  expect(trigger.last()).toMatchObject({ outcome: 'done', source: 'Departure' });
});

test('a customer who came by a provider is signed out by the name that Cognito has for them, not by the sub', async () => {
  const calls = cognito('google_99');
  await trigger.handler(disabled(token({ username: 'google_99' })));
  await trigger.handler({ sub, delete: true });
  expect(calls.map(({ operation, request }) => `${operation} ${request.Username ?? ''}`)).toEqual([
    'AdminUserGlobalSignOut google_99',
    'ListUsers ',
    'AdminUserGlobalSignOut google_99',
    'AdminDeleteUser google_99',
  ]);
  expect(trigger.lines.join()).not.toContain('google_99');
});

test.each([
  ['AlexaSkillEvent.SkillAccountLinked', { Linked: 1, Disabled: 0 }],
  ['AlexaSkillEvent.SkillDisabled', { Linked: 0, Disabled: 1 }],
  ['AlexaSkillEvent.SkillEnabled', { Linked: 0, Disabled: 0 }],
])('%s is counted here, because the skill does not hear of it', async (type, counts) => {
  cognito();
  await trigger.handler(disabled(token(), skillId, type));
  expect(trigger.last()).toMatchObject(counts);
});

test('asked again it does the same, and who is gone is gone', async () => {
  const calls = answerCalls({
    ListUsers: { Users: [] },
    AdminUserGlobalSignOut: { __type: 'UserNotFoundException' },
  });
  for (const event of [disabled(token()), { sub, delete: true }]) {
    expect(await trigger.handler(event)).toEqual({});
    expect(trigger.last()).toMatchObject({ outcome: 'nothing', reason: 'not-known', level: 'info' });
  }
  expect(calls).toEqual([signOut, lookUp]);
});

test.each([
  ['an event of another kind', disabled(token(), skillId, 'AlexaSkillEvent.SkillEnabled'), undefined],
  ['a customer who was not linked', disabled(undefined), 'not-linked'],
  ['a customer who was not linked, in other words', disabled(null), 'not-linked'],
])('%s signs nobody out', async (_what, event, reason) => {
  const calls = cognito();
  expect(await trigger.handler(event)).toEqual({});
  expect(calls).toEqual([]);
  expect(trigger.last()).toMatchObject({ outcome: 'nothing' });
  expect(trigger.last().reason).toBe(reason);
});

test.each([
  ['another skill', disabled(token(), 'amzn1.ask.skill.other'), 'other-skill'],
  [
    'a token of another pool',
    disabled(token({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/x' })),
    'unknown-token',
  ],
  ['a token of another client', disabled(token({ client_id: 'web' })), 'unknown-token'],
  ['a token that is none', disabled('a.b.c'), 'unknown-token'],
  ['nothing', {}, 'unknown-event'],
  ['an id that is none', { sub: 'ada@example.com' }, 'unknown-event'],
  ['more than is known', { sub, everybody: true }, 'unknown-event'],
])('%s signs nobody out, and fails where somebody sees it', async (_what, event, reason) => {
  const calls = cognito();
  await expect(trigger.handler(event)).rejects.toThrow();
  expect(calls).toEqual([]);
  expect(trigger.last()).toMatchObject({ reason });
});

test('a fault of Cognito’s fails, so that Alexa sends the event again', async () => {
  answerCalls({ AdminUserGlobalSignOut: { __type: 'TooManyRequestsException' } });
  await expect(trigger.handler(disabled(token()))).rejects.toThrow('The customer was not signed out.');
  expect(trigger.last()).toMatchObject({ outcome: 'failed', level: 'error', Faults: 1 });
});
