import nock from 'nock';
import { Webhook } from 'standardwebhooks';
import { cognitoLimits } from '../../cognito/limits';
import { readKey, sign } from '../../triggers/user-migration/signature';
import { isDoneWithin } from '../support/waiting';
import { type LoadedTrigger, loadTrigger, poolEvent } from './load-trigger';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const password = 'Old-Horse-7';
const signIn = {
  ...poolEvent,
  triggerSource: 'UserMigration_Authentication',
  userName: ' Ada@Example.com ',
  request: { password },
  response: {
    userAttributes: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
  },
};
const forgotPassword = { ...signIn, triggerSource: 'UserMigration_ForgotPassword', request: {} };
/** Cognito says to it what it says of whomever it does not know. */
const nobody = (event: object) => ({ ...event, response: {} });
const ada = { customer: { id: 'cus_123', emailVerified: true, plan: 'team' } };

let trigger: LoadedTrigger;
beforeEach(() => {
  nock.disableNetConnect();
  trigger = loadTrigger('user-migration', {
    MIGRATION_URL: 'https://api.example.com/customers/migrate',
    SIGNING_KEY_ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:migration',
  });
});
afterEach(() => {
  nock.cleanAll();
  nock.abortPendingRequests();
  jest.restoreAllMocks();
});
afterAll(() => nock.restore());

const keyIs = (SecretString: string) =>
  nock('https://secretsmanager.eu-west-1.amazonaws.com').post('/').reply(200, { SecretString });
const saasAnswers = (status: number, body: nock.Body = '', headers = {}) =>
  nock('https://api.example.com').post('/customers/migrate').reply(status, body, headers);

describe('a customer whom the SaaS knows', () => {
  test('is taken over with the password that they have, the verified address and the SaaS’s own id', async () => {
    keyIs(secret);
    saasAnswers(200, ada);

    expect(await trigger.handler(signIn)).toEqual({
      ...signIn,
      response: {
        userAttributes: {
          email: 'ada@example.com',
          email_verified: 'true',
          'custom:customer_id': 'cus_123',
          'custom:plan': 'team',
        },
        finalUserStatus: 'CONFIRMED',
        messageAction: 'SUPPRESS',
        desiredDeliveryMediums: null,
      },
    });
    expect(trigger.last()).toMatchObject({
      level: 'info',
      source: 'UserMigration_Authentication',
      outcome: 'done',
      Events: 1,
      Done: 1,
      Refused: 0,
      Faults: 0,
    });
  });

  test('who forgot the password is taken over without one, and sets a new one by the mailed code', async () => {
    keyIs(secret);
    nock('https://api.example.com')
      .post('/customers/migrate', { reason: 'forgot-password', email: 'ada@example.com' })
      .reply(200, ada);

    expect(await trigger.handler(forgotPassword)).toMatchObject({
      response: {
        userAttributes: { email_verified: 'true' },
        messageAction: 'SUPPRESS',
        finalUserStatus: null,
      },
    });
  });

  test('whose address was never verified signs in, but is mailed no code', async () => {
    const unverified = { customer: { ...ada.customer, emailVerified: false } };
    keyIs(secret);
    saasAnswers(200, unverified);
    expect(await trigger.handler(signIn)).toMatchObject({
      response: { userAttributes: { email_verified: 'false' } },
    });
    saasAnswers(200, unverified);
    expect(await trigger.handler(forgotPassword)).toEqual(nobody(forgotPassword));
    expect(trigger.last()).toMatchObject({ outcome: 'refused', reason: 'address-not-verified' });
  });
});

