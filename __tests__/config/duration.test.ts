import { parseDuration } from '../../config/duration';

test.each([
  ['60 minutes', { value: 60, unit: 'minutes', seconds: 3_600 }],
  ['1 day', { value: 1, unit: 'days', seconds: 86_400 }],
  ['90 seconds', { value: 90, unit: 'seconds', seconds: 90 }],
  ['1.5 hours', { value: 90, unit: 'minutes', seconds: 5_400 }],
  ['2 weeks', { value: 14, unit: 'days', seconds: 1_209_600 }],
  ['6 months', { value: 180, unit: 'days', seconds: 15_552_000 }],
  ['10 years', { value: 3_650, unit: 'days', seconds: 315_360_000 }],
  ['  10  Years ', { value: 3_650, unit: 'days', seconds: 315_360_000 }],
  ['1hour', { value: 1, unit: 'hours', seconds: 3_600 }],
] as const)('"%s" is read in a unit that Cognito knows', (words, expected) => {
  expect(parseDuration(words)).toEqual(expected);
});

test.each([
  '',
  '60',
  'minutes',
  '0 minutes',
  '-5 minutes',
  '1 fortnight',
  '1e3 minutes',
  '0.7 seconds',
  '1 hour 30 minutes',
  '99999999999 years',
])('"%s" is no span of time', (words) => {
  expect(parseDuration(words)).toBeUndefined();
});
