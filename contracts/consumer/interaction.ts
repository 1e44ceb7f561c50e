import type { SaasOutcome } from '../../skill/saas/outcome';
import type { SaasClient } from '../../skill/saas/saas-client';
import type { ProblemName } from '../provider/problems';
import type { StateName, StateParams } from '../states';
import type { Matcher } from './matching';

/** Names of the client's methods. */
export const operationNames = ['me', 'openTasks', 'addTask', 'completeTask'] as const;
export type OperationName = (typeof operationNames)[number];

/** A provider state in use: its name and parameters. */
export type StateUse = {
  [Name in StateName]: { readonly name: Name; readonly params: StateParams<Name> };
}[StateName];

/** A request, or what the skill needs of one. */
export interface ContractRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string | Matcher;
  readonly query?: Readonly<Record<string, string | Matcher>>;
  readonly headers: Readonly<Record<string, string | Matcher>>;
  readonly body?: object;
}

/** A response: only what the skill reads, and what RFC 6750 asks of a 401. */
export interface ContractResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | Matcher>>;
  readonly body?: object;
}

/** One interaction of the contract, with the call that makes the skill's client send it and what comes of it. */
export interface ContractInteraction {
  readonly description: string;
  readonly operation: OperationName;
  /** Absent for a success. */
  readonly problem?: ProblemName;
  readonly states: readonly StateUse[];
  readonly request: ContractRequest;
  readonly response: ContractResponse;
  readonly call: (client: SaasClient) => Promise<SaasOutcome<unknown>>;
  readonly outcome: SaasOutcome<unknown>;
}
