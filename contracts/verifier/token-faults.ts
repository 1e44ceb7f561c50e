import { z } from 'zod';
import type { RequestedState } from './provider-states';

/** The claims of a token that tell whether it is what a state calls it. */
const claims = z.object({ exp: z.number().optional(), scope: z.string().optional() });

/** The claims of a JWT, unchecked; undefined for what is none. */
export function claimsOf(token: string): z.output<typeof claims> | undefined {
  try {
    return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** What the tokens of the states have to be; a token of no JWT's shape says nothing and is not judged here. */
const isOver: Readonly<Record<string, boolean>> = {
  'a valid access token': false,
  'an expired access token': true,
  'a revoked access token': false,
  'a forged access token': false,
  'a valid access token of the add-on': false,
  'an access token of the add-on for another service': false,
  'an access token for the add-on of another app client': false,
};

/**
 * What is wrong with the token that a state gave, in a sentence: it has expired though the state calls it valid, or
 * has not, or it has scopes that the state does not ask for, or lacks some.
 *
 * @param now milliseconds since the epoch
 */
export function tokenFault({ name, params }: RequestedState, token: string, now: number): string | undefined {
  const over = isOver[name];
  const said = claimsOf(token);
  if (over === undefined || said === undefined) return undefined;
  const { exp, scope } = said;
  if (exp !== undefined && exp * 1000 <= now !== over) {
    const at = new Date(exp * 1000).toISOString();
    return over
      ? `The token of "${name}" has not expired: it is good until ${at}.`
      : `The token of "${name}" has expired, at ${at}.`;
  }
  const { data: wanted } = z.array(z.string()).safeParse(params.scopes);
  if (wanted === undefined || scope === undefined) return undefined;
  // A scope on the wire follows the resource server's identifier; those of the user pool itself have none.
  const granted = scope.split(' ').flatMap((one) => (one.includes('/') ? [one.replace(/^.*\//, '')] : []));
  const surplus = granted.filter((one) => !wanted.includes(one));
  const lacking = wanted.filter((one) => !granted.includes(one));
  if (surplus.length === 0 && lacking.length === 0) return undefined;
  // What the token has, and not what the state asks for: so the report says it once, of whatever states.
  if (lacking.length === 0) {
    return (
      `The token of "${name}" has too many scopes, ${listed(granted)}: it is to have those that the state's ` +
      'parameter scopes names and no others, or nobody sees whether they are checked.'
    );
  }
  return `The token of "${name}" has the scopes ${listed(granted)}, and the state asks for ${listed(wanted)} and no others.`;
}

const listed = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');
