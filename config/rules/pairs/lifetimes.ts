import { cognitoLimits, defaultLifetimes } from '../../../cognito/limits';
import { parseDuration } from '../../duration';
import { at, type Context } from '../rule';
import { sources } from '../sources';
import { type Pair, pair } from './pair';

const refreshLifetime = ({ draft }: Context) =>
  at(['client', 'refreshTokenLifetime'], draft.client?.refreshTokenLifetime).filter(
    ({ value }) => (parseDuration(value)?.seconds ?? 0) >= cognitoLimits.refreshTokenSeconds.least,
  );

/** A refresh token that ends before the token it refreshes would never be used. */
const lastsAsLongAs = (token: 'accessToken' | 'idToken', words: string): Pair =>
  pair(['client.refreshTokenLifetime', `client.${token}Lifetime`], {
    judges: refreshLifetime,
    holds: (refresh, { draft }) =>
      (parseDuration(refresh)?.seconds ?? 0) >=
      (parseDuration(draft.client?.[`${token}Lifetime`] ?? defaultLifetimes[token])?.seconds ?? 0),
    expected: `no shorter than the ${words}`,
    source: sources.client,
    remedy: 'Make it longer, or the other one shorter.',
  });

/** How long tokens last beside one another. */
export const lifetimePairs: readonly Pair[] = [
  lastsAsLongAs('accessToken', 'access token'),
  lastsAsLongAs('idToken', 'ID token'),
];
