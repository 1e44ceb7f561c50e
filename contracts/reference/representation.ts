import { commonProblems, type ProblemTable, problemUri } from '../problems';
import type { Problem } from './problem';

/** A response before it is written. */
export interface Representation {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: none is sent. */
  readonly body?: object;
}

/** How a success looks. */
export interface SuccessForm {
  readonly status: number;
  /** Whether it has no body. */
  readonly isEmpty: boolean;
}

/** How answers look on the wire. */
export interface Representations {
  /** A success of an operation. */
  success(operation: string, body: object): Representation;
  problem(problem: Problem): Representation;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Media type of every problem. */
export const problemJson = { 'content-type': 'application/problem+json; charset=utf-8' };

/**
 * The representations that the OpenAPI document describes.
 *
 * @param successOf how an operation's success looks
 */
export function createRepresentations(
  successOf: (operation: string) => SuccessForm,
  problems: ProblemTable,
): Representations {
  return {
    success: (operation, body) => {
      const { status, isEmpty } = successOf(operation);
      return isEmpty ? { status, headers: {} } : { status, headers: json, body };
    },
    problem: (problem) => representProblem(problem, problems),
  };
}

/** A service's own problems, and those that every service has. */
export const withCommon = (own: ProblemTable): ProblemTable => ({ ...commonProblems, ...own });

/** A problem as it is answered. @throws Error for one that is not in the table */
export function representProblem(
  { problem, detail, headers }: Problem,
  problems: ProblemTable,
): Representation {
  const kind = problems[problem];
  if (!kind) throw new Error(`The service lists no problem "${problem}".`);
  const { status, title } = kind;
  return {
    status,
    headers: { ...problemJson, ...headers },
    body: { type: problemUri(problem), title, status, ...(detail === undefined ? {} : { detail }) },
  };
}
