import { alexaLimits } from '../../alexa/limits';
import { cognitoLimits, secondsPerUnit } from '../../cognito/limits';
import { parseDuration } from '../duration';
import { at, type Context, type Located, type Rule, rule } from './rule';
import { sources } from './sources';

const year = 365 * secondsPerUnit.days;
const { refreshTokenSeconds } = cognitoLimits;

const lifetimes = ({ draft: { client } }: Context) => [
  ...at(['client', 'accessTokenLifetime'], client?.accessTokenLifetime),
  ...at(['client', 'idTokenLifetime'], client?.idTokenLifetime),
  ...at(['client', 'refreshTokenLifetime'], client?.refreshTokenLifetime),
];
/** Those that can be read: the others break a rule of their own. */
const readable = (located: readonly Located<string>[]) =>
  located.filter(({ value }) => parseDuration(value) !== undefined);
const shortLifetimes = (context: Context) =>
  readable(lifetimes(context).filter(({ path }) => path[1] !== 'refreshTokenLifetime'));
const refreshLifetime = (context: Context) =>
  readable(lifetimes(context).filter(({ path }) => path[1] === 'refreshTokenLifetime'));
const seconds = (words: string) => parseDuration(words)?.seconds ?? 0;

/** The rules of how long tokens last. */
export const lifetimeRules: readonly Rule[] = [
  rule({
    judges: lifetimes,
    holds: (words) => parseDuration(words) !== undefined,
    expected: 'a number and a unit, e.g. "60 minutes", "1 day", "10 years"',
    source: sources.voicelink,
    remedy: 'Write it in seconds, minutes, hours, days, weeks, months (of 30 days) or years (of 365 days).',
  }),
  rule({
    judges: shortLifetimes,
    holds: (words) => seconds(words) >= alexaLimits.accessTokenSeconds,
    expected: `at least ${alexaLimits.accessTokenSeconds / 60} minutes`,
    source: sources.alexaLinking,
    remedy: 'Write a longer one, e.g. "60 minutes".',
  }),
  rule({
    judges: shortLifetimes,
    holds: (words) => seconds(words) <= cognitoLimits.accessTokenSeconds,
    expected: 'at most 1 day',
    source: sources.client,
    remedy: 'Write a shorter one: Alexa gets a new one by itself with the refresh token.',
  }),
  rule({
    judges: refreshLifetime,
    holds: (words) =>
      seconds(words) >= refreshTokenSeconds.least && seconds(words) <= refreshTokenSeconds.most,
    expected: '1 hour to 3,650 days (10 years)',
    source: sources.client,
    remedy: 'Leave it out to have 10 years, or write what your security policy asks.',
  }),
  rule({
    level: 'warning',
    judges: (context) =>
      refreshLifetime(context).filter(({ value }) => seconds(value) >= refreshTokenSeconds.least),
    holds: (words) => seconds(words) >= year,
    expected: 'a year or longer',
    source: sources.alexaLinking,
    remedy:
      'Every customer must link the account again each time it ends: until then the skill answers with nothing but a link card. Leave it out to have 10 years.',
  }),
];
