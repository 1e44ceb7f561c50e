import type { Thing } from './examples';
import type { IntentPlan, Plan } from './plan';
import { thingOfInput, thingsInUse } from './things';

/** How the contract comes to an operation's documented failure, or why it does not. */
export type FailureCase = { readonly problem: string } & (
  | { readonly by: 'gone'; readonly one: string }
  | { readonly by: 'refusal' }
  | { readonly by: 'nothing'; readonly why: string }
);

/** The failures of an operation: documented ones, and those of what its request holds. */
export function failureCases(
  intent: IntentPlan,
  plan: Plan,
  things: ReadonlyMap<string, Thing>,
): readonly FailureCase[] {
  const { operation, problems } = intent;
  const own = problems
    .filter((problem) => problem !== 'not-found' && problem !== 'bad-request')
    .map((problem): FailureCase => ({ problem, by: 'refusal' }));
  const isRead = sentOf(intent).length > 0 || problems.includes('bad-request');
  const unreadable: FailureCase[] = isRead
    ? [{ problem: 'bad-request', by: 'nothing', why: 'the client sends only what the document allows' }]
    : [];
  if (problems.includes('not-found')) return [notFound(intent, plan, things), ...unreadable, ...own];
  const unnamed: FailureCase[] = operation.path.includes('{')
    ? [{ problem: 'not-found', by: 'nothing', why: 'the document names no 404' }]
    : [];
  return [...unnamed, ...unreadable, ...own];
}

function notFound(intent: IntentPlan, plan: Plan, things: ReadonlyMap<string, Thing>): FailureCase {
  const used = thingsInUse(plan, things);
  const named = [...intent.operation.path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name = '']) => thingOfInput(intent, name, plan, things))
    .findLast((one) => used.some((thing) => thing.one === one));
  return named === undefined
    ? { problem: 'not-found', by: 'refusal' }
    : { problem: 'not-found', by: 'gone', one: named };
}

/** What is sent besides the path. */
function sentOf({ lookups, slots, fixed, paging, operation }: IntentPlan): readonly unknown[] {
  const given = [...lookups, ...slots, ...fixed].filter(({ input }) => input.in !== 'path' || input.echo);
  return [...given, ...(paging ? [paging] : []), ...(operation.keyHeader === undefined ? [] : [operation])];
}
