import nock from 'nock';
import { cognitoLimits } from '../../cognito/limits';
import { isDoneWithin } from '../support/waiting';
import { answerCalls } from './cognito-api';
import { type LoadedTrigger, loadTrigger, poolEvent } from './load-trigger';

const providers = { PROVIDERS: 'Google,My_SSO,Facebook,Staff', TRUSTED_PROVIDERS: 'Staff' };

let trigger: LoadedTrigger;
beforeEach(() => {
  nock.disableNetConnect();
  trigger = loadTrigger('pre-sign-up', providers);
});
afterEach(() => {
  nock.cleanAll();
  nock.abortPendingRequests();
  jest.restoreAllMocks();
});
afterAll(() => nock.restore());

const attributes = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
const verified = { email: 'ada@example.com', email_verified: 'true' };
const native = {
  Username: 'sub-1',
  UserStatus: 'CONFIRMED',
  Enabled: true,
  Attributes: attributes(verified),
};
const byGoogle = {
  Username: 'google_99',
  UserStatus: 'EXTERNAL_PROVIDER',
  Enabled: true,
  Attributes: attributes({ ...verified, identities: '[{"userId":"99","providerName":"Google"}]' }),
};

const event = (userName: string, userAttributes: Record<string, string> = verified) => ({
  ...poolEvent,
  triggerSource: 'PreSignUp_ExternalProvider',
  userName,
  request: { userAttributes },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
});
const link = (DestinationUser: object, SourceUser: object) => ({
  operation: 'AdminLinkProviderForUser',
  request: { UserPoolId: poolEvent.userPoolId, DestinationUser, SourceUser },
});
const found = (...Users: object[]) => answerCalls({ ListUsers: { Users }, AdminLinkProviderForUser: {} });
const links = (calls: ReturnType<typeof found>) =>
  calls.filter(({ operation }) => operation === 'AdminLinkProviderForUser');

