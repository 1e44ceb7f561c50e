import nock from 'nock';
import { answerCalls } from '../cognito-api';
import { poolEvent } from '../load-trigger';
import {
  attributes,
  byGoogle,
  event,
  found,
  link,
  links,
  native,
  preSignUpUnderTest,
  verified,
} from './stage';

const trigger = preSignUpUnderTest();

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

  test('is made one with an account that Cognito gives on a later page', async () => {
    const calls = answerCalls({
      ListUsers: ({ PaginationToken }: { PaginationToken?: string }) =>
        PaginationToken === undefined ? { Users: [], PaginationToken: 'next' } : { Users: [native] },
      AdminLinkProviderForUser: {},
    });
    await trigger.handler(event('Google_1234'));
    expect(links(calls)).toHaveLength(1);
  });

  test('is let in where the one that was asked at the same time has made the link', async () => {
    const meanwhile = {
      ...native,
      Attributes: attributes({ ...verified, identities: '[{"userId":"1234","providerName":"Google"}]' }),
    };
    const listed = [native, meanwhile];
    answerCalls({
      ListUsers: () => ({ Users: [listed.shift()] }),
      AdminLinkProviderForUser: { __type: 'InvalidParameterException', message: 'SourceUser is linked' },
    });
    const asked = event('Google_1234');
    expect(await trigger.handler(asked)).toEqual(asked);
    expect(trigger.last()).toMatchObject({ outcome: 'done', reason: 'linked-before', Faults: 0 });
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

  test.each([
    ['its address', { Attributes: attributes({ ...verified, email_verified: 'false' }) }],
    ['its address, of which nothing is said', { Attributes: attributes({ email: verified.email }) }],
    [
      'its address, which a word calls verified',
      { Attributes: attributes({ ...verified, email_verified: 'True' }) },
    ],
    ['the sign-up, whatever its address says', { UserStatus: 'UNCONFIRMED' }],
  ])(
    'gets no account of which nobody has confirmed %s: somebody else may have made it',
    async (_what, changes) => {
      const calls = found({ ...native, ...changes });
      await trigger.handler(event('Google_1'));
      expect(links(calls)).toEqual([]);
      expect(trigger.last()).toMatchObject({ outcome: 'nothing' });
    },
  );

  test('is not taken for somebody whose address has ASCII letters where theirs has others', async () => {
    const calls = found();
    await trigger.handler(event('Google_1', { ...verified, email: '\u212Aim@Example.com' }));
    expect(calls.map(({ request }) => request.Filter).sort()).toEqual([
      'email = "\u212Aim@Example.com"',
      'email = "\u212Aim@example.com"',
    ]);
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
});
