import { cognitoLimits } from '../../cognito/limits';
import { type Context, type Located, never, type Rule, repeated, rule } from './rule';
import { hasCredentials, isHttps } from './shapes';
import { sources } from './sources';

/** What a callback URL may be. */
export interface CallbackUrlShape {
  holds(url: string): boolean;
  readonly expected: string;
}

/** A service's own, as Alexa's are. */
const ofService: CallbackUrlShape = { holds: isHttps, expected: 'an absolute https URL' };

/** What Cognito asks of callback URLs, each written by a person. */
export function callbackUrlRules(
  judges: (context: Context) => readonly Located<string>[],
  /** Where the right ones are copied from. */
  origin: string,
  { holds, expected }: CallbackUrlShape = ofService,
): readonly Rule[] {
  return [
    rule({
      judges,
      holds,
      expected,
      source: sources.client,
      remedy: `Copy it whole from ${origin}.`,
    }),
    rule({
      judges,
      holds: (url) => !url.includes('#') && !hasCredentials(url),
      expected: 'a URL without a fragment and without a user name or password',
      source: sources.client,
      remedy: 'Leave out what follows the "#", and what stands before the "@".',
    }),
    rule({
      judges,
      holds: (url) => url.length <= cognitoLimits.callbackUrlLength,
      expected: 'at most 1,024 characters',
      source: sources.client,
      remedy: `Copy it from ${origin} again: nobody makes redirect URLs of this length.`,
    }),
    rule({
      judges: (context) => repeated(judges(context)),
      holds: never,
      expected: 'each redirect URL once',
      source: sources.client,
      remedy: 'Delete the repetition.',
    }),
  ];
}
