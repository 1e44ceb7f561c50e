import type { SourceChange } from '../../../../__tests__/support/own-service';

/**
 * A fault of a service, as a change of the source of `service/contract/examples/service.mjs`, and who has to notice it
 * from outside: `contract`, or a check of the conformance such as `tokens: refuses an ID token`.
 */
export interface Fault {
  readonly fault: string;
  readonly noticedBy: 'contract' | `${string}: ${string}`;
  readonly changes: readonly SourceChange[];
}

/** Faults that the same check notices. */
export const noticedBy =
  (who: Fault['noticedBy']) =>
  (fault: string, ...changes: readonly SourceChange[]): Fault => ({ fault, noticedBy: who, changes });
