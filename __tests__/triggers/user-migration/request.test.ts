import nock from 'nock';
import { Webhook } from 'standardwebhooks';
import { readKey, sign } from '../../../triggers/user-migration/signature';
import { loadTrigger } from '../load-trigger';
import { ada, keyIs, migrationUnderTest, nobody, password, saasAnswers, secret, signIn } from './stage';

const trigger = migrationUnderTest();

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

test('the function does not start without its settings, and says which is missing', () => {
  expect(() => loadTrigger('user-migration', {})).toThrow('MIGRATION_URL is not set.');
});
