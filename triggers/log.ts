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

const levels: Readonly<Record<Outcome, string>> = {
  done: 'info',
  nothing: 'info',
  refused: 'info',
  failed: 'error',
};

/** An event and what came of it, in words of this project's own: nothing of a customer's is in it. */
export interface EventFacts {
  readonly outcome: Outcome;
  /** Cognito's name of what happened, e.g. `UserMigration_Authentication`. */
  readonly source: unknown;
  /** Why, in one word, e.g. `time-out`. */
  readonly reason?: string | undefined;
  readonly milliseconds: number;
  /** What the function stumbled over. */
  readonly error?: unknown;
}

/** Set by Lambda. Environments of one account share the namespace and are told apart by it. */
const functionName = process.env.AWS_LAMBDA_FUNCTION_NAME;

/**
 * One line of JSON per event: what a person looks for in the log, and at the same time the metrics in
 * CloudWatch's embedded metric format. No address, no id of a customer, no password and no token is in it.
 */
export function logEvent({ outcome, source, reason, milliseconds, error }: EventFacts): void {
  console.log(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level: levels[outcome],
      source: typeof source === 'string' && /^[A-Za-z_.]{1,60}$/.test(source) ? source : 'unrecognized',
      outcome,
      reason,
      ...(error === undefined ? {} : { error: describeError(error) }),
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: metricNamespace,
            Dimensions: [functionName === undefined ? [] : ['FunctionName']],
            Metrics: [
              ...Object.keys(counts).map((name) => ({ Name: name, Unit: 'Count' })),
              { Name: 'Latency', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      FunctionName: functionName,
      ...Object.fromEntries(Object.entries(counts).map(([name, holds]) => [name, holds(outcome) ? 1 : 0])),
      Latency: milliseconds,
    }),
  );
}

/** The kind of an error and where it happened. Its message is left out: it may quote what it stumbled over. */
function describeError(error: unknown): { readonly name: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { stack = '', message, name } = error;
  // The stack begins with the message, a line of which may look like a place.
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const frames = places.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: /^\w{1,60}$/.test(name) ? name : 'Error',
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}
