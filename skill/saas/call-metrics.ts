import type { MetricValues } from '../log-line';
import type { SaasCall } from './outcome';

/** Each operation of the SaaS API that was called has metrics of its own, `Milliseconds GET /v1/orders` and `Errors …`. */
export function callMetrics(calls: readonly SaasCall[]): Record<string, MetricValues> {
  const operations = [...new Set(calls.map(({ operation }) => operation))];
  return Object.fromEntries(
    operations.flatMap((operation) => {
      const own = calls.filter((call) => call.operation === operation);
      const failed = own.map(({ status }) => (status === undefined || status >= 500 ? 1 : 0));
      return [
        [`Milliseconds ${operation}`, { unit: 'Milliseconds', values: own.map((call) => call.milliseconds) }],
        [`Errors ${operation}`, { unit: 'Count', values: failed }],
      ] as const;
    }),
  );
}
