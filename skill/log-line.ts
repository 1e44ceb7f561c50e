import { type LogLevel, logLevels } from './configuration';

/** What is known of a request when it has been answered. */
export interface LogLine {
  /** Namespace of the metrics in CloudWatch. */
  readonly namespace: string;
  readonly level: LogLevel;
  /** What a person looks for. Nothing in it may come from the customer or the SaaS. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What failed inside the function. */
  readonly error?: unknown;
  /** Each adds 1 to the metric of its name where it is true. */
  readonly counts: Readonly<Record<string, boolean>>;
  /** Further metrics, each with its values. */
  readonly values?: Readonly<Record<string, MetricValues>>;
  /** From the event to the response. */
  readonly milliseconds: number;
}

/** Values of one metric, as many as there were. */
export interface MetricValues {
  readonly unit: 'Count' | 'Milliseconds';
  readonly values: readonly number[];
}

/** Set by Lambda. Environments of one account share the namespace and are told apart by it. */
const functionName = process.env.AWS_LAMBDA_FUNCTION_NAME;

/**
 * One line of JSON per request: what a person looks for in the log, and at the same time the metrics in
 * CloudWatch's embedded metric format. A level that `LOG_LEVEL` leaves out loses the first, never the second.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function logLine({ level, facts, error, ...measured }: LogLine, logLevel: LogLevel): void {
  const said = {
    timestamp: new Date().toISOString(),
    level,
    ...facts,
    ...(error === undefined ? {} : { error: describeError(error) }),
  };
  console.log(JSON.stringify({ ...(isLogged(level, logLevel) ? said : {}), ...measure(measured) }));
}

/** Something to know that belongs to no request. */
export function logNote(level: LogLevel, message: string, logLevel: LogLevel): void {
  if (isLogged(level, logLevel)) {
    console.log(JSON.stringify({ timestamp: new Date().toISOString(), level, message }));
  }
}

/** The value where it is of the grammar that may be logged: anything else might be somebody's data. */
export function matchOr(pattern: RegExp, value: string | undefined): string | undefined {
  return value === undefined || pattern.test(value) ? value : 'unrecognized';
}

function isLogged(level: LogLevel, least: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(least);
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

function measure({
  namespace,
  counts,
  values = {},
  milliseconds,
}: Pick<LogLine, 'namespace' | 'counts' | 'values' | 'milliseconds'>) {
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [functionName === undefined ? [] : ['FunctionName']],
          Metrics: [
            ...Object.keys(counts).map((name) => ({ Name: name, Unit: 'Count' })),
            { Name: 'Latency', Unit: 'Milliseconds' },
            ...Object.entries(values).map(([name, { unit }]) => ({ Name: name, Unit: unit })),
          ],
        },
      ],
    },
    FunctionName: functionName,
    ...Object.fromEntries(Object.entries(counts).map(([name, holds]) => [name, holds ? 1 : 0])),
    Latency: milliseconds,
    ...Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one.values])),
  };
}
