import { type BadSetting, bad, hidden, many } from './bad-setting';

/** What Alexa gave: ids and redirect URLs. */
export const badAlexa: readonly BadSetting[] = [
  bad('alexa.vendorId', 'm1a2b3', '"m1a2b3"', '10 to 20 capital letters and digits', 'mycid'),
  bad(
    'alexa.vendorId',
    'amzn1.ask.skill.00000000-0000-4000-8000-000000000001',
    '"amzn1.ask.skill.00000000-0000-4000-8000-000000000001"',
    'a vendor id',
    'not the vendor id',
    'the vendor id is a skill id',
  ),
  bad(
    'alexa.skillId',
    'M1A2B3C4D5E6F7',
    '"M1A2B3C4D5E6F7"',
    '"amzn1.ask.skill." and a UUID',
    'View Skill ID',
  ),
  bad(
    'alexa.skillId',
    'amzn1.ask.skill.12345678-1234-1234-1234-12345678901',
    '"amzn1.ask.skill.12345678-1234-1234-1234-12345678901"',
    'a UUID',
    'View Skill ID',
    'the skill id lacks a character',
  ),
  bad('alexa.skillId', undefined, 'nothing', 'text', 'Add it.', 'the skill id is missing'),
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['http://pitangui.amazon.com/x'],
      '"http://pitangui.amazon.com/x"',
      'an absolute https URL',
      'developer console',
      'a redirect URL is not https',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['/api/skill/link'],
      '"/api/skill/link"',
      'an absolute https URL',
      'whole',
      'a redirect URL is relative',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://a.example/x#y'],
      '"https://a.example/x#y"',
      'without a fragment',
      '"#"',
      'a redirect URL has a fragment',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://me@a.example/x'],
      '"https://me@a.example/x"',
      'without a user name',
      '"@"',
      'a redirect URL has a user name',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      [`https://a.example/${'x'.repeat(1_007)}`],
      hidden(1_025),
      'at most 1,024 characters',
      'of this length',
      'a redirect URL is one character too long',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://a.example/', 'https://a.example/'],
      '"https://a.example/"',
      'each redirect URL once',
      'Delete the repetition',
      'a redirect URL is listed twice',
    ),
    path: 'alexa.extraRedirectUrls[1]',
  },
  {
    ...bad(
      'alexa.extraRedirectUrls',
      ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7'],
      '"https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"',
      'beyond the three that are made from the vendor id',
      'registered already',
      'a redirect URL is one of those made from the vendor id',
    ),
    path: 'alexa.extraRedirectUrls[0]',
  },
  bad(
    'alexa.extraRedirectUrls',
    many(98, (i) => `https://a.example/${i}`),
    'a list of 98 entries',
    'at most 97',
    'does not list',
    'there are 101 callback URLs',
  ),
];
