/** A problem document (RFC 9457) before it is written. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Whether the service gives it no type, so that it is known by its status. */
  readonly toldBy?: 'status';
}

/** Problems by the last segment of their `type` (RFC 9457 §3.1.1, a relative URI reference). */
export type ProblemTable = Readonly<Record<string, ProblemKind>>;

/** What every operation of every service may answer; a service has its own besides. Titles are for people. */
export const commonProblems = {
  'bad-request': { status: 400, title: 'The request could not be read' },
  'missing-token': { status: 401, title: 'An access token is needed' },
  'invalid-token': { status: 401, title: 'The access token is not valid' },
  'insufficient-scope': { status: 403, title: 'The access token lacks a scope' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The service is not available' },
} as const satisfies ProblemTable;

/** Name of a problem that every service has, e.g. `not-found`. */
export type CommonProblem = keyof typeof commonProblems;

/** The problems that a client knows by their status alone, because nothing else has it. */
export const toldByStatus: readonly string[] = ['bad-request', 'not-found'] satisfies CommonProblem[];

/** The `type` of a problem. */
export const problemUri = (name: string): string => `/problems/${name}`;
