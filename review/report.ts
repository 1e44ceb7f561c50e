import type { Action } from './change';
import type { Severity } from './rule';

/**
 * `blocked`: a finding of the severity that blocks, or a worse one. `decision`: there are milder ones, and somebody has
 * to decide. `clean`: every change of what linking needs is known, and linked customers notice nothing bad.
 */
export type Verdict = 'blocked' | 'decision' | 'clean';

/** Why a finding is accepted, and until when. */
export interface Accepted {
  readonly reason: string;
  /** Last day, `YYYY-MM-DD`, in UTC. */
  readonly expires: string;
}

/** One thing that the plan would do to linked customers. All texts are free of sensitive values. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Address of the resource, or `plan` for the plan as a whole. */
  readonly address: string;
  /** Names this very change: it is another one when the same rule finds another change at the address. */
  readonly change: string;
  readonly changes: string;
  readonly notice: string;
  readonly affected: string;
  readonly instead: string;
  /** What only the apply will tell. Where it is not empty, the finding is there because of that: fail closed. */
  readonly unknown: readonly string[];
  readonly source: string;
  /** Address of the user pool whose deletion or replacement this goes with. */
  readonly causedBy?: string;
  /** Set while the finding is accepted: it is shown and does not count. */
  readonly accepted?: Accepted;
}

/** Resources that change without a finding. */
export interface RestEntry {
  readonly action: Action;
  readonly type: string;
  readonly count: number;
}

/** What a review came to. Its JSON is described by `report.schema.json`. */
export interface Report {
  readonly version: 1;
  readonly verdict: Verdict;
  /** Findings of this severity or a worse one block. */
  readonly failOn: Severity;
  /** Findings that count, by severity, and those that are accepted. */
  readonly counts: Readonly<Record<Severity | 'accepted', number>>;
  readonly findings: readonly Finding[];
  /** `moved` blocks in Terraform's language that keep what this plan would delete and make anew elsewhere. */
  readonly moved: readonly string[];
  readonly rest: readonly RestEntry[];
  /** What this review could not look at, and what it would need for it. */
  readonly notChecked: readonly string[];
  /** Remarks, such as an acceptance that is out of date. */
  readonly notes: readonly string[];
}
