import { at, type Context, type Draft, type Located, type Rule, rule } from './rule';
import { hasCredentials, isHttps } from './shapes';
import { sources } from './sources';

const logRetention = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

type FunctionDraft = Exclude<Draft['skillFunction'], false | undefined> | NonNullable<Draft['addon']>;

/** A setting that the skill's function and the add-on's both have. */
const each =
  <Value>(name: string, read: (settings: FunctionDraft) => Value | undefined) =>
  ({ draft: { skillFunction, addon } }: Context): Located<Value>[] => [
    ...at(['skillFunction', name], skillFunction ? read(skillFunction) : undefined),
    ...at(['addon', name], addon && read(addon)),
  ];

const saasApiUrls = each('saasApiUrl', (settings) => settings.saasApiUrl);
const memories = each('memory', (settings) => settings.memory);
const retentions = each('logRetentionDays', (settings) => settings.logRetentionDays);

/** The rules of the functions: the skill's and the add-on's. */
export const functionRules: readonly Rule[] = [
  rule({
    judges: saasApiUrls,
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.url,
    remedy: 'Write the base URL of the SaaS API: access tokens travel to it.',
  }),
  rule({
    judges: saasApiUrls,
    holds: (url) => !hasCredentials(url),
    expected: 'a URL without a user name or password',
    source: sources.url,
    remedy: 'Delete what stands before the "@", and change that password: it has been in a file.',
  }),
  rule({
    judges: saasApiUrls,
    holds: (url) => !/[?#]/.test(url),
    expected: 'a base URL without query and fragment',
    source: sources.url,
    remedy: 'Delete what follows the path: the paths of the API are appended to it.',
  }),
  rule({
    judges: memories,
    holds: (memory) => memory >= 128 && memory <= 10_240,
    expected: '128 to 10,240 MB',
    source: sources.lambda,
    remedy: 'Leave it out to have 512.',
  }),
  rule({
    judges: retentions,
    holds: (days) => logRetention.includes(days),
    expected: `a number of days that CloudWatch knows: ${logRetention.join(', ')}`,
    source: sources.logs,
    remedy: 'Take the next longer one.',
  }),
];
