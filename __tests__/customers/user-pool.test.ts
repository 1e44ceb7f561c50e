import nock from 'nock';
import { exportUsers } from '../../customers/export';
import { importCustomers } from '../../customers/import';
import type { Row } from '../../customers/rows';
import { ImportingUserPool } from '../../customers/user-pool';
import { answerCalls } from '../triggers/cognito-api';

const before = { ...process.env };
beforeAll(() => {
  nock.disableNetConnect();
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
});
afterEach(() => nock.cleanAll());
afterAll(() => {
  process.env = before;
  nock.restore();
});

const mia = { email: 'mia@example.com', id: 'cus_1', emailVerified: true };
const add = (customer = mia) => new ImportingUserPool('eu-west-1_AbCdEfGhI').add(customer);
const meets = (UserStatus: string, attributes: Readonly<Record<string, string>>) =>
  answerCalls({
    AdminCreateUser: { __type: 'UsernameExistsException' },
    AdminGetUser: {
      UserStatus,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    },
    AdminSetUserPassword: {},
    AdminUpdateUserAttributes: {},
  });
const writes = (calls: ReturnType<typeof meets>) =>
  calls.map(({ operation }) => operation).filter((name) => /Set|Update/.test(name));

test('a customer whose import ended between their account and its password can sign in after the next', async () => {
  const calls = meets('FORCE_CHANGE_PASSWORD', { 'custom:customer_id': 'cus_1', email_verified: 'true' });
  expect(await add()).toEqual({ outcome: 'there' });
  expect(calls.at(-1)).toMatchObject({
    operation: 'AdminSetUserPassword',
    request: { Username: 'mia@example.com', Permanent: true },
  });
});

test('a customer who has set a password keeps it', async () => {
  const calls = meets('CONFIRMED', { 'custom:customer_id': 'cus_1', email_verified: 'true' });
  expect(await add()).toEqual({ outcome: 'there' });
  expect(writes(calls)).toEqual([]);
});

test.each([
  ['the account', 'false', true, 'nobody has confirmed the address'],
  ['the row', 'true', false, 'emailVerified is false'],
])(
  'an account gets no id where %s does not say that the address is confirmed: it could be somebody else’s',
  async (_which, email_verified, emailVerified, words) => {
    const calls = meets('CONFIRMED', { email_verified });
    expect(await add({ ...mia, emailVerified })).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining(words),
    });
    expect(writes(calls)).toEqual([]);
  },
);

describe('the import', () => {
  async function* rowsOf(count: number): AsyncGenerator<Row> {
    for (let number = 1; number <= count; number += 1) {
      yield { number, values: { email: `c${number}@example.com`, id: `cus_${number}` } };
    }
  }

  test('makes no more customers in a second than it may', async () => {
    const start = performance.now();
    await importCustomers({ rows: rowsOf(6), rate: 20, add: async () => ({ outcome: 'made' }) });
    // Five pauses of 50 ms lie between six customers.
    expect(performance.now() - start).toBeGreaterThanOrEqual(240);
  });

  test('ends after what is under way when it is told to', async () => {
    const stop = new AbortController();
    const made: string[] = [];
    const add = async ({ id }: { readonly id: string }) => {
      made.push(id);
      if (made.length === 2) stop.abort();
      return { outcome: 'made' } as const;
    };
    await importCustomers({ rows: rowsOf(50), rate: 25, add, signal: stop.signal });
    expect(made).toEqual(['cus_1', 'cus_2']);
  });

  test('asks for no more once a call has failed as every other would', async () => {
    let asked = 0;
    const add = async () => {
      asked += 1;
      throw new Error('gone');
    };
    await expect(importCustomers({ rows: rowsOf(50), rate: 25, add })).rejects.toThrow('gone');
    expect(asked).toBeLessThan(5);
  });
});

test('the export leaves out who was disabled, and who never confirmed a sign-up: imported they would be let in', async () => {
  const user = (email: string, given: object) => ({
    Enabled: true,
    UserStatus: 'CONFIRMED',
    Attributes: [
      { Name: 'email', Value: email },
      { Name: 'sub', Value: `sub of ${email}` },
    ],
    ...given,
  });
  answerCalls({
    ListUsers: {
      Users: [
        user('a@x.com', {}),
        user('b@x.com', { Enabled: false }),
        user('c@x.com', { UserStatus: 'UNCONFIRMED' }),
        user('d@x.com', { UserStatus: 'EXTERNAL_PROVIDER' }),
      ],
    },
  });
  const emails: string[] = [];
  for await (const { email } of exportUsers('eu-west-1_AbCdEfGhI')) emails.push(email);
  expect(emails).toEqual(['a@x.com', 'd@x.com']);
});
