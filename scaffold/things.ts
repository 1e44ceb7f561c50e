import type { Thing } from './examples';
import type { IntentPlan, Plan } from './plan';

/** The things that some operation takes or gives. */
export const thingsInUse = (plan: Plan, things: ReadonlyMap<string, Thing>): Thing[] =>
  [...things.values()].filter(
    ({ one }) =>
      plan.intents.some((intent) => intent.one === one && intent.kind !== 'change') ||
      plan.intents.some((intent) => intent.one === one && ownId(intent) !== undefined),
  );

/** The last parameter of a path: the id of what the operation is about, unless it lists. */
export function ownId(intent: IntentPlan): string | undefined {
  if (intent.kind === 'list') return undefined;
  const names = [...intent.operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  return names.at(-1);
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