describe('the request', () => {
  test('is signed so that a library that is not ours takes it', async () => {
    let received: { body: string; headers: Record<string, string> } | undefined;
    keyIs(secret);
    nock('https://api.example.com')
      .post('/customers/migrate')
      .reply(200, function (_uri, body) {
        received = { body: JSON.stringify(body), headers: this.req.headers as Record<string, string> };
        return ada;
      });
    await trigger.handler(signIn);

    const { body = '', headers = {} } = received ?? {};
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      reason: 'sign-in',
      email: 'ada@example.com',
      password,
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  });

  test('is signed as the example that the specification’s libraries share', () => {
    const key = readKey(secret);
    expect(
      key && sign(key, '{"test": 2432232314}', 1_614_265_330_000, 'msg_p5jXN8AQM9LWM0D4loKWxJek'),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('asks for the key once, and anew when the SaaS has refused the signature', async () => {
    keyIs(secret);
    saasAnswers(200, ada);
    saasAnswers(401);
    await trigger.handler(signIn);
    expect(await trigger.handler(signIn)).toEqual(nobody(signIn));
    expect(trigger.last()).toMatchObject({ level: 'error', reason: 'signature-refused' });

    keyIs('whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD');
    saasAnswers(200, ada);
    expect(await trigger.handler(signIn)).toMatchObject({ response: { finalUserStatus: 'CONFIRMED' } });
    expect(nock.isDone()).toBe(true);
  });
});

describe('the signing key', () => {
  test('is read anew after five minutes, so that an old one can be dropped', async () => {
    keyIs(secret);
    saasAnswers(200, ada);
    await trigger.handler(signIn);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000);
    keyIs('whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD');
    saasAnswers(200, ada);
    await trigger.handler(signIn);
    later.mockRestore();
    expect(nock.pendingMocks()).toEqual([]);
  });
});

test('an address keeps its letters that are not of ASCII: their small forms can be somebody else’s', async () => {
  keyIs(secret);
  nock('https://api.example.com')
    .post('/customers/migrate', { reason: 'sign-in', email: '\u212Aim@example.com', password })
    .reply(200, ada);
  expect(await trigger.handler({ ...signIn, userName: '\u212Aim@Example.com' })).toMatchObject({
    response: { userAttributes: { email: '\u212Aim@example.com' } },
  });
});

describe('whoever is not taken over', () => {
  test.each([
    ['is not known', () => saasAnswers(404), 'refused', 'not-known'],
    ['asks too often', () => saasAnswers(429, '', { 'retry-after': '60' }), 'failed', 'rate-limited'],
    ['meets a fault of the SaaS', () => saasAnswers(500, 'oops'), 'failed', 'server-error'],
    [
      'is sent elsewhere',
      () => saasAnswers(302, '', { location: 'https://x.example' }),
      'failed',
      'unexpected-status',
    ],
    ['gets no JSON', () => saasAnswers(200, 'Welcome'), 'failed', 'wrong-answer'],
    ['gets no id', () => saasAnswers(200, { customer: { emailVerified: true } }), 'failed', 'wrong-answer'],
    [
      'gets an id that is too long',
      () => saasAnswers(200, { customer: { ...ada.customer, id: 'x'.repeat(129) } }),
      'failed',
      'wrong-answer',
    ],
    [
      'gets a tenant that is too long',
      () => saasAnswers(200, { customer: { ...ada.customer, tenant: 'x'.repeat(129) } }),
      'failed',
      'wrong-answer',
    ],
    [
      'gets the word "false" for the address',
      () => saasAnswers(200, { customer: { ...ada.customer, emailVerified: 'false' } }),
      'failed',
      'wrong-answer',
    ],
    [
      'gets an endless answer',
      () => saasAnswers(200, { customer: ada.customer, more: 'x'.repeat(300_000) }),
      'failed',
      'wrong-answer',
    ],
    [
      'meets nobody',
      () =>
        nock('https://api.example.com')
          .post('/customers/migrate')
          .replyWithError(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
      'failed',
      'no-connection',
    ],
  ] as const)(
    'because one %s gets the same empty answer, and the log says why',
    async (_who, answers, outcome, reason) => {
      keyIs(secret);
      answers();
      expect(await trigger.handler(signIn)).toEqual(nobody(signIn));
      expect(trigger.last()).toMatchObject({
        outcome,
        reason,
        level: outcome === 'failed' ? 'error' : 'info',
        Refused: outcome === 'refused' ? 1 : 0,
        Faults: outcome === 'failed' ? 1 : 0,
      });
    },
  );

  test('waits less than Cognito does, and gets the same answer', async () => {
    keyIs(secret);
    nock('https://api.example.com').post('/customers/migrate').delay(30_000).reply(200, ada);
    const answer = trigger.handler(signIn);
    expect(await isDoneWithin(cognitoLimits.triggerMs, answer)).toBe(true);
    expect(await answer).toEqual(nobody(signIn));
    expect(trigger.last()).toMatchObject({ reason: 'time-out', Faults: 1 });
  });

  test.each(['no key at all', 'whsec_dG9vIHNob3J0', JSON.stringify({ key: secret })])(
    'because the secret is %j gets the same answer, and the SaaS is not asked',
    async (written) => {
      keyIs(written);
      expect(await trigger.handler(signIn)).toEqual(nobody(signIn));
      expect(trigger.last()).toMatchObject({ reason: 'signing-key', Faults: 1 });
    },
  );

  test.each([
    ['a phone number', { ...signIn, userName: '+4915112345678' }],
    ['no password', { ...signIn, request: {} }],
    ['a password that nobody has', { ...signIn, request: { password: 'x'.repeat(257) } }],
  ])('because one gives %s is not asked about', async (_what, event) => {
    expect(await trigger.handler(event)).toEqual(nobody(event));
    expect(trigger.last()).toMatchObject({ outcome: 'refused', reason: 'no-address' });
  });

  test('can be anything, and gets no answer but this', async () => {
    for (const event of [{}, { request: null }, { triggerSource: 5 }]) {
      expect(await trigger.handler(event)).toEqual(nobody(event));
      expect(trigger.last()).toMatchObject({ level: 'error', reason: 'unexpected', source: 'unrecognized' });
    }
  });
});

test('nothing of a customer’s and no key is in the log, whatever happens', async () => {
  const answers = [
    () => saasAnswers(200, ada),
    () => saasAnswers(404),
    () => saasAnswers(500, { password, id: 'cus_123' }),
  ];
  for (const answer of answers) {
    keyIs(secret);
    answer();
    await trigger.handler(signIn).catch(() => undefined);
  }
  const log = trigger.lines.join('\n');
  expect(trigger.lines).toHaveLength(3);
  for (const one of [password, 'ada@example.com', 'Ada@', 'cus_123', secret.slice(6)])
    expect(log).not.toContain(one);
});

test('the function does not start without its settings, and says which is missing', () => {
  expect(() => loadTrigger('user-migration', {})).toThrow('MIGRATION_URL is not set.');
});
