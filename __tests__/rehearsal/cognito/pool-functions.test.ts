import { decodeJwt } from 'jose';
import {
  type MigrationEndpoint,
  migrationPath,
  startMigrationEndpoint,
} from '../../../contracts/migration/reference';
import { Browser, type BrowserAnswer } from '../../../rehearsal/browser';
import { userPoolSettings } from '../../../rehearsal/cognito/user-pool-settings';
import { awsEnvironment, PoolFunctions } from '../../../rehearsal/pool-functions';
import { builtTriggers, customerChanges as changes, secretArn } from '../customer-stack';
import { ada, Flow } from '../linked-flow';
import { europe, stackJson } from '../terraform-stack';

const signingKey = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const grace = {
  id: 'cus_7',
  email: 'grace@example.com',
  password: 'old one',
  emailVerified: true,
  plan: 'team',
};

let folder: string;
let store: MigrationEndpoint;
let flow: Flow;
let functions: PoolFunctions;
const lines: string[] = [];

beforeAll(async () => {
  folder = await builtTriggers();
});
beforeEach(async () => {
  store = await startMigrationEndpoint({ signingKey, customers: [{ ...grace }] });
  functions = new PoolFunctions({
    settings: userPoolSettings(stackJson(changes)),
    folder,
    environment: () => ({
      ...awsEnvironment('eu-west-1', flow.cognito),
      MIGRATION_URL: `${store.url}${migrationPath}`,
    }),
    onLine: (line) => lines.push(line),
  });
  flow = await Flow.start(changes, {
    triggers: functions.functions,
    secrets: { [secretArn]: signingKey },
  });
});
afterEach(async () => {
  await Promise.all([functions.close(), flow.cognito.close(), store.close()]);
});

const signInWith = (username: string, password: string, browser = new Browser()) =>
  flow.signIn({}, { username, password }, browser);
const claimsOf = async ({ url }: BrowserAnswer) => {
  const code = new URL(url).searchParams.get('code') ?? `no code: ${url}`;
  const { json } = await flow.exchange(code);
  const access = decodeJwt(String(json.access_token));
  const refreshed = await flow.token({
    grant_type: 'refresh_token',
    refresh_token: String(json.refresh_token),
  });
  return {
    access,
    id: decodeJwt(String(json.id_token)),
    refreshed: decodeJwt(String(refreshed.json.access_token)),
  };
};

describe('a customer of the old store', () => {
  test('signs in with the old password, is the same customer in every token, and the store is asked once', async () => {
    const claims = await claimsOf(await signInWith(' Grace@example.com', grace.password));
    for (const token of [claims.access, claims.refreshed]) {
      expect(token).toMatchObject({ customerId: 'cus_7', plan: 'team', token_use: 'access' });
      expect(token).not.toHaveProperty('tenant');
    }
    expect(claims.id).not.toHaveProperty('customerId');
    store.customers.length = 0;
    const again = await claimsOf(await signInWith('grace@example.com', grace.password));
    expect(again.access.sub).toBe(claims.access.sub);
  });

  test('who mistypes the password is told the same as whom nobody knows, and is let in afterwards', async () => {
    const words = 'Incorrect username or password.';
    const wrong = await signInWith('grace@example.com', 'new one');
    const unknown = await signInWith('nobody@example.com', 'old one');
    // Nor is whom the pool has told from them.
    const inPool = await signInWith(ada.username, 'old one');
    for (const { body } of [wrong, unknown, inPool]) expect(body).toContain(words);
    expect((await signInWith('grace@example.com', grace.password)).url).toContain('code=');
  });

  test('who meets an outage is told the same, and let in when it is over', async () => {
    store.isBusy = true;
    expect((await signInWith('grace@example.com', grace.password)).body).toContain('Incorrect username');
    store.isBusy = false;
    expect((await signInWith('grace@example.com', grace.password)).url).toContain('code=');
  });

  test('who forgot the password sets a new one by the mailed code', async () => {
    const browser = new Browser();
    const page = await browser.open(flow.authorizeUrl({}, '/forgotPassword'));
    const next = await browser.submit(page, { username: 'grace@example.com' });
    const code = flow.cognito.users.mailedCode('grace@example.com') ?? 'no code';
    const end = await browser.submit(next, { confirmation_code: code, password: 'A-New-Horse-9-Battery' });
    expect((await claimsOf(end)).access).toMatchObject({ customerId: 'cus_7' });
    expect((await signInWith('grace@example.com', 'A-New-Horse-9-Battery')).url).toContain('code=');
  });

  test('whom nobody knows, forgetting, reads the same page', async () => {
    const browser = new Browser();
    const page = await browser.open(flow.authorizeUrl({}, '/forgotPassword'));
    const next = await browser.submit(page, { username: 'nobody@example.com' });
    expect(next.body).toContain('If there is an account of nobody@example.com');
    expect(flow.cognito.users.mailedCode('nobody@example.com')).toBeUndefined();
  });
});

describe('a customer who signs in by a provider', () => {
  const atProvider = async (
    name: string,
    email: string,
    fields: Record<string, string> = { verified: 'on' },
  ) => {
    const browser = new Browser();
    const page = await browser.open(flow.authorizeUrl({ identity_provider: name }));
    return browser.submit(page, { email, ...fields });
  };
  const errorOf = ({ url }: BrowserAnswer) => new URL(url).searchParams.get('error_description');

  test('is the customer who has the password, from the second try on, as with Cognito', async () => {
    const password = await claimsOf(await signInWith(ada.username, ada.password));
    const first = await atProvider('Google', ada.username);
    expect(first.url.startsWith(europe)).toBe(true);
    expect(errorOf(first)).toMatch(/^Already found an entry for username Google_/);
    const google = await claimsOf(await atProvider('Google', ada.username));
    expect(google.access.sub).toBe(password.access.sub);
    expect((await claimsOf(await signInWith(ada.username, ada.password))).access.sub).toBe(
      password.access.sub,
    );
  });

  test('is refused in plain words where the provider has not verified the address', async () => {
    const words = 'PreSignUp failed with error An account with this e-mail address is there already';
    expect(errorOf(await atProvider('Google', ada.username, {}))).toContain(words);
    expect(errorOf(await atProvider('Facebook', ada.username))).toContain(words);
    expect(flow.cognito.users.withEmail(ada.username)).toHaveLength(1);
  });

  test('is one of their own where nobody has the address, and the same each time', async () => {
    const first = await claimsOf(await atProvider('Google', 'new@example.com'));
    const again = await claimsOf(await atProvider('Google', 'new@example.com'));
    expect(again.access.sub).toBe(first.access.sub);
    expect(first.access.username).toMatch(/^google_/);
  });
});

test('nothing of a customer’s is in what the functions log', () => {
  expect(lines.length).toBeGreaterThan(10);
  const log = lines.join('\n');
  for (const one of ['grace@', 'ada@example', 'cus_7', grace.password, signingKey, 'eyJ'])
    expect(log).not.toContain(one);
});

test('the calls of functions and administrators are answered to this run’s access key alone', async () => {
  const call = (accessKeyId: string) =>
    fetch(flow.cognito.origin, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers',
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-west-1/cognito-idp/aws4_request`,
      },
      body: JSON.stringify({
        UserPoolId: flow.cognito.settings.userPoolId,
        Filter: `email = "${ada.username}"`,
      }),
    });
  expect((await call('AKIAOTHER')).status).toBe(400);
  expect(await (await call(flow.cognito.accessKeyId)).json()).toMatchObject({
    Users: [{ UserStatus: 'CONFIRMED' }],
  });
});
