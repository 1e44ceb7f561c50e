/** One thing that is not as the contract says. */
export interface Finding {
  /** What it is about: the answer, or what had to be there before the request could be sent. */
  readonly kind: 'status' | 'header' | 'body' | 'state' | 'token' | 'connection' | 'error';
  /** Name of the header, or JSON path in the body. */
  readonly path?: string;
  readonly expected?: string;
  readonly received?: string;
  /** The whole finding in words. */
  readonly message: string;
  /** Where the rule is: file and line where the contract is a local file, and the path in the contract. */
  readonly rule?: string;
}

/** What came of one interaction. */
export interface InteractionReport {
  /** The interaction's description in the contract. */
  readonly description: string;
  /** Names of its provider states. */
  readonly states: readonly string[];
  /** E.g. `GET /v1/tasks?limit=5`; undefined when it was not sent. */
  readonly request?: string;
  /** Status that the provider answered with. */
  readonly status?: number;
  readonly passed: boolean;
  /** A pending interaction may fail: nobody has yet promised to keep it. */
  readonly pending: boolean;
  /** Empty when it passed. */
  readonly findings: readonly Finding[];
}

/** What came of a verification. No text in it holds a token. */
export interface VerificationReport {
  /** Whether every interaction that is not pending passed, and there was one at least. */
  readonly ok: boolean;
  /** Name of the provider in the contract. */
  readonly provider: string;
  readonly providerUrl: string;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  /** Where the contract came from: a file, a URL or a broker. */
  readonly source: string;
  readonly interactions: readonly InteractionReport[];
  /** What the broker says about the pacts that it chose. */
  readonly notices: readonly string[];
  /** Whether the broker has the result: undefined when it was not to be published. */
  readonly published?: boolean;
  /** Milliseconds. */
  readonly duration: number;
}

/** Interactions that break the contract: failed, and not pending. */
export function broken(report: VerificationReport): InteractionReport[] {
  return report.interactions.filter(({ passed, pending }) => !passed && !pending);
}
