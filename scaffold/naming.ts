import type { IntentPlan, Lookup, SlotPlan } from './plan';
import { isTitle } from './reading';

/** By what a customer names what an intent is about, so that it can be asked for and confirmed. */
export interface Naming {
  /** Whether it is the thing's own name, that of something it belongs to, or nothing that could be said. */
  readonly how: 'itself' | 'other' | 'nothing';
  readonly lookup?: Lookup;
  readonly slot?: SlotPlan;
}

/** The ways to name it, the best first. */
const ways: readonly ((intent: IntentPlan) => Naming | undefined)[] = [
  ({ lookups, one }) => {
    const lookup = lookups.findLast((each) => each.one === one);
    return lookup && { how: 'itself', lookup };
  },
  // An id that nobody lists is said as it is.
  ({ slots, kind, verb, lookups, operation }) => {
    const slot = slots.findLast(({ input }) => input.in === 'path');
    if (kind === 'list' || lookups.length > 0 || !slot) return undefined;
    // What the path goes on with after it belongs to it.
    const isOwn = verb === 'do' || operation.path.endsWith(`{${slot.input.name}}`);
    return { how: isOwn ? 'itself' : 'other', slot };
  },
  ({ slots, kind }) => {
    const slot = slots.find(({ type, input }) => type === 'AMAZON.SearchQuery' && isTitle(input));
    return kind === 'change' && slot ? { how: 'itself', slot } : undefined;
  },
  ({ lookups }) => {
    const lookup = lookups.at(-1);
    return lookup && { how: 'other', lookup };
  },
  ({ slots }) => {
    const slot =
      slots.find(({ type }) => type === 'AMAZON.SearchQuery') ?? slots.find(({ values }) => !values);
    return slot && { how: 'other', slot };
  },
];

/** How what an intent is about is named. */
export function namingOf(intent: IntentPlan): Naming {
  for (const way of ways) {
    const naming = way(intent);
    if (naming) return naming;
  }
  return { how: 'nothing' };
}
