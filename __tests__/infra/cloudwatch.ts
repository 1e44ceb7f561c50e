/** A number that CloudWatch has of a function. */
export interface Point {
  readonly namespace: string;
  readonly metric: string;
  /** Values of one period of five minutes. */
  readonly values: readonly number[];
}

interface Metric {
  readonly namespace: string;
  readonly metric_name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: Metric & { readonly stat: 'Sum' };
}

export interface Alarm extends Metric {
  readonly alarm_name: string;
  readonly statistic: 'Sum' | 'Maximum' | 'Minimum';
  readonly threshold: number;
  readonly comparison_operator: 'GreaterThanThreshold' | 'LessThanThreshold';
  /** Of an alarm on what is worked out of several metrics. */
  readonly metric_query?: readonly Query[];
}

/** What CloudWatch makes of lines in its embedded metric format. */
export function pointsOf(lines: readonly string[]): Point[] {
  return lines.flatMap((text) => {
    const line = JSON.parse(text) as Record<string, unknown> & {
      _aws: {
        CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
      };
    };
    return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Metrics }) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        metric: Name,
        values: [line[Name] as number | number[]].flat(),
      })),
    );
  });
}

/** A statistic of a metric in these points; undefined where CloudWatch has none. */
function statisticOf(
  of: Metric,
  statistic: Alarm['statistic'],
  points: readonly Point[],
): number | undefined {
  const values = points
    .filter(({ namespace, metric }) => namespace === of.namespace && metric === of.metric_name)
    .flatMap((point) => point.values);
  if (values.length === 0) return undefined;
  return {
    Sum: values.reduce((sum, value) => sum + value, 0),
    Maximum: Math.max(...values),
    Minimum: Math.min(...values),
  }[statistic];
}

/** What CloudWatch works out of metrics. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
function workedOut(queries: readonly Query[], points: readonly Point[]): number | undefined {
  const given = queries.flatMap(({ id, metric }) =>
    metric ? [[id, statisticOf(metric, metric.stat, points)] as const] : [],
  );
  const [shown] = queries.filter(({ return_data }) => return_data);
  if (given.some(([, value]) => value === undefined)) return undefined;
  const choose = (holds: boolean, one: number, other: number) => (holds ? one : other);
  return new Function('IF', ...given.map(([id]) => id), `return ${shown?.expression}`)(
    choose,
    ...given.map(([, value]) => value),
  ) as number;
}

/** Would an alarm on the function be raised by these points? */
export function fires(alarm: Alarm, points: readonly Point[]): boolean {
  const value = alarm.metric_query
    ? workedOut(alarm.metric_query, points)
    : statisticOf(alarm, alarm.statistic, points);
  if (value === undefined) return false;
  return alarm.comparison_operator === 'GreaterThanThreshold'
    ? value > alarm.threshold
    : value < alarm.threshold;
}
