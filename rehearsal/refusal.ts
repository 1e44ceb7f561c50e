import { pathParameters, pathPattern } from '../contracts/reference/path-template';
import { Problem } from '../contracts/reference/problem';
import { type Representation, representProblem, withCommon } from '../contracts/reference/representation';
import type { ReferencedService } from '../contracts/service';

/** An operation of the service that is refused, and with which of its problems. */
export interface Refusal {
  /** Its name, e.g. `getOrder`. */
  readonly operation: string;
  /** One of the service's own or of those that every service has, e.g. `not-found`. */
  readonly problem: string;
}

/** A request as it comes to the SaaS API. */
export interface RefusedRequest {
  readonly method: string;
  /** From the API's base URL, with its query. */
  readonly target: string;
}

/**
 * The answer to a request for an operation that is refused; undefined for any other.
 *
 * @throws Error for a problem that the service does not have
 */
export function refusalOf(
  { operations, problems }: Pick<ReferencedService, 'operations' | 'problems'>,
  { operation, problem }: Refusal,
  { method, target }: RefusedRequest,
): Representation | undefined {
  const path = target.replace(/\?.*$/s, '');
  const asked = Object.entries(operations)
    .filter(([, one]) => one.method === method && pathPattern(one.path).test(path))
    // Of two that fit, the one with fewer parameters is meant, as a server takes it.
    .sort(([, one], [, other]) => parametersIn(one.path) - parametersIn(other.path))[0];
  if (asked?.[0] !== operation) return undefined;
  return representProblem(new Problem(problem), withCommon(problems));
}

const parametersIn = (path: string): number => pathParameters(path).length;
