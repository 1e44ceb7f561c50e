import { readConfiguration } from '../../skill/configuration';
import { loadSkill } from '../support/skill-under-test';

const valid = { SAAS_API_URL: 'https://api.example.com', SKILL_ID: 'amzn1.ask.skill.0f4d9a53-6c1b' };

it('takes what the infrastructure sets', () => {
  expect(readConfiguration({ ...valid, LOG_LEVEL: 'warn' })).toEqual({
    saasApiUrl: 'https://api.example.com/',
    skillId: 'amzn1.ask.skill.0f4d9a53-6c1b',
    personalization: false,
    logLevel: 'warn',
  });
});

it('has defaults for what may be left out', () => {
  expect(readConfiguration({ SAAS_API_URL: valid.SAAS_API_URL, SKILL_ID: '' })).toEqual({
    saasApiUrl: 'https://api.example.com/',
    skillId: undefined,
    personalization: false,
    logLevel: 'info',
  });
});

it.each(['http://localhost:3000', 'http://127.0.0.1:3000/base', 'http://[::1]:3000'])(
  'takes http for this machine: %s',
  (url) => {
    expect(readConfiguration({ SAAS_API_URL: url }).saasApiUrl).toBe(new URL(url).href);
  },
);

const url = 'SAAS_API_URL must be the https URL of your API, e.g. https://api.example.com';

it.each([
  [{ SAAS_API_URL: undefined }, `${url}. It is not set.`],
  [{ SAAS_API_URL: 'api.example.com' }, `${url}. It is "api.example.com", which is no URL.`],
  [
    { SAAS_API_URL: 'https://user:s3cret@api.example.com:99999' },
    `${url}. It is text of 41 characters, which is no URL.`,
  ],
  [
    { SAAS_API_URL: 'http://api.example.com' },
    `${url}; http is for localhost only. It is http://api.example.com/.`,
  ],
  [{ SAAS_API_URL: 'ftp://localhost' }, `${url}; http is for localhost only. It is ftp://localhost/.`],
  [
    { SAAS_API_URL: 'http://127.0.0.1.example.com' },
    `${url}; http is for localhost only. It is http://127.0.0.1.example.com/.`,
  ],
  [
    { SAAS_API_URL: 'https://user:s3cret@api.example.com/v2?key=s3cret' },
    `${url}, without user name, password, query or fragment. It is https://api.example.com/v2 with one of these.`,
  ],
  [
    { SKILL_ID: 'B0TEST' },
    'SKILL_ID must be the skill\'s id from the developer console, amzn1.ask.skill.…, or not set. It is "B0TEST".',
  ],
  [
    { LOG_LEVEL: 'loud' },
    'LOG_LEVEL must be one of debug, info, warn, error, or not set (info). It is "loud".',
  ],
])('refuses %j and says what it should be', (change, message) => {
  expect(() => readConfiguration({ ...valid, ...change })).toThrow(message);
});

it('is checked when the function starts', () => {
  expect(() => loadSkill({ SAAS_API_URL: 'http://api.example.com' })).toThrow('SAAS_API_URL must be');
});

it('takes the speaker’s own link first only where it is told so', () => {
  const personalization = (PERSONALIZATION: string) =>
    readConfiguration({ ...valid, PERSONALIZATION }).personalization;
  expect(['true', 'false', '', 'yes'].map(personalization)).toEqual([true, false, false, false]);
});
