import type { SaasOutcome } from '../../skill/saas/outcome';

type NameOf<Outcome> = Outcome extends {
  readonly kind: infer Kind extends string;
  readonly reason: infer Reason extends string;
}
  ? `${Kind}: ${Reason}`
  : Outcome extends { readonly kind: infer Kind extends string }
    ? Kind
    : never;

/** Every outcome that the skill's client tells apart, e.g. `conflict: already-completed`. */
export type OutcomeName = NameOf<SaasOutcome<unknown>>;

/** Name of an outcome. */
export function outcomeName(outcome: SaasOutcome<unknown>): OutcomeName {
  return ('reason' in outcome ? `${outcome.kind}: ${outcome.reason}` : outcome.kind) as OutcomeName;
}

const fault = 'a fault, not an answer that a provider promises: the tests of the skill bring it about';
const newer = 'what the skill makes of an answer that it does not know, so that the API may grow';

/**
 * Whether an outcome has to be in the contract. The type makes the table complete: an outcome that the skill
 * learns to tell apart has to be entered here, and a test then asks for its interaction.
 */
export const outcomes: Readonly<
  Record<OutcomeName, { readonly pinned: true } | { readonly notPinned: string }>
> = {
  ok: { pinned: true },
  'token-refused': { pinned: true },
  'forbidden: insufficient-scope': { pinned: true },
  'forbidden: plan-required': { pinned: true },
  'forbidden: other': { notPinned: newer },
  'bad-request': { pinned: true },
  'not-found': { pinned: true },
  'conflict: already-completed': { pinned: true },
  'conflict: idempotency-conflict': { pinned: true },
  'conflict: other': { notPinned: newer },
  'invalid: invalid-task': { pinned: true },
  'invalid: task-limit-reached': { pinned: true },
  'invalid: other': { notPinned: newer },
  'rate-limited': { pinned: true },
  'unavailable: server-error': { notPinned: fault },
  'unavailable: time-out': { notPinned: fault },
  'unavailable: connection': { notPinned: fault },
  'unavailable: redirect': { notPinned: fault },
  'unavailable: unexpected-status': { notPinned: fault },
  'unavailable: encoding': { notPinned: fault },
  'unavailable: too-large': { notPinned: fault },
  'unavailable: not-json': { notPinned: fault },
  'unavailable: wrong-shape': { notPinned: fault },
};
