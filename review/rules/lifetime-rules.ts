import { clientTypes } from '../alexa-clients';
import type { Change, Side } from '../change';
import { changed, clause, created, ofAlexa, written } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import { lifetime, type Token, unitOf } from '../lifetimes';
import type { ResourceRule, Subject } from '../rule';
import { duration, everyCustomer } from '../wording';

const tokens: readonly Token[] = ['access', 'id', 'refresh'];

const tokenPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html';
const linkingPage =
  'https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html';

const refreshPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html';

/** Alexa asks that an access token live at least this many seconds. */
const alexaFloor = 360;

/** A refresh token that lives no longer than this makes customers link again while they still use the skill. */
const shortRefresh = 90 * 86_400;

function compare(change: Change, token: Token, test: (before: number, after: number) => boolean): Truth {
  const before = lifetime(change, 'before', token);
  const after = lifetime(change, 'after', token);
  return before === undefined || after === undefined ? 'unknown' : test(before, after);
}

function attributesOf(token: Token): string[] {
  return [`${token}_token_validity`, 'token_validity_units'];
}

/** A question about how long a token lives, now or afterwards. */
function lives(side: Side, says: string, token: Token, test: (seconds: number) => boolean): Clause<Subject> {
  return clause(
    says,
    ({ change }) => {
      const seconds = lifetime(change, side, token);
      return seconds === undefined ? 'unknown' : test(seconds);
    },
    ...attributesOf(token),
  );
}

const isBelowFloor = (seconds: number) => seconds < alexaFloor;
const isShort = (seconds: number) => seconds <= shortRefresh;

const refreshShortens: Clause<Subject> = clause(
  'the refresh token lives shorter than now',
  ({ change }) => compare(change, 'refresh', (before, after) => after < before),
  ...attributesOf('refresh'),
);

/** The number stays and the unit does not, or the other way round: the lifetime becomes another by accident. */
function unitSlips(token: Token): Clause<Subject> {
  return clause(
    `the lifetime of the ${token} token is counted in another unit`,
    ({ change }) => {
      const isSameNumber =
        change.before(`${token}_token_validity`).value === change.after(`${token}_token_validity`).value;
      return isSameNumber ? compare(change, token, (before, after) => before !== after) : false;
    },
    ...attributesOf(token),
  );
}

function shownLifetime(change: Change, side: 'before' | 'after', token: Token): string {
  const number = change.at(side, `${token}_token_validity`);
  const unit = change.at(side, `token_validity_units.0.${token}_token`);
  const seconds = lifetime(change, side, token);
  if (number.sensitive || unit.sensitive || seconds === undefined) return `${number} ${unit}`;
  return duration(seconds);
}

/** Token lifetimes: how long a customer stays linked, and how often Alexa has to renew. */
export const lifetimeRules: readonly ResourceRule[] = [
  {
    id: 'client-access-below-floor',
    on: clientTypes,
    severity: 'block',
    when: all(
      ofAlexa,
      not(lives('before', 'it was too short already', 'access', isBelowFloor)),
      lives('after', 'the access token lives shorter than Alexa accepts', 'access', isBelowFloor),
    ),
    changes: ({ change }) =>
      `Access tokens live ${shownLifetime(change, 'after', 'access')}; Alexa asks for at least 6 minutes.`,
    notice:
      'Alexa refuses to link, or a token expires while the skill is still using it: answers fail now and then.',
    affected: (subject) => `${everyCustomer(subject)}, until the lifetime is longer.`,
    instead:
      'Use 60 minutes: access_token_validity = 60 with access_token = "minutes" in token_validity_units.',
    source: linkingPage,
  },
  {
    id: 'client-units-changed',
    on: clientTypes,
    severity: 'high',
    when: all(changed, any(...tokens.map(unitSlips))),
    changes: (subject) =>
      tokens
        .filter((token) => unitSlips(token).holds(subject) !== false)
        .map((token) => slip(subject.change, token))
        .join(' '),
    notice: 'A lifetime that nobody meant: users have to sign in again early, or tokens live far too long.',
    affected: (subject) => `${everyCustomer(subject)}, from the next token on.`,
    instead: 'Change number and unit together, and state every unit in token_validity_units.',
    source: tokenPage,
  },
  {
    id: 'client-refresh-shorter',
    on: clientTypes,
    severity: 'high',
    when: all(changed, ofAlexa, refreshShortens),
    changes: ({ change }) =>
      `Refresh tokens live ${shownLifetime(change, 'after', 'refresh')} instead of ${shownLifetime(change, 'before', 'refresh')}.`,
    notice:
      'When it expires, the skill says that the account is not linked, and the customer has to link again.',
    affected: (subject) =>
      `${everyCustomer(subject)} who links from now on, again and again after that time. Those already linked: AWS does not document whether their tokens keep the old lifetime, so count on the shorter one.`,
    instead:
      'Keep the lifetime as it is, 3,650 days at most: for a skill, a link should last until the customer ends it.',
    source: refreshPage,
  },
  {
    id: 'app-client-refresh-shorter',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, not(ofAlexa), refreshShortens),
    changes: ({ change }) =>
      `Refresh tokens live ${shownLifetime(change, 'after', 'refresh')} instead of ${shownLifetime(change, 'before', 'refresh')}.`,
    notice: 'When it expires, users have to sign in again.',
    affected: 'Every user of that application who signs in from now on.',
    instead: 'Keep the lifetime, unless it is meant to be shorter.',
    source: refreshPage,
  },
  {
    id: 'client-refresh-short',
    on: clientTypes,
    severity: 'warn',
    when: all(
      written,
      ofAlexa,
      any(created, not(lives('before', 'it was short already', 'refresh', isShort))),
      lives('after', 'the refresh token lives 90 days at most', 'refresh', isShort),
    ),
    changes: ({ change }) => `Refresh tokens live only ${shownLifetime(change, 'after', 'refresh')}.`,
    notice:
      'Every customer has to link again each time that this is over, also those who use the skill every day.',
    affected: (subject) => `${everyCustomer(subject)}, for as long as it stays so.`,
    instead: "Use a long lifetime such as 3,650 days; Cognito's default of 30 days is meant for web sites.",
    source: refreshPage,
  },
];

/** "The refresh token keeps its number 3650, but …" */
function slip(change: Change, token: Token): string {
  const number = change.after(`${token}_token_validity`);
  return `The ${token} token keeps its number ${number}, but counts it in another unit: ${unitOf(change, 'before', token)} before, ${unitOf(change, 'after', token)} afterwards.`;
}
