import { type ProblemTable, problemUri } from '../problems';
import type { Problem } from './problem';

/** A response before it is written. */
export interface Representation {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
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
 * @param statusOf status of an operation's success
 */
export function createRepresentations(
  statusOf: (operation: string) => number,
  problems: ProblemTable,
): Representations {
  return {
    success: (operation, body) => ({ status: statusOf(operation), headers: json, body }),
    problem: ({ problem, detail, headers }) => {
      const kind = problems[problem];
      if (!kind) throw new Error(`The service lists no problem "${problem}".`);
      const { status, title } = kind;
      return {
        status,
        headers: { ...problemJson, ...headers },
        body: { type: problemUri(problem), title, status, ...(detail === undefined ? {} : { detail }) },
      };
    },
  };
}
