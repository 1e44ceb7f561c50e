import type { Change } from './change';
import type { Context } from './context';
import type { Finding } from './report';
import { withoutKeys } from './resource-address';

/** Findings that take a user pool away from everything that belongs to it. */
const causes = new Set(['pool-deleted', 'pool-replaced', 'renamed']);

/**
 * Marks what is only a consequence of a user pool's deletion or replacement, so that a report can tell one cause with
 * what goes with it instead of nine: what belongs to that user pool, and what is not certain because it refers to such.
 */
export function withCauses(findings: readonly Finding[], context: Context): Finding[] {
  const byAddress = new Map(context.changes.map((change) => [change.address, change]));
  const pools = findings.flatMap(({ rule, address }) => {
    const change = byAddress.get(address);
    return causes.has(rule) && change?.type === 'aws_cognito_user_pool' ? [change] : [];
  });
  const causeOf = new Map<string, string>();
  for (const pool of pools) {
    for (const { address } of context.changes.filter((change) => belongsTo(change, pool)))
      causeOf.set(address, pool.address);
  }
  return findings.map((finding) => {
    const change = byAddress.get(finding.address);
    if (change === undefined || pools.includes(change)) return finding;
    const cause = causeOf.get(finding.address) ?? causeOfUnknown(finding, change, causeOf, pools, context);
    return cause === undefined ? finding : { ...finding, causedBy: cause };
  });
}

function belongsTo(change: Change, pool: Change): boolean {
  const id = pool.before('id').value;
  return change !== pool && id !== null && change.before('user_pool_id').value === id;
}

/** The user pool because of which nobody knows a value yet. */
function causeOfUnknown(
  { unknown, rule }: Finding,
  { address }: Change,
  causeOf: ReadonlyMap<string, string>,
  pools: readonly Change[],
  { planned }: Context,
): string | undefined {
  if (unknown.length === 0 && rule !== 'not-judged') return undefined;
  const gone = new Map([...causeOf, ...pools.map((pool): [string, string] => [pool.address, pool.address])]);
  for (const reference of planned.referencesOf(address)) {
    for (const [origin, cause] of gone) {
      const resource = withoutKeys(origin);
      if (reference === resource || reference.startsWith(`${resource}.`)) return cause;
    }
  }
  return undefined;
}
