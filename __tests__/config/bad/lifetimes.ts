import { type BadSetting, bad } from './bad-setting';

/** How long tokens last. */
export const badLifetimes: readonly BadSetting[] = [
  bad(
    'client.accessTokenLifetime',
    'sixty minutes',
    '"sixty minutes"',
    'a number and a unit',
    'seconds, minutes',
  ),
  bad('client.accessTokenLifetime', '5 minutes', '"5 minutes"', 'at least 6 minutes', '60 minutes'),
  bad('client.accessTokenLifetime', 60, '60', 'text', 'Correct it.'),
  bad('client.idTokenLifetime', '25 hours', '"25 hours"', 'at most 1 day', 'by itself'),
  bad('client.refreshTokenLifetime', '59 minutes', '"59 minutes"', '1 hour to 3,650 days', 'security policy'),
  bad('client.refreshTokenLifetime', '11 years', '"11 years"', '1 hour to 3,650 days', 'security policy'),
  {
    ...bad(
      'client.refreshTokenLifetime',
      '30 days',
      '"30 days"',
      'a year or longer',
      'must link the account again',
    ),
    level: 'warning',
  },
];
