import type { z } from 'zod';
import { Problem } from '../../../../contracts/reference/problem';
import type { Representation, Representations } from '../../../../contracts/reference/representation';
import type { SaasParts } from '../../../../contracts/reference/routes';
import type { AccessTokenClaims, TokenGuard } from '../../../../contracts/reference/token-guard';
import type { TokenMint } from '../../../../contracts/reference/token-mint';
import type { shapes } from '../../../reference/shapes';
import type { TaskStore } from '../../../reference/store';

/** A check of the conformance, e.g. `tokens: refuses an ID token`. */
export type ConformanceName = `${string}: ${string}`;

/** The parts of the service that a mutation exchanges. */
export type TaskParts = SaasParts<TaskStore>;

/**
 * A fault that a service could have, and who has to notice: the contract's verification; where a contract cannot
 * see it, a check of the conformance; and where nobody outside can, the service's own tests.
 */
export interface SaasMutation {
  readonly fault: string;
  readonly caughtBy: 'contract' | 'service' | ConformanceName;
  readonly mutate: (parts: TaskParts, mint: TokenMint) => TaskParts;
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

type OperationName = keyof typeof shapes;
type Body<Name extends OperationName> = z.output<(typeof shapes)[Name]['answer']>;

/** A service whose operations answer another body. */
export function answering<Name extends OperationName>(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  names: readonly Name[],
  change: (body: Body<Name>) => object,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({
      ...parts,
      represent: {
        ...parts.represent,
        success: (operation, body) =>
          parts.represent.success(
            operation,
            (names as readonly string[]).includes(operation) ? change(body as Body<Name>) : body,
          ),
      },
    }),
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
  change: (store: TaskStore) => Partial<TaskStore>,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({ ...parts, store: changed(parts.store, change(parts.store)) }),
  };
}
