import type { Scope } from './scope';

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

/** Why the SaaS forbids a call (403). */
export type ForbiddenReason = 'insufficient-scope' | 'plan-required' | 'other';

/** Why a call conflicts with the state of things (409). */
export type ConflictReason = 'already-completed' | 'idempotency-conflict' | 'other';

/** Why the SaaS doesn't accept what was sent (422). */
export type InvalidReason = 'invalid-task' | 'task-limit-reached' | 'other';

/** Everything but success. */
export type SaasFailure =
  /** 401: there is no such token, or it expired or was revoked. */
  | { readonly kind: 'token-refused' }
  /** 403. */
  | {
      readonly kind: 'forbidden';
      readonly reason: ForbiddenReason;
      /** The scope that the call needs. */
      readonly scope: Scope;
    }
  /** 400: the request itself, e.g. a cursor that is no longer valid. */
  | { readonly kind: 'bad-request' }
  /** 404. */
  | { readonly kind: 'not-found' }
  /** 409. */
  | { readonly kind: 'conflict'; readonly reason: ConflictReason }
  /** 422. */
  | { readonly kind: 'invalid'; readonly reason: InvalidReason }
  /** 429. */
  | {
      readonly kind: 'rate-limited';
      /** Seconds to wait, from `Retry-After`; absent if it was not given or not readable. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

/** What became of a call to the SaaS. A call never throws: every fault has its type here. */
export type SaasOutcome<Value> = { readonly kind: 'ok'; readonly value: Value } | SaasFailure;

/** What a call looked like from outside, for the log: nothing of its content. */
export interface SaasCall {
  /** The operation, e.g. `GET /v1/me`, with placeholders instead of ids. */
  readonly operation: string;
  /** Status of the last attempt; absent if no answer came. */
  readonly status?: number;
  /** From the first attempt's start to the last one's end. */
  readonly milliseconds: number;
  /** 1, or 2 if it was tried again. */
  readonly attempts: number;
}
