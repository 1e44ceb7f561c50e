import nock from 'nock';
import { cognitoLimits } from '../../../cognito/limits';
import { letPass } from '../../support/clock-in-hand';
import { until } from '../../support/waiting';
import { ada, keyIs, migrationUnderTest, nobody, password, saasAnswers, secret, signIn } from './stage';

const trigger = migrationUnderTest();

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
    const asked = nock('https://api.example.com').post('/customers/migrate').delay(30_000).reply(200, ada);
    const answer = trigger.handler(signIn);
    await until(() => asked.isDone());
    letPass(cognitoLimits.triggerMs - 1_000);
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
    ['an address with a character that is not shown', { ...signIn, userName: 'ada\u200b@example.com' }],
    ['an address with a control character', { ...signIn, userName: 'ada\0@example.com' }],
    ['what no documented event has', { ...signIn, triggerSource: 'UserMigration_OfTheFuture' }],
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
