/** One thing that is not as the contract says. */
export interface Finding {
  /** What it is about: the answer, or what had to be there before the request could be sent. */
  readonly kind: 'status' | 'header' | 'body' | 'state' | 'token' | 'connection' | 'time' | 'error';
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
  /** E.g. `GET /v1/things?limit=5`; undefined when it was not sent. */
  readonly request?: string;
  /** Status that the provider answered with. */
  readonly status?: number;
  /** Until the whole answer was there. */
  readonly milliseconds?: number;
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

/** One fault that several interactions have in common, e.g. a token of the states that is never valid. */
export interface CommonFault {
  readonly finding: Finding;
  readonly interactions: readonly InteractionReport[];
}

/** Kinds of what is wrong before a request is sent: the same for every interaction that needs it. */
const beforeRequest: readonly string[] = ['state', 'token', 'connection'] satisfies Finding['kind'][];

/** Faults that at least this many interactions have in common are said once. */
const severalInteractions = 3;

/** What is wrong with several interactions alike, and before their requests were sent. */
export function commonFaults({ interactions }: VerificationReport): CommonFault[] {
  const groups = new Map<string, InteractionReport[]>();
  for (const interaction of interactions) {
    const [finding, ...others] = interaction.findings;
    if (!finding || others.length > 0 || !beforeRequest.includes(finding.kind)) continue;
    const group = groups.get(finding.message) ?? [];
    groups.set(finding.message, [...group, interaction]);
  }
  return [...groups.values()].flatMap((group) => {
    const finding = group[0]?.findings[0];
    return finding && group.length >= severalInteractions ? { finding, interactions: group } : [];
  });
}

/** Interactions that break the contract: failed, and not pending. */
export function broken(report: VerificationReport): InteractionReport[] {
  return report.interactions.filter(({ passed, pending }) => !passed && !pending);
}
