import nock from 'nock';
import { poolEvent } from '../load-trigger';
import { triggerUnderTest } from '../trigger-under-test';

export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const password = 'Old-Horse-7';
export const signIn = {
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
export const forgotPassword = { ...signIn, triggerSource: 'UserMigration_ForgotPassword', request: {} };
/** Cognito says to it what it says of whomever it does not know. */
export const nobody = (event: object) => ({ ...event, response: {} });
export const ada = { customer: { id: 'cus_123', emailVerified: true, plan: 'team' } };

export const migrationUnderTest = () =>
  triggerUnderTest('user-migration', {
    MIGRATION_URL: 'https://api.example.com/customers/migrate',
    SIGNING_KEY_ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:migration',
  });

export const keyIs = (SecretString: string) =>
  nock('https://secretsmanager.eu-west-1.amazonaws.com').post('/').reply(200, { SecretString });
export const saasAnswers = (status: number, body: nock.Body = '', headers = {}) =>
  nock('https://api.example.com').post('/customers/migrate').reply(status, body, headers);
