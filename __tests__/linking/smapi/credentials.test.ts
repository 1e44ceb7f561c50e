import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CredentialsOptions, findCredentials } from '../../../linking/smapi/credentials';

const now = () => Date.parse('2026-03-01T12:00:00Z');
const token = (accessToken: string, expiresAt: string) => ({
  access_token: accessToken,
  refresh_token: 'Atzr|of-the-profile',
  token_type: 'bearer',
  expires_in: 3_600,
  expires_at: expiresAt,
});

function configFile(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'voicelink-ask-')), 'cli_config');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const file = configFile({
  profiles: {
    default: { token: token('Atza|default', '2026-03-01T12:30:00Z') },
    work: { token: token('Atza|work', '2026-03-01T12:30:00Z') },
    old: { token: token('Atza|old', '2026-03-01T11:00:00Z') },
  },
});
const profile = { ASK_LWA_CLIENT_ID: 'amzn1.client', ASK_LWA_CLIENT_CONFIRMATION: 'confirmation' };
const client = { clientId: 'amzn1.client', clientSecret: 'confirmation' };

const found: [what: string, options: CredentialsOptions, credentials: object][] = [
  ['the default profile', { env: {}, file }, { accessToken: 'Atza|default' }],
  [
    'the profile of ASK_DEFAULT_PROFILE',
    { env: { ASK_DEFAULT_PROFILE: 'work' }, file },
    { accessToken: 'Atza|work' },
  ],
  [
    '--profile before the environment',
    { env: { ASK_ACCESS_TOKEN: 'Atza|env' }, profile: 'work', file },
    { accessToken: 'Atza|work' },
  ],
  [
    'an access token of the environment',
    { env: { ASK_ACCESS_TOKEN: 'Atza|env' }, file },
    { accessToken: 'Atza|env' },
  ],
  [
    'a refresh token of the environment before its access token',
    { env: { ASK_ACCESS_TOKEN: 'Atza|env', ASK_REFRESH_TOKEN: 'Atzr|env', ...profile }, file },
    { refreshToken: 'Atzr|env', ...client },
  ],
  [
    'the refresh token of a profile whose access token has ended, with a security profile',
    { env: profile, profile: 'old', file },
    { refreshToken: 'Atzr|of-the-profile', ...client },
  ],
];

it.each(found)('takes %s', (_what, options, credentials) => {
  expect(findCredentials({ now, ...options }).credentials).toEqual(credentials);
});

it('lets the ASK CLI renew a token that has ended', () => {
  const own = configFile({ profiles: { default: { token: token('Atza|old', '2026-03-01T12:00:30Z') } } });
  const renew = () => {
    writeFileSync(
      own,
      JSON.stringify({ profiles: { default: { token: token('Atza|new', '2026-03-01T13:00:00Z') } } }),
    );
    return true;
  };
  expect(findCredentials({ env: {}, file: own, now, renew }).credentials).toEqual({
    accessToken: 'Atza|new',
  });
});

const refused: [what: string, options: CredentialsOptions, message: RegExp][] = [
  [
    'nothing at all',
    { env: {}, file: '/nowhere/cli_config' },
    /neither ASK_REFRESH_TOKEN or ASK_ACCESS_TOKEN, nor \/nowhere/,
  ],
  [
    'a refresh token without its security profile',
    { env: { ASK_REFRESH_TOKEN: 'Atzr|env' }, file },
    /ASK_LWA_CLIENT_ID and/,
  ],
  [
    'a profile that is not there',
    { env: {}, profile: 'wrok', file },
    /no token for a profile "wrok"; its profiles are: default, work, old/,
  ],
  [
    'a token that has ended',
    { env: {}, profile: 'old', file },
    /ended at 2026-03-01T11:00:00Z. Renew it with: npx .* -p old$/,
  ],
  ['a file of something else', { env: {}, file: configFile('{"profiles": 1}') }, /not a file of the ASK CLI/],
  ['a damaged file', { env: {}, file: configFile('{"profiles":') }, /not a file of the ASK CLI/],
];

it.each(refused)('says what to do about %s, and shows no token', (_what, options, message) => {
  const attempt = () => findCredentials({ now, ...options });
  expect(attempt).toThrow(message);
  expect(attempt).not.toThrow(/Atz[ar]\|/);
});
