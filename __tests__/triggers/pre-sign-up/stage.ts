import { answerCalls } from '../cognito-api';
import { poolEvent } from '../load-trigger';
import { triggerUnderTest } from '../trigger-under-test';

export const preSignUpUnderTest = () =>
  triggerUnderTest('pre-sign-up', {
    PROVIDERS: 'Google,My_SSO,Facebook,Staff',
    TRUSTED_PROVIDERS: 'Staff',
  });

export const attributes = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
export const verified = { email: 'ada@example.com', email_verified: 'true' };
export const native = {
  Username: 'sub-1',
  UserStatus: 'CONFIRMED',
  Enabled: true,
  Attributes: attributes(verified),
};
export const byGoogle = {
  Username: 'google_99',
  UserStatus: 'EXTERNAL_PROVIDER',
  Enabled: true,
  Attributes: attributes({ ...verified, identities: '[{"userId":"99","providerName":"Google"}]' }),
};

export const event = (userName: string, userAttributes: Record<string, string> = verified) => ({
  ...poolEvent,
  triggerSource: 'PreSignUp_ExternalProvider',
  userName,
  request: { userAttributes },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
});
export const link = (DestinationUser: object, SourceUser: object) => ({
  operation: 'AdminLinkProviderForUser',
  request: { UserPoolId: poolEvent.userPoolId, DestinationUser, SourceUser },
});
export const found = (...Users: object[]) =>
  answerCalls({ ListUsers: { Users }, AdminLinkProviderForUser: {} });
export const links = (calls: ReturnType<typeof found>) =>
  calls.filter(({ operation }) => operation === 'AdminLinkProviderForUser');
