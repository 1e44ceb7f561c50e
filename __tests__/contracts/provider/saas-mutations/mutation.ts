import { Problem } from '../../../../contracts/provider/problems';
import type { Representation, Representations } from '../../../../contracts/provider/representations';
import type { SaasParts } from '../../../../contracts/provider/routes';
import type { AccessTokenClaims, TokenGuard } from '../../../../contracts/provider/token-guard';
import type { TokenMint } from '../../../../contracts/provider/token-mint';

/**
 * A fault that a service could have, and who has to notice: the contract's verification, or, where a contract
 * cannot see it, the service's own tests.
 */
export interface SaasMutation {
  readonly fault: string;
  readonly caughtBy: 'contract' | 'service';
  readonly mutate: (parts: SaasParts, mint: TokenMint) => SaasParts;
}

/** The part with some of its members exchanged, also where the part is a class with private fields. */
export function changed<Part extends object>(part: Part, members: Partial<Part>): Part {
  return new Proxy(part, {
    get(target, key) {
      if (Object.hasOwn(members, key)) return members[key as keyof Part];
      const member = target[key as keyof Part];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

type Claims = AccessTokenClaims & { readonly [claim: string]: unknown };

const claimsOf = (authorization: string): Claims =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());

/** A guard that lets pass what the given test excuses of the real one's refusals. */
export function excusing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  excuse: (problem: Problem, claims: Claims, mint: TokenMint) => boolean,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts, mint) => {
      const guard: TokenGuard = (authorization, required) => {
        try {
          return parts.guard(authorization, required);
        } catch (error) {
          if (!(error instanceof Problem) || error.problem === 'missing-token') throw error;
          let claims: Claims;
          try {
            claims = claimsOf(authorization ?? '');
          } catch {
            throw error;
          }
          if (!excuse(error, claims, mint)) throw error;
          return claims;
        }
      };
      return { ...parts, guard };
    },
  };
}

/** A service that shows something otherwise. */
export function showing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  change: (represent: Representations) => Partial<Representations>,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({ ...parts, represent: { ...parts.represent, ...change(parts.represent) } }),
  };
}

export const withBody = (
  shown: Representation,
  change: (body: Record<string, unknown>) => object,
): Representation => ({
  ...shown,
  body: change({ ...shown.body }),
});

/** What the problems of these names are shown as. */
export const problemShown =
  (names: readonly string[], change: (shown: Representation) => Representation) =>
  (represent: Representations): Partial<Representations> => ({
    problem: (problem) => {
      const shown = represent.problem(problem);
      return names.includes(problem.problem) ? change(shown) : shown;
    },
  });

export const withHeader =
  (name: string, value: (before: string) => string | undefined) => (shown: Representation) => {
    const { [name]: before = '', ...headers } = shown.headers;
    const after = value(before);
    return { ...shown, headers: after === undefined ? headers : { ...headers, [name]: after } };
  };

export const withStatus = (status: number) => (shown: Representation) => ({ ...shown, status });

/** A service whose store does something otherwise. */
export function storing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  change: (store: SaasParts['store']) => Partial<SaasParts['store']>,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({ ...parts, store: changed(parts.store, change(parts.store)) }),
  };
}
