/** What a problem says beyond its type. */
export interface ProblemOptions {
  /** For people: what was wrong with this very request. Never a token, a name, or another customer's data. */
  readonly detail?: string;
  /** Response headers, e.g. `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that ends in a problem document. Thrown anywhere, turned into a response in one place, by the
 * common problems and the service's own.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** @param problem its name, e.g. `not-found` */
  constructor(
    readonly problem: string,
    options: ProblemOptions = {},
  ) {
    super(options.detail ?? problem);
    this.detail = options.detail;
    this.headers = options.headers ?? {};
  }
}
