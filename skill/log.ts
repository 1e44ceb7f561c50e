import type { LogLevel } from './configuration';
import type { Envelope } from './envelope';
import { logLine, matchOr } from './log-line';
import type { TurnOutcome } from './own-turn';
import { refusedAnswer } from './refused-answer';
import type { RequestTurn } from './request-turn';
import { callMetrics } from './saas/call-metrics';

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
  InvalidResponses: ({ outcome }) => outcome === 'answer-refused',
  Faults: ({ outcome }) => outcome === 'failed',
  Linked: ({ type }) => type === 'AlexaSkillEvent.SkillAccountLinked',
  Disabled: ({ type }) => type === 'AlexaSkillEvent.SkillDisabled',
} satisfies Record<string, (turn: RequestTurn) => boolean>;

/** Outcomes that are worth more than a note. */
const levels: Partial<Record<TurnOutcome, LogLevel>> = {
  failed: 'error',
  'answer-refused': 'error',
  unavailable: 'warn',
  'other-skill': 'warn',
};

/** What is the skill's own or Alexa's grammar may be logged; anything else might be somebody's data. */
const patterns = {
  requestId: /^((amzn1\.echo-api\.request|EdwRequestId)\.)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  type: /^[A-Z][A-Za-z]{2,39}(\.[A-Z][A-Za-z]{2,39}){0,4}$/,
  refusal: /^[A-Z][A-Z_]{1,59}$/,
} as const;

/** Notes a turn: nothing of it comes from the customer or the SaaS, no token, no e-mail address, no user id, no text. */
export function logTurn(turn: RequestTurn, facts: RequestFacts, logLevel: LogLevel): void {
  logLine(
    {
      namespace: metricNamespace,
      level: levels[turn.outcome] ?? 'info',
      facts: describe(turn, facts, logLevel),
      error: facts.error,
      counts: Object.fromEntries(Object.entries(counts).map(([name, holds]) => [name, holds(turn)])),
      values: callMetrics(turn.calls),
      milliseconds: facts.milliseconds,
    },
    logLevel,
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

function describe(turn: RequestTurn, facts: RequestFacts, logLevel: LogLevel) {
  const { envelope, intent, calls, outcome, reason, locale, type } = turn;
  const { requestId } = envelope.request;
  return {
    requestId: matchOr(patterns.requestId, requestId),
    type: matchOr(patterns.type, type),
    intent: intent === undefined ? undefined : turn.tables.intents.has(intent) ? intent : 'unrecognized',
    locale,
    outcome,
    reason,
    saasStatus: calls.at(-1)?.status,
    saasMilliseconds: calls.reduce((sum, call) => sum + call.milliseconds, 0),
    coldStart: facts.coldStart,
    ...(outcome === 'answer-refused' ? { refused: describeRefusal(envelope) } : {}),
    ...(logLevel === 'debug' ? { calls } : {}),
  };
}

/** What Alexa says of the answer, in its own words; its message is left out, for it may quote the answer. */
function describeRefusal(envelope: Envelope) {
  const { type, reason, requestId } = refusedAnswer(envelope) ?? {};
  return {
    type: matchOr(patterns.refusal, type),
    reason: matchOr(patterns.refusal, reason),
    requestId: matchOr(patterns.requestId, requestId),
  };
}
