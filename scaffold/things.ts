import type { Thing } from './examples';
import type { IntentPlan, Plan } from './plan';

/** The things that some operation takes or gives. */
export const thingsInUse = (plan: Plan, things: ReadonlyMap<string, Thing>): Thing[] =>
  [...things.values()].filter(
    ({ one }) =>
      plan.intents.some((intent) => intent.one === one && intent.kind !== 'change') ||
      plan.intents.some((intent) => intent.one === one && ownId(intent) !== undefined),
  );

/**
 * The last parameter of a path: the id of what the operation is about, unless it lists. What is looked up among other
 * things is the id of what it belongs to: `/plans/{planId}/settings` where plans are listed.
 */
export function ownId({ kind, one, operation, lookups }: IntentPlan): string | undefined {
  if (kind === 'list') return undefined;
  const last = [...operation.path.matchAll(/\{([^}]+)\}/g)].at(-1)?.[1];
  const isOfAnother = lookups.some((lookup) => lookup.input.name === last && lookup.one !== one);
  return isOfAnother ? undefined : last;
}

/** The thing whose id an input is: of what a lookup lists, or the operation's own. */
export function thingOfInput(
  intent: IntentPlan,
  name: string,
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
): string | undefined {
  const lookup = intent.lookups.find(({ input }) => input.name === name);
  const listed = lookup && plan.intents.find((one) => one.name === lookup.list)?.one;
  return listed ?? (ownId(intent) === name && things.has(intent.one) ? intent.one : undefined);
}

/** What the first of its kind is called; undefined where it has no name. */
export function nameIn(thing: Thing | undefined): string | undefined {
  const title = thing?.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  const value = title === undefined ? undefined : thing?.examples[0][title];
  return typeof value === 'string' ? value : undefined;
}
