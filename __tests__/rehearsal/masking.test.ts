import { ExchangeLog } from '../../rehearsal/exchange-log';
import { mask, maskBody, maskHeader, maskUrl } from '../../rehearsal/masking';
import { fc } from '../support/properties';

const jwt = ['{"alg":"RS256"}', '{"sub":"ada"}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

test.each<[what: string, shown: string, expected: string]>([
  ['a bearer token', maskHeader('authorization', `Bearer ${jwt}`).text, `Bearer ${mask(jwt)}`],
  ['a Basic secret', maskHeader('authorization', 'Basic YTpi').text, `Basic ${mask('YTpi')}`],
  ['an unknown scheme', maskHeader('authorization', 'Digest x').text, mask('Digest x')],
  ['a cookie', maskHeader('cookie', 'cognito=abc').text, mask('cognito=abc')],
  [
    'a cookie that is set',
    maskHeader('set-cookie', 'cognito=abc; HttpOnly').text,
    `cognito=${mask('abc')}; HttpOnly`,
  ],
  [
    'a code in an address',
    maskUrl('https://a.example/b?code=abc&x=1').text,
    `https://a.example/b?code=${mask('abc')}&x=1`,
  ],
  [
    'a code in a redirect',
    maskHeader('location', 'https://a.example/?code=abc').text,
    `https://a.example/?code=${mask('abc')}`,
  ],
  [
    'a password in a form',
    maskBody('application/x-www-form-urlencoded', 'password=p&username=u').text,
    `password=${mask('p')}\nusername=u`,
  ],
  [
    'a token in JSON',
    maskBody('application/json', '{"a":{"accessToken":"t"}}').text,
    `{\n  "a": {\n    "accessToken": "${mask('t')}"\n  }\n}`,
  ],
  ['a token in a list', maskBody('application/json', `["${jwt}"]`).text, `[\n  "${mask(jwt)}"\n]`],
  ['a token in broken JSON', maskBody('application/json', `{"x": ${jwt}`).text, `{"x": ${mask(jwt)}`],
  ['a token in plain text', maskBody('text/plain', `see ${jwt}!`).text, `see ${mask(jwt)}!`],
  [
    'a long state',
    maskUrl(`https://a.example/?state=${'s'.repeat(600)}`).text,
    'https://a.example/?state=ssssssssssss… (600 characters)',
  ],
])('masks %s', (_what, shown, expected) => {
  expect(shown).toBe(expected);
});

test('shows what a token claims', () => {
  expect(maskHeader('authorization', `Bearer ${jwt}`).tokens).toEqual([
    { name: 'access token', fingerprint: mask(jwt), claims: { sub: 'ada' } },
  ]);
  expect(maskBody('application/json', `{"id_token":"${jwt}"}`).tokens).toEqual([
    { name: 'ID token', fingerprint: mask(jwt), claims: { sub: 'ada' } },
  ]);
});

test('shows where a code or an opaque token came back, by the same fingerprint', () => {
  const carried = { name: 'code', fingerprint: mask('abc'), claims: {} };
  expect(maskHeader('location', 'https://a.example/?code=abc&state=x').tokens).toEqual([carried]);
  expect(maskBody('application/x-www-form-urlencoded', 'code=abc&client_id=x').tokens).toEqual([carried]);
  expect(maskBody('application/json', '{"refresh_token":"opaque"}').tokens).toEqual([
    { name: 'refresh token', fingerprint: mask('opaque'), claims: {} },
  ]);
  expect(maskHeader('authorization', 'Basic YTpi').tokens).toEqual([]);
});

test('the same secret looks the same, another one differs', () => {
  expect(mask('one')).toBe(mask('one'));
  expect(mask('one')).not.toBe(mask('two'));
  expect(mask('')).toBe('');
});

test('no message shows a token, wherever it stands', () => {
  const anywhere = fc.constantFrom('startLine', 'title', 'header', 'json', 'form', 'text');
  fc.assert(
    fc.property(anywhere, fc.stringMatching(/^[\w-]{1,12}$/), (place, name) => {
      const log = new ExchangeLog();
      const bodies: Record<string, string> = {
        json: JSON.stringify({ [name]: [jwt] }),
        form: `${name}=${jwt}`,
        text: `x${name} ${jwt}`,
      };
      const types: Record<string, string> = {
        json: 'application/json',
        form: 'application/x-www-form-urlencoded',
      };
      log.begin('Alexa', 'Skill', {
        title: place === 'title' ? jwt : 'GET /',
        startLine: place === 'startLine' ? `GET /${name}/${jwt}` : 'GET /',
        headers: place === 'header' ? { [`x-${name}`]: jwt } : {},
        contentType: types[place] ?? 'text/plain',
        body: bodies[place],
      });
      expect(JSON.stringify(log.messages)).not.toContain(jwt);
    }),
  );
});

test('a question in what is said is not taken for the query of an address', () => {
  const log = new ExchangeLog();
  const speech = 'Which one? The hall, or the attic? Say its name.';
  log.note('Skill', 'Alexa', speech, 'The skill asks back.');
  expect(log.messages[0]?.text).toBe(speech);
});

test('keeps the last four hundred messages', () => {
  const log = new ExchangeLog();
  for (let index = 0; index < 500; index += 1) log.note('Alexa', 'Skill', `note ${index}`, 'A note.');
  expect(log.messages).toHaveLength(400);
  expect(log.messages.at(-1)).toMatchObject({ id: 500, title: 'note 499' });
});
