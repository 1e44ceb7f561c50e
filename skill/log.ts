import { type LogLevel, logLevels } from './configuration';
import { intentNamed } from './intents/intents';
import type { Turn, TurnOutcome } from './turn';

/** Namespace of the skill's metrics in CloudWatch. */
export const metricNamespace = 'Voicelink/Skill';

/**
 * Each request adds to these: a count of 1 where the condition holds, and how long the answer took.
 */
const counts = {
  Requests: () => true,
  NotLinked: ({ outcome }) => outcome === 'not-linked',
  Refused: ({ outcome }) => outcome === 'token-refused',
  SaasErrors: ({ outcome }) => outcome === 'unavailable',
} satisfies Record<string, (turn: Turn) => boolean>;

const definitions = [
  ...Object.keys(counts).map((name) => ({ Name: name, Unit: 'Count' })),
  { Name: 'Latency', Unit: 'Milliseconds' },
];

/** Set by Lambda. Environments of one account share the namespace and are told apart by it. */
const functionName = process.env.AWS_LAMBDA_FUNCTION_NAME;

/** Outcomes that are worth more than a note. */
const levels: Partial<Record<TurnOutcome, LogLevel>> = {
  failed: 'error',
  unavailable: 'warn',
  'other-skill': 'warn',
};

/** What is the skill's own or Alexa's grammar may be logged; anything else might be somebody's data. */
const patterns = {
  requestId: /^((amzn1\.echo-api\.request|EdwRequestId)\.)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  type: /^[A-Z][A-Za-z]{2,39}(\.[A-Z][A-Za-z]{2,39}){0,4}$/,
} as const;

const matchOr = (pattern: RegExp, value: string | undefined) =>
  value === undefined || pattern.test(value) ? value : 'unrecognized';

/**
 * One line of JSON per request: what a person looks for in the log, and at the same time the metrics in
 * CloudWatch's embedded metric format. A level that `LOG_LEVEL` leaves out loses the first, never the second.
 * Nothing in it comes from the customer or the SaaS: no token, no e-mail address, no user id, no text.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function logTurn(turn: Turn, facts: RequestFacts, logLevel: LogLevel): void {
  const level = levels[turn.outcome] ?? 'info';
  console.log(
    JSON.stringify({
      ...(isLogged(level, logLevel) ? describe(turn, facts, level, logLevel) : {}),
      ...measure(turn, facts),
    }),
  );
}

/** What the entry point knows of a request beside the turn. */
export interface RequestFacts {
  /** From the event to the response. */
  readonly milliseconds: number;
  /** Whether it is the first request of this instance of the function. */
  readonly coldStart: boolean;
  /** What failed inside the skill. */
  readonly error?: unknown;
}

/** Something to know that belongs to no request. */
export function logNote(level: LogLevel, message: string, logLevel: LogLevel): void {
  if (isLogged(level, logLevel)) {
    console.log(JSON.stringify({ timestamp: new Date().toISOString(), level, message }));
  }
}

function isLogged(level: LogLevel, least: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(least);
}

function describe(turn: Turn, facts: RequestFacts, level: LogLevel, logLevel: LogLevel) {
  const { envelope, intent, calls, outcome, reason, locale, type } = turn;
  const { requestId } = envelope.request;
  return {
    timestamp: new Date().toISOString(),
    level,
    requestId: matchOr(patterns.requestId, requestId),
    type: matchOr(patterns.type, type),
    intent: intent === undefined ? undefined : intentNamed(intent) ? intent : 'unrecognized',
    locale,
    outcome,
    reason,
    saasStatus: calls.at(-1)?.status,
    saasMilliseconds: calls.reduce((sum, call) => sum + call.milliseconds, 0),
    coldStart: facts.coldStart,
    ...(logLevel === 'debug' ? { calls } : {}),
    ...(facts.error === undefined ? {} : { error: describeError(facts.error) }),
  };
}

/** The kind of an error and where it happened. Its message is left out: it may quote what it stumbled over. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { stack = '', message } = error;
  // The stack begins with the message, a line of which may look like a place.
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const frames = places.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.constructor.name, at: frames.slice(0, 5).map((line) => line.trim()) };
}

function measure(turn: Turn, { milliseconds }: RequestFacts) {
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace,
          Dimensions: [functionName === undefined ? [] : ['FunctionName']],
          Metrics: definitions,
        },
      ],
    },
    FunctionName: functionName,
    ...Object.fromEntries(Object.entries(counts).map(([name, holds]) => [name, holds(turn) ? 1 : 0])),
    Latency: milliseconds,
  };
}
