import { at, type Context, type Rule, rule } from './rule';
import { hasCredentials, isHttps } from './shapes';
import { sources } from './sources';

const logRetention = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const skill = ({ draft }: Context) => draft.skillFunction || undefined;

/** The rules of the skill's function. */
export const skillFunctionRules: readonly Rule[] = [
  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.url,
    remedy: 'Write the base URL of the SaaS API: access tokens travel to it.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: (url) => !hasCredentials(url),
    expected: 'a URL without a user name or password',
    source: sources.url,
    remedy: 'Delete what stands before the "@", and change that password: it has been in a file.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: (url) => !/[?#]/.test(url),
    expected: 'a base URL without query and fragment',
    source: sources.url,
    remedy: 'Delete what follows the path: the paths of the API are appended to it.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'memory'], skill(context)?.memory),
    holds: (memory) => memory >= 128 && memory <= 10_240,
    expected: '128 to 10,240 MB',
    source: sources.lambda,
    remedy: 'Leave it out to have 512.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'logRetentionDays'], skill(context)?.logRetentionDays),
    holds: (days) => logRetention.includes(days),
    expected: `a number of days that CloudWatch knows: ${logRetention.join(', ')}`,
    source: sources.logs,
    remedy: 'Take the next longer one.',
  }),
];
