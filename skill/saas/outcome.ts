/** Why a call that the SaaS did not answer properly failed. */
export type UnavailableReason =
  /** A 5xx status. */
  | 'server-error'
  /** The deadline passed before the whole answer was there. */
  | 'time-out'
  /** Refused, reset, closed half-way, no such host, a TLS fault. */
  | 'connection'
  /** A redirect: it is never followed, because the token would go with it. */
  | 'redirect'
  /** A status that the API doesn't have. */
  | 'unexpected-status'
  /** A content coding that was not asked for, or that is not what it says. */
  | 'encoding'
  /** More bytes than an answer may have. */
  | 'too-large'
  /** Not `application/json`, or not JSON in truth. */
  | 'not-json'
  /** JSON of another shape. */
  | 'wrong-shape';

/** What the SaaS refuses by a status of its own. */
export type RefusalKind = (typeof refusalKinds)[keyof typeof refusalKinds];

/** What each status that refuses a request means. */
export const refusalKinds = {
  /** The request itself, e.g. a cursor that is no longer valid. */
  400: 'bad-request',
  /** The customer may not do that. */
  403: 'forbidden',
  404: 'not-found',
  /** The state of things. */
  409: 'conflict',
  /** What was sent is not acceptable. */
  422: 'invalid',
} as const;

interface Refusal<Problem> {
  /** The problem that the answer names, if the service has it; else `other`. */
  readonly reason: Problem | 'other';
  /** Whether the refused attempt was the second one, so that the first may have done what was asked. */
  readonly repeated?: true;
}

/** Everything but success. */
export type SaasFailure<Problem extends string = string> = Failure<Problem> & {
  /**
   * Nothing says whether it was done, and to ask again would do it once more. No answer came, or none that can be
   * read; or only to the second attempt, and by it the service judged something else than what was asked: the token,
   * the number of requests.
   */
  readonly mayBeDone?: true;
};

type Failure<Problem extends string> =
  /** 401: there is no such token, or it expired or was revoked. */
  | { readonly kind: 'token-refused' }
  | ({ readonly kind: Exclude<RefusalKind, 'forbidden'> } & Refusal<Problem>)
  | ({
      readonly kind: 'forbidden';
      /** The scope that the call needs. */
      readonly scope: string;
    } & Refusal<Problem | 'insufficient-scope'>)
  /** 429. */
  | {
      readonly kind: 'rate-limited';
      /** Seconds to wait, from `Retry-After`; absent if it was not given or not readable. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

/** What became of a call to the SaaS. A call never throws: every fault has its type here. */
export type SaasOutcome<Value = unknown, Problem extends string = string> =
  | { readonly kind: 'ok'; readonly value: Value }
  | SaasFailure<Problem>;

/** What a call looked like from outside, for the log: nothing of its content. */
export interface SaasCall {
  /** The operation, e.g. `GET /v1/orders`, with placeholders instead of ids. */
  readonly operation: string;
  /** Status of the last attempt; absent if no answer came. */
  readonly status?: number;
  /** From the first attempt's start to the last one's end. */
  readonly milliseconds: number;
  /** 1, or 2 if it was tried again. */
  readonly attempts: number;
}
