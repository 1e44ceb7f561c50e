import type { Thing } from '../../examples';
import type { Plan } from '../../plan';
import { thingsInUse } from '../../things';
import { placeExpression } from '../intents/given';
import { key, literal } from '../source';
import { exampleCall } from './example-call';
import { existsState } from './state-names';

/** What a running service is tried for beyond the contract: that lists are the customer's own. */
export function conformance(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const used = thingsInUse(plan, things);
  const checks = plan.intents.map((intent) => {
    const thing = used.find(({ one }) => one === intent.one);
    const isAlone = intent.kind === 'list' && intent.lookups.length + intent.slots.length === 0;
    if (!thing || !isAlone) return `${intent.name}: [],`;
    const { input } = exampleCall(intent, plan, things);
    const list = placeExpression(intent, 'body');
    return `${intent.name}: [
      {
        behaviour: ${literal(`lists what is the customer's own: ${intent.many}`)},
        async run(world) {
          const [ada, grace] = [await world.customer(), await world.customer()];
          await ada.given(${literal(existsState(thing.one))}, ${literal(thing.examples[0])});
          expectThat((await listed(ada)) === 1 && (await listed(grace)) === 0, 'One customer has one, another none: the lists have to say so.');
          async function listed(customer: TestCustomer): Promise<number> {
            const { status, body } = await customer.call('${intent.name}'${Object.keys(input).length > 0 ? `, ${literal(input)}` : ''});
            expectThat(status === ${intent.operation.status}, \`${intent.name} was answered with \${status}.\`);
            return ${list === 'body' ? '(body as unknown[]).length' : `(body as ${typeOfPath(intent.reading.list ?? [])})${list.slice('body'.length)}.length`};
          }
        },
      },
    ],`;
  });
  const isUsed = checks.some((check) => check.includes('expectThat'));
  return `${isUsed ? "import { type ConformanceCheck, expectThat } from '../../contracts/conformance/check';\nimport type { TestCustomer } from '../../contracts/conformance/world';\n" : "import type { ConformanceCheck } from '../../contracts/conformance/check';\n"}import type { operations } from '../operations';

/** What the service does beyond what the contract holds. */
export const conformance: { readonly [Name in keyof typeof operations]: readonly ConformanceCheck[] } = {
${checks.join('\n')}
};
`;
}

/** e.g. `{ items: unknown[] }`. */
const typeOfPath = (path: readonly string[]): string =>
  path.reduceRight((inner, name) => `{ ${key(name)}: ${inner} }`, 'unknown[]');
