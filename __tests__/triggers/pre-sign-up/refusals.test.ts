import nock from 'nock';
import { cognitoLimits } from '../../../cognito/limits';
import { letPass } from '../../support/clock-in-hand';
import { until } from '../../support/waiting';
import { answerCalls } from '../cognito-api';
import { attributes, byGoogle, event, found, links, native, preSignUpUnderTest, verified } from './stage';

const trigger = preSignUpUnderTest();

describe('a customer who comes by a provider for the first time', () => {
  test('is not let in as somebody new where the account has been switched off, unless there is another', async () => {
    const off = { ...native, Enabled: false };
    const calls = found(off);
    await expect(trigger.handler(event('Google_1'))).rejects.toThrow('has been switched off');
    expect(links(calls)).toEqual([]);
    expect(trigger.last()).toMatchObject({ outcome: 'refused', reason: 'account-disabled' });
    // Who has not shown that the address is theirs does not hear of it.
    await expect(trigger.handler(event('Facebook_1', { email: 'ada@example.com' } as never))).rejects.toThrow(
      'does not say that the address is yours',
    );
    nock.cleanAll();
    const both = found(off, byGoogle);
    await trigger.handler(event('My_SSO_1'));
    expect(links(both)).toHaveLength(1);
  });

  test('is asked to try later where Cognito is slow, before it asks again', async () => {
    const asked = nock('https://cognito-idp.eu-west-1.amazonaws.com')
      .post('/')
      .delay(30_000)
      .reply(200, { Users: [] });
    const answer = trigger.handler(event('Google_1'));
    await until(() => asked.isDone());
    letPass(cognitoLimits.triggerMs - 500);
    await expect(answer).rejects.toThrow('Please try again');
    expect(trigger.last()).toMatchObject({ outcome: 'failed' });
  });

  test('is refused in plain words where the provider does not say that the address is theirs', async () => {
    const calls = found(native);
    for (const unverified of [{ email: 'ada@example.com' }, { ...verified, email_verified: 'false' }]) {
      await expect(trigger.handler(event('Facebook_1', unverified as never))).rejects.toThrow(
        'An account with this e-mail address is there already, and this way of signing in does not say that the address is yours. Please sign in the way you did before.',
      );
      expect(trigger.last()).toMatchObject({
        outcome: 'refused',
        reason: 'address-not-verified',
        level: 'info',
      });
    }
    expect(links(calls)).toEqual([]);
  });

  test.each([
    ['the pool does not know the provider', () => found(native), event('Elsewhere_1'), 'unknown-provider'],
    ['the provider is called almost so', () => found(native), event('Googler_1'), 'unknown-provider'],
    [
      'Cognito refuses the link',
      () =>
        answerCalls({
          ListUsers: { Users: [native] },
          AdminLinkProviderForUser: { __type: 'InvalidParameterException', message: 'ada@example.com' },
        }),
      event('Google_1'),
      'unexpected',
    ],
    ['Cognito does not list', () => answerCalls({}), event('Google_1'), 'unexpected'],
    [
      'the account’s identities are none',
      () => found({ ...byGoogle, Attributes: attributes({ ...verified, identities: 'x' }) }),
      event('My_SSO_1'),
      'unknown-account',
    ],
  ])(
    'is asked to try later where %s: a second account could never be joined',
    async (_what, api, asked, reason) => {
      api();
      await expect(trigger.handler(asked)).rejects.toThrow(
        new Error('Signing in is not possible just now. Please try again in a few minutes.'),
      );
      expect(trigger.last()).toMatchObject({ outcome: 'failed', level: 'error', reason, Faults: 1 });
      expect(trigger.lines.join()).not.toContain('ada@example.com');
    },
  );
});

describe('a customer who signs up with a password', () => {
  const signUp = { ...event('mia'), triggerSource: 'PreSignUp_SignUp' };

  test('is told to sign in as before, where a provider has brought that address', async () => {
    found(byGoogle);
    await expect(trigger.handler(signUp)).rejects.toThrow(
      'An account with this e-mail address is there already. Please sign in the way you did before, without a password of its own.',
    );
    expect(trigger.last()).toMatchObject({ outcome: 'refused', reason: 'federated-account' });
  });

  test('is let in otherwise, and whom an administrator or anything else makes is too', async () => {
    const calls = found(native);
    expect(await trigger.handler(signUp)).toEqual(signUp);
    for (const triggerSource of ['PreSignUp_AdminCreateUser', 'PreSignUp_OfTheFuture']) {
      const asked = { ...signUp, triggerSource };
      expect(await trigger.handler(asked)).toEqual(asked);
    }
    expect(calls.map(({ operation }) => operation)).toEqual(['ListUsers']);
  });
});
