import type { Change } from './change';
import { attributesRead, evaluate } from './condition';
import type { Context } from './context';
import { keptByAws } from './kept-by-aws';
import { isNeeded } from './linking';
import type { Rule } from './rule';
import { harmless as allHarmless } from './rules/harmless';

/**
 * Attributes of a resource that the plan changes, and of which nobody here can say what that means: account linking
 * needs the resource, no rule found anything in them, and they are not listed as harmless.
 *
 * @param found rules that found something at this resource
 * @param harmless attributes that need no judgement; default all that are known
 */
export function unjudged(
  change: Change,
  context: Context,
  found: readonly Rule[],
  harmless = allHarmless,
): readonly string[] {
  if (!change.isChanged || !isNeeded(change, context)) return [];
  // Whatever else a replacement does is worse than a changed attribute.
  if (change.action === 'replace' && found.length > 0) return [];
  const judged = new Set(found.flatMap((rule) => attributesRead<never>(rule.when as never)));
  return change
    .differences()
    .filter(
      (name) => !keptByAws.has(name) && !judged.has(name) && !isHarmless(name, change, context, harmless),
    );
}

function isHarmless(name: string, change: Change, context: Context, harmless: typeof allHarmless): boolean {
  return harmless.some(
    ({ on, attributes, when }) =>
      on.includes(change.type) &&
      attributes.includes(name) &&
      (when === undefined || evaluate(when, { change, context }).truth === true),
  );
}
