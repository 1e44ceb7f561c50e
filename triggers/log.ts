import { logLine, matchOr } from '../skill/log-line';
import { callMetrics } from '../skill/saas/call-metrics';
import type { SaasCall } from '../skill/saas/outcome';

/** Namespace of the metrics of the user pool's functions in CloudWatch. */
export const metricNamespace = 'Voicelink/Triggers';

/** What became of an event. */
export type Outcome =
  /** What the function is for was done: a customer migrated, linked, given claims, signed out. */
  | 'done'
  /** There was nothing to do. */
  | 'nothing'
  /** The customer was refused, as is right: not known, or no verified address. */
  | 'refused'
  /** Something else than the customer was at fault: the SaaS, AWS, the settings, this function. */
  | 'failed';

/** Each event adds a count of 1 to the first, and to the one of its outcome. */
const counts = {
  Events: () => true,
  Done: (outcome) => outcome === 'done',
  Refused: (outcome) => outcome === 'refused',
  Faults: (outcome) => outcome === 'failed',
} satisfies Record<string, (outcome: Outcome) => boolean>;

/** An event and what came of it, in words of this project's own: nothing of a customer's is in it. */
export interface EventFacts {
  readonly outcome: Outcome;
  /** Cognito's name of what happened, e.g. `UserMigration_Authentication`. */
  readonly source: unknown;
  /** Why, in one word, e.g. `time-out`. */
  readonly reason?: string | undefined;
  readonly milliseconds: number;
  /** Counts of the function's own, 1 where true. Default: none. */
  readonly counts?: Readonly<Record<string, boolean>> | undefined;
  /** Calls to the SaaS. */
  readonly calls: readonly SaasCall[];
  /** What the function stumbled over. */
  readonly error?: unknown;
}

/** Notes an event: no address, no id of a customer, no password and no token is in it. */
export function logEvent({
  outcome,
  source,
  reason,
  milliseconds,
  counts: own,
  calls,
  error,
}: EventFacts): void {
  logLine(
    {
      namespace: metricNamespace,
      level: outcome === 'failed' ? 'error' : 'info',
      facts: {
        source: typeof source === 'string' ? matchOr(/^[A-Za-z_.]{1,60}$/, source) : 'unrecognized',
        outcome,
        reason,
      },
      error,
      counts: {
        ...Object.fromEntries(Object.entries(counts).map(([name, holds]) => [name, holds(outcome)])),
        ...own,
      },
      values: callMetrics(calls),
      milliseconds,
    },
    'info',
  );
}