describe('a customer who comes by a provider for the first time', () => {
  test('is not linked again where Cognito asks again, having had no answer in time', async () => {
    const linked = {
      ...native,
      Attributes: attributes({ ...verified, identities: '[{"userId":"1234","providerName":"Google"}]' }),
    };
    const calls = found(linked);
    const asked = event('google_1234');
    expect(await trigger.handler(asked)).toEqual(asked);
    expect(links(calls)).toEqual([]);
    expect(trigger.last()).toMatchObject({ outcome: 'done', reason: 'linked-before' });
    // Another identity at the same provider is another one.
    await trigger.handler(event('Google_99'));
    expect(links(calls)).toHaveLength(1);
  });

  test('is made one with the account of that address', async () => {
    const calls = found(native);
    const asked = event('Google_1234');
    expect(await trigger.handler(asked)).toEqual(asked);
    expect(calls[0]).toEqual({
      operation: 'ListUsers',
      request: { UserPoolId: poolEvent.userPoolId, Filter: 'email = "ada@example.com"' },
    });
    expect(links(calls)).toEqual([
      link(
        { ProviderName: 'Cognito', ProviderAttributeValue: 'sub-1' },
        { ProviderName: 'Google', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: '1234' },
      ),
    ]);
    expect(trigger.last()).toMatchObject({ outcome: 'done', source: 'PreSignUp_ExternalProvider', Done: 1 });
  });

  test('is made one with the account of another provider, where there is none with a password', async () => {
    const calls = found(byGoogle);
    await trigger.handler(event('my_sso_a_b'));
    expect(links(calls)).toEqual([
      link(
        { ProviderName: 'Google', ProviderAttributeValue: '99' },
        { ProviderName: 'My_SSO', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: 'a_b' },
      ),
    ]);
  });

  test('is made one with the identity by which that account came, not with one that was linked to it', async () => {
    const identities = '[{"userId":"5","providerName":"Facebook"},{"userId":"99","providerName":"Google"}]';
    const calls = found({ ...byGoogle, Attributes: attributes({ ...verified, identities }) });
    await trigger.handler(event('My_SSO_5'));
    expect(links(calls).map(({ request }) => request.DestinationUser)).toEqual([
      { ProviderName: 'Google', ProviderAttributeValue: '99' },
    ]);
  });

  test('is made one with the account that has a password, where both are there', async () => {
    const calls = found(byGoogle, native);
    await trigger.handler(event('My_SSO_5'));
    expect(links(calls).map(({ request }) => request.DestinationUser)).toEqual([
      { ProviderName: 'Cognito', ProviderAttributeValue: 'sub-1' },
    ]);
  });

  test('is made one with the oldest account, where several providers have brought that address', async () => {
    const bySso = {
      ...byGoogle,
      Username: 'my_sso_7',
      Attributes: attributes({ ...verified, identities: '[{"userId":"7","providerName":"My_SSO"}]' }),
    };
    const calls = found(
      { ...byGoogle, UserCreateDate: 1_700_000_100 },
      { ...bySso, UserCreateDate: 1_700_000_000 },
    );
    await trigger.handler(event('Staff_5'));
    expect(links(calls).map(({ request }) => request.DestinationUser)).toEqual([
      { ProviderName: 'My_SSO', ProviderAttributeValue: '7' },
    ]);
  });

  test('is made one with the account of a provider that the settings trust, though it says nothing of the address', async () => {
    const byStaff = (provider: string) => ({
      ...byGoogle,
      Attributes: attributes({
        ...verified,
        email_verified: 'false',
        identities: `[{"userId":"7","providerName":"${provider}"}]`,
      }),
    });
    const calls = found(byStaff('Staff'));
    await trigger.handler(event('Google_1'));
    expect(links(calls).map(({ request }) => request.DestinationUser)).toEqual([
      { ProviderName: 'Staff', ProviderAttributeValue: '7' },
    ]);
    nock.cleanAll();
    const others = found(byStaff('Facebook'));
    await trigger.handler(event('Google_1'));
    expect(links(others)).toEqual([]);
  });

  test('is let in as a customer of their own, where the address is nobody’s', async () => {
    const calls = found();
    expect(await trigger.handler(event('Google_1'))).toMatchObject({ userName: 'Google_1' });
    expect(links(calls)).toEqual([]);
    expect(trigger.last()).toMatchObject({ outcome: 'nothing' });
  });

  test('gets no account that was never confirmed: somebody else may have made it', async () => {
    const calls = found({ ...native, Attributes: attributes({ ...verified, email_verified: 'false' }) });
    await trigger.handler(event('Google_1'));
    expect(links(calls)).toEqual([]);
    expect(trigger.last()).toMatchObject({ outcome: 'nothing' });
  });

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

  test('is not taken for somebody whose address has ASCII letters where theirs has others', async () => {
    const calls = found();
    await trigger.handler(event('Google_1', { ...verified, email: '\u212Aim@Example.com' }));
    expect(calls.map(({ request }) => request.Filter).sort()).toEqual([
      'email = "\u212Aim@Example.com"',
      'email = "\u212Aim@example.com"',
    ]);
  });

  test('is asked to try later where Cognito is slow, before it asks again', async () => {
    nock('https://cognito-idp.eu-west-1.amazonaws.com').post('/').delay(30_000).reply(200, { Users: [] });
    const answer = trigger.handler(event('Google_1'));
    expect(await isDoneWithin(cognitoLimits.triggerMs, answer)).toBe(true);
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

  test('is believed without that word where the settings trust the provider', async () => {
    const calls = found(native);
    await trigger.handler(event('Staff_1', { email: 'ada@example.com' } as never));
    expect(links(calls)).toHaveLength(1);
  });

  test('is asked about in both spellings, and with quotation marks as what they are', async () => {
    const calls = found();
    await trigger.handler(event('Google_1', { ...verified, email: '"A\\da"@Example.com' }));
    expect(calls.map(({ request }) => request.Filter).sort()).toEqual([
      'email = "\\"A\\\\da\\"@Example.com"',
      'email = "\\"a\\\\da\\"@example.com"',
    ]);
  });

  test('without an address is let in', async () => {
    const calls = found(native);
    await trigger.handler(event('Facebook_1', {}));
    expect(calls).toEqual([]);
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

  test('is let in otherwise, and whom an administrator makes is too', async () => {
    const calls = found(native);
    expect(await trigger.handler(signUp)).toEqual(signUp);
    await trigger.handler({ ...signUp, triggerSource: 'PreSignUp_AdminCreateUser' });
    expect(calls.map(({ operation }) => operation)).toEqual(['ListUsers']);
  });
});
