import nock from 'nock';
import {
  ada,
  forgotPassword,
  keyIs,
  migrationUnderTest,
  nobody,
  password,
  saasAnswers,
  secret,
  signIn,
} from './stage';

const trigger = migrationUnderTest();

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

test('an address keeps its letters that are not of ASCII: their small forms can be somebody else’s', async () => {
  keyIs(secret);
  nock('https://api.example.com')
    .post('/customers/migrate', { reason: 'sign-in', email: '\u212Aim@example.com', password })
    .reply(200, ada);
  expect(await trigger.handler({ ...signIn, userName: '\u212Aim@Example.com' })).toMatchObject({
    response: { userAttributes: { email: '\u212Aim@example.com' } },
  });
});
