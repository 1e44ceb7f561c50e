import type { Thing } from '../../examples';
import { failureCases } from '../../failure-cases';
import type { IntentPlan, Plan } from '../../plan';
import { thingsInUse } from '../../things';
import { entries, literal } from '../source';
import { exampleCall } from './example-call';
import { existsState, goneState, idValue, refusedState } from './state-names';

/** The provider states that the contract has a use for. */
export interface StatesInUse {
  readonly exists: readonly Thing[];
  readonly gone: readonly string[];
  readonly refused: readonly { readonly intent: IntentPlan; readonly problem: string }[];
}

/** The states that the interactions of a plan are made with. */
export function statesInUse(plan: Plan, things: ReadonlyMap<string, Thing>): StatesInUse {
  const cases = plan.intents.flatMap((intent) =>
    failureCases(intent, plan, things).map((each) => ({ intent, each })),
  );
  const needed = new Set(
    plan.intents.flatMap((intent) => [
      ...exampleCall(intent, plan, things).uses,
      ...(intent.kind === 'change' ? [] : [intent.one]),
    ]),
  );
  return {
    exists: thingsInUse(plan, things).filter(({ one }) => needed.has(one)),
    gone: [...new Set(cases.flatMap(({ each }) => (each.by === 'gone' ? [each.one] : [])))],
    refused: cases.flatMap(({ intent, each }) =>
      each.by === 'refusal' ? [{ intent, problem: each.problem }] : [],
    ),
  };
}

/** The service’s own provider states. */
export function states(plan: Plan, { exists, gone, refused }: StatesInUse): string {
  const idSchema = (one: string) =>
    `z.object({ ${idValue(one)}: z.string().min(1).max(200).describe('Id that the provider gave it') })`;
  const all = [
    ...exists.map(({ one, said }) => {
      const fields = Object.fromEntries(
        said.map(({ name, as }) => [
          name,
          `${as === 'number' ? 'z.number()' : 'z.string().min(1)'}.nullable()`,
        ]),
      );
      return `${literal(existsState(one))}: state({
        description: ${literal(`The customer has this: ${one}.`)},
        params: z.strictObject({ customer, ${entries(fields)} }),
        values: ${idSchema(one)},
      }),`;
    }),
    ...gone.map(
      (one) => `${literal(goneState(one))}: state({
        description: ${literal(`The customer has nothing of this id: ${one}.`)},
        params: z.strictObject({ customer }),
        values: ${idSchema(one)},
      }),`,
    ),
    ...refused.map(
      ({ intent: { name, operation }, problem }) => `${literal(refusedState(name, problem))}: state({
        description: ${literal(`The customer's next request for this is refused: ${operation.summary}. ${plan.problems[problem]?.title ?? ''}`.trim())},
        params: z.strictObject({ customer }),
        values: nothing,
      }),`,
    ),
  ].join('\n');
  const helpers = [...(all.includes('nothing,') ? ['nothing'] : []), ...(all === '' ? [] : ['state'])];
  const imports =
    all === ''
      ? ''
      : `import { z } from 'zod';\nimport { testCustomer as customer, ${helpers.join(', ')} } from '../../contracts/states';\n\n`;
  return `${imports}/** The service's own provider states, besides those of tokens and of the rate limit. */
export const states = {
${all}
} as const;
`;
}
