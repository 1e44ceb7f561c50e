import type { Operation } from '../../skill/saas/operation';
import type { StateUse, Wire, WireRequest } from '../service';

/** A request as it stands in the contract: what the skill sends, or the shape of it. */
export interface ContractRequest
  extends Required<Pick<WireRequest, 'headers'>>,
    Omit<WireRequest, 'headers'> {
  readonly method: Operation['method'];
  readonly path: Wire;
}

/** A response: only what the skill reads, and what RFC 6750 asks of a 401. */
export interface ContractResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, Wire>>;
  readonly body?: object;
}

/** What the skill's client has to make of the response, as far as it matters to the skill. */
export interface ExpectedOutcome {
  readonly kind: string;
  readonly value?: unknown;
  readonly reason?: string;
  readonly scope?: string;
  readonly retryAfterSeconds?: number;
}

/** One interaction of the contract, with the call that makes the skill's client send it and what comes of it. */
export interface ContractInteraction {
  readonly description: string;
  /** Name of the operation, which is a method of the client. */
  readonly operation: string;
  /** What that method is called with. */
  readonly input: unknown;
  /** Name of the problem that is answered; absent for a success. */
  readonly problem?: string;
  readonly states: readonly StateUse[];
  readonly request: ContractRequest;
  readonly response: ContractResponse;
  readonly outcome: ExpectedOutcome;
}
