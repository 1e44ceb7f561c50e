import { type BadSetting, bad, hidden } from './bad-setting';

/** The skill's function. */
export const badFunctions: readonly BadSetting[] = [
  bad('skillFunction', true, 'true', 'false or an object', 'Correct it.'),
  bad(
    'skillFunction',
    undefined,
    'nothing',
    'false or an object',
    'Add it.',
    'the skill function is missing',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'http://api.example.com',
    '"http://api.example.com"',
    'an absolute https URL',
    'access tokens travel',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://me@api.example.com',
    '"https://me@api.example.com"',
    'without a user name or password',
    'change that password',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://me:hunter2@api.example.com',
    hidden(34),
    'without a user name or password',
    'change that password',
    'the API URL has a password',
  ),
  bad(
    'skillFunction.saasApiUrl',
    'https://api.example.com?a=1',
    '"https://api.example.com?a=1"',
    'without query',
    'appended',
  ),
  bad('skillFunction.memory', 64, '64', '128 to 10,240 MB', '512'),
  bad('skillFunction.memory', '512 MB', '"512 MB"', 'a whole number', 'Correct it.'),
  bad('skillFunction.memory', 512.5, '512.5', 'a whole number', 'Correct it.'),
  bad('skillFunction.logRetentionDays', 366, '366', '365, 400', 'next longer'),
  bad('skillFunction.runtime', 'nodejs18.x', '"nodejs18.x"', '"nodejs22.x" or "nodejs24.x"', 'Correct it.'),
  bad(
    'skillFunction.memorySize',
    512,
    'a setting of this name',
    'one of saasApiUrl, memory',
    'Correct the name',
  ),
];
