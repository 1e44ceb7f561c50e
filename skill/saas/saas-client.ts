import { setTimeout as pause } from 'node:timers/promises';
import { BodyTooLargeError } from './body';
import type { Deadline } from './deadline';
import { EncodingError, exchange, type HttpRequest } from './exchange';
import { judge, unavailable } from './judge';
import type { InputOf, Operation, Operations, ProblemOf, SaasApi, ValueOf } from './operation';
import { type Input, type OperationRequest, requestOf } from './operation-request';
import type { SaasCall, SaasFailure, SaasOutcome, UnavailableReason } from './outcome';

/** What a call is made with, on behalf of one customer and for one request of Alexa's. */
export interface SaasClientOptions {
  /** Where the API is, e.g. `https://api.example.com`; may have a path, to which the operations are added. */
  readonly baseUrl: string;
  /** The customer's access token. */
  readonly accessToken: string;
  /** When everything must have ended, the second attempt included. */
  readonly deadline: Deadline;
  /** Told of each call when it has ended. */
  readonly onCall?: (call: SaasCall) => void;
  /** Told what became of each call, also of one that was not worth sending. */
  readonly onOutcome?: (outcome: SaasOutcome) => void;
  /** What carries a request to the API and its answer back. Default: {@link exchange}. */
  readonly send?: typeof exchange;
}

type InputArguments<Input> = undefined extends Input
  ? []
  : Record<string, never> extends Input
    ? [input?: Input]
    : [input: Input];

/** A method for each operation. It never throws; what became of the call is a value. */
export type SaasClient<Ops extends Operations = Operations> = {
  readonly [Name in keyof Ops]: (
    ...input: InputArguments<InputOf<Ops[Name]>>
  ) => Promise<SaasOutcome<ValueOf<Ops[Name]>, ProblemOf<Ops[Name]>>>;
};

/** The SaaS API on behalf of one customer: what its operations say becomes methods. */
export function createClient<const Ops extends Operations>(
  api: SaasApi<Ops>,
  options: SaasClientOptions,
): SaasClient<Ops> {
  const methods = Object.entries(api.operations).map(([name, operation]) => [
    name,
    async (input: Input = {}) => {
      const outcome = await call(api, operation, input, options);
      options.onOutcome?.(outcome);
      return outcome;
    },
  ]);
  return Object.fromEntries(methods);
}

interface Attempt {
  readonly outcome: SaasOutcome;
  readonly status?: number;
  /** The fault may be gone at once. */
  readonly isPassing: boolean;
  /** The SaaS had the request. */
  readonly wasSent: boolean;
}

/** A token in the grammar of RFC 6750, section 2.1, short enough for a header. */
const bearerToken = /^[\w\-.~+/]{1,8000}=*$/;

/** Statuses that a proxy gives in passing; a call that met one may succeed at once. */
const passingStatuses = new Set([502, 503, 504]);

/** Before the second attempt: long enough for a restart, different for each customer. */
const retryPauseMs = { least: 50, spread: 200 } as const;

/** A second attempt is begun only if it would have this long. */
const leastAttemptMs = 500;

async function call(
  api: SaasApi,
  operation: Operation,
  input: Input,
  options: SaasClientOptions,
): Promise<SaasOutcome> {
  const { deadline, accessToken, onCall } = options;
  // Nothing that could break a header is sent: such a token cannot be one that the SaaS would accept.
  if (!bearerToken.test(accessToken)) return { kind: 'token-refused' };
  const request = requestOf(operation, input);
  if (!request) return { kind: 'not-found', reason: 'other' };
  const start = performance.now();
  let attempts = 1;
  let attempt = await attemptOnce(api, operation, request, options);
  let mayBeDone = leavesOpen(operation, attempt);
  if (attempt.isPassing && operation.repeat !== 'never') {
    const wait = retryPauseMs.least + Math.random() * retryPauseMs.spread;
    if (deadline.left > wait + leastAttemptMs) {
      await pause(wait);
      attempts = 2;
      attempt = await attemptOnce(api, operation, request, options);
      mayBeDone ||= leavesOpen(operation, attempt);
    }
  }
  const { outcome, status } = attempt;
  onCall?.({
    operation: `${operation.method} ${operation.path}`,
    status,
    milliseconds: Math.round(performance.now() - start),
    attempts,
  });
  if (outcome.kind === 'ok') return outcome;
  return {
    ...outcome,
    ...('reason' in outcome && outcome.kind !== 'unavailable' && attempts > 1 ? { repeated: true } : {}),
    ...(mayBeDone && !isOfTheRequest(outcome) ? { mayBeDone } : {}),
  };
}

/**
 * Whether the SaaS refused what was asked, by a problem that it has a name for: under a key of which it knows that it
 * did nothing. A 401, a 429 or the page of a firewall says nothing of an attempt before.
 */
const isOfTheRequest = (outcome: SaasFailure): boolean =>
  'reason' in outcome && outcome.kind !== 'unavailable' && outcome.reason !== 'other';

/** Whether to ask once more, in another turn, does once more what was asked: the key is another then. */
const doublesLater: Readonly<Record<Operation['repeat'], boolean>> = {
  safe: false,
  idempotent: false,
  'by-key': true,
  never: true,
};

/**
 * Whether the SaaS may have done what was asked, for all that is known after an attempt that failed. A redirect and
 * a status from 400 to 499 say that it was not done (RFC 9110, section 15).
 */
const leavesOpen = ({ repeat }: Operation, { wasSent, status = 500 }: Attempt): boolean =>
  doublesLater[repeat] && wasSent && (status < 300 || status >= 500);

async function attemptOnce(
  api: SaasApi,
  operation: Operation,
  { target, headers, body }: OperationRequest,
  { baseUrl, accessToken, deadline, send = exchange }: SaasClientOptions,
): Promise<Attempt> {
  let wasSent = false;
  const request: HttpRequest = {
    url: baseUrl.replace(/(?<!\/)\/+$/, '') + target,
    method: operation.method,
    headers: {
      Accept: 'application/json, application/problem+json',
      Authorization: `Bearer ${accessToken}`,
      ...headers,
    },
    body,
    onSent: () => {
      wasSent = true;
    },
  };
  return deadline.limit(async (signal) => {
    try {
      const answer = await send(request, signal);
      return {
        outcome: judge(api, operation, answer),
        status: answer.status,
        isPassing: passingStatuses.has(answer.status),
        wasSent: true,
      };
    } catch (error) {
      const reason = signal.aborted ? 'time-out' : whyUnavailable(error);
      return { outcome: unavailable(reason), isPassing: reason === 'connection', wasSent };
    }
  });
}

function whyUnavailable(error: unknown): UnavailableReason {
  if (error instanceof BodyTooLargeError) return 'too-large';
  if (error instanceof EncodingError) return 'encoding';
  return 'connection';
}
