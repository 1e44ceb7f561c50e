import type { LogLevel } from '../skill/configuration';
import { logLine, matchOr } from '../skill/log-line';
import { callMetrics } from '../skill/saas/call-metrics';
import type { Exchange, ExchangeOutcome } from './exchange';

/** Namespace of the add-on's metrics in CloudWatch. */
export const metricNamespace = 'Voicelink/Addon';

const levels: Partial<Record<ExchangeOutcome, LogLevel>> = { failed: 'error', unavailable: 'warn' };

/** What the entry point knows of a request beside the exchange. */
export interface RequestFacts {
  /** API Gateway's. */
  readonly requestId: string | undefined;
  readonly status: number;
  /** From the event to the answer. */
  readonly milliseconds: number;
  readonly coldStart: boolean;
}

/** Notes a request: no token, no argument and no answer is in it. */
export function logExchange(exchange: Exchange, facts: RequestFacts, logLevel: LogLevel): void {
  const { outcome, reason, tool, calls, caller, error } = exchange;
  logLine(
    {
      namespace: metricNamespace,
      level: levels[outcome] ?? 'info',
      facts: {
        requestId: matchOr(/^[\w=+/-]{1,64}$/, facts.requestId),
        status: facts.status,
        tool,
        caller: caller && (caller.extra.isService ? 'service' : 'customer'),
        outcome,
        reason,
        saasStatus: calls.at(-1)?.status,
        saasMilliseconds: calls.reduce((sum, call) => sum + call.milliseconds, 0),
        coldStart: facts.coldStart,
        ...(logLevel === 'debug' ? { calls } : {}),
      },
      error,
      counts: {
        Requests: true,
        Unauthorized: exchange.has('unauthorized') || exchange.has('token-refused'),
        Forbidden: exchange.has('forbidden'),
        SaasErrors: exchange.has('unavailable'),
        Faults: exchange.has('failed'),
      },
      values: callMetrics(calls),
      milliseconds: facts.milliseconds,
    },
    logLevel,
  );
}
