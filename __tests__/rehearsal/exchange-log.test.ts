import { ExchangeLog, type Message } from '../../rehearsal/exchange-log';
import type { Party } from '../../rehearsal/party';

let log: ExchangeLog;
beforeEach(() => {
  log = new ExchangeLog();
});

const asked = (from: Party, to: Party, title: string, body = '') =>
  log.begin(from, to, {
    title,
    startLine: title,
    body,
    contentType: body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
  });
const last = () => log.messages.at(-1) as Message;

test.each<[from: Party, to: Party, title: string, body: string, purpose: RegExp]>([
  ['Customer', 'Alexa', '“what’s on”', '', /speaks to the device/],
  ['Customer', 'Alexa', 'GET layla.amazon.com', '', /brings Alexa the code/],
  ['Customer', 'Cognito', 'GET /oauth2/authorize', '', /sends the browser to Cognito/],
  ['Customer', 'Cognito', 'POST /login', '', /gives e-mail and password to Cognito/],
  [
    'Alexa',
    'Cognito',
    'POST /oauth2/token',
    'grant_type=authorization_code&code=a',
    /swaps the code for tokens/,
  ],
  ['Alexa', 'Cognito', 'POST /oauth2/token', 'grant_type=refresh_token', /with the refresh token/],
  ['Alexa', 'Skill', 'LampIntent', '{"accessToken":"abc"}', /with the customer’s access token/],
  ['Alexa', 'Skill', 'LampIntent', '{}', /without a token: no account is linked/],
  ['Alexa', 'Skill', 'SkillAccountLinked', '{"accessToken":"abc"}', /that an account was linked/],
  [
    'Skill',
    'SaaS API',
    'GET /v1/lamp',
    'access_token=abc',
    /^The skill asks your API in the customer’s name/,
  ],
  ['Add-on', 'SaaS API', 'GET /v1/lamp', 'access_token=abc', /^The add-on asks your API/],
  ['Alexa', 'Add-on', 'POST /mcp', '{"method":"tools/call","access_token":"abc"}', /calls the tool/],
  ['SaaS API', 'Skill', 'GET /', '', /./],
])('says what it is for that %s asks %s: %s %s', (from, to, title, body, purpose) => {
  asked(from, to, title, body);
  expect(last().purpose).toMatch(purpose);
  expect(last().purpose).toMatch(/^[A-Z][^{}]+\.$/);
});

test('says of an answer what it brings, and of a refusal why', () => {
  asked('Customer', 'Cognito', 'POST /login')({ title: '302 to layla.amazon.com', startLine: 'HTTP 302' });
  expect(last()).toMatchObject({
    failed: false,
    purpose: expect.stringContaining('a code that is good once'),
  });
  asked(
    'Customer',
    'Cognito',
    'POST /login',
  )({ title: '200, refused', startLine: 'HTTP 200', refusal: 'Wrong.' });
  expect(last()).toMatchObject({ failed: true, purpose: 'Cognito refuses the sign-in: Wrong.' });

  const found = 'Already found an entry for username Google_1';
  asked('Customer', 'Cognito', 'POST /idp/Google')({ title: '302', startLine: 'HTTP 302', refusal: found });
  expect(last().purpose).toMatch(new RegExp(`link again, and it works: ${found}$`));
});

test('has each token once, however often it stands in a message', () => {
  asked('Alexa', 'Skill', 'LampIntent', '{"session":{"accessToken":"abc"},"context":{"accessToken":"abc"}}');
  expect(last().tokens.map(({ name }) => name)).toEqual(['access token']);
});

test('a chapter begins with the next message, and with no other', () => {
  log.beginChapter('The customer asks');
  asked('Customer', 'Alexa', '“hello”')({ title: 'speech', startLine: 'speech' });
  expect(log.messages.map(({ begins }) => begins)).toEqual(['The customer asks', undefined]);
});

test('tells each listener what was thrown away', () => {
  const kept: number[] = [];
  const stop = log.subscribe({ message: () => undefined, kept: (from) => kept.push(from) });
  asked('Customer', 'Alexa', '“hello”');
  log.clear();
  stop();
  log.clear();
  expect([kept, log.messages, log.keptFrom]).toEqual([[2], [], 2]);
});
