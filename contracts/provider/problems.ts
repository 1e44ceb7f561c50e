/**
 * Every problem that the API answers, by the last segment of its `type` (RFC 9457 §3.1.1, a relative URI
 * reference). A client tells problems apart by status, then by type; titles and details are for people.
 */
export const problemTypes = {
  'bad-request': { status: 400, title: 'The request could not be read' },
  'missing-token': { status: 401, title: 'An access token is needed' },
  'invalid-token': { status: 401, title: 'The access token is not valid' },
  'insufficient-scope': { status: 403, title: 'The access token lacks a scope' },
  'plan-required': { status: 403, title: 'The plan does not include this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'already-completed': { status: 409, title: 'The task is already done' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used with another request' },
  'invalid-task': { status: 422, title: 'The task is not acceptable' },
  'task-limit-reached': { status: 422, title: 'The plan holds no further tasks' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The service is not available' },
} as const;

/** Name of a problem, e.g. `not-found`. */
export type ProblemName = keyof typeof problemTypes;

/** What a problem says beyond its type. */
export interface ProblemOptions {
  /** For people: what was wrong with this very request. Never a token, a title, or another customer's data. */
  readonly detail?: string;
  /** Response headers, e.g. `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that ends in a problem document. Thrown anywhere, turned into a response in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly problem: ProblemName,
    options: ProblemOptions = {},
  ) {
    super(options.detail ?? problemTypes[problem].title);
    this.detail = options.detail;
    this.headers = options.headers ?? {};
  }
}
