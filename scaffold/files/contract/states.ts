import type { Thing } from '../../examples';
import type { Plan } from '../../plan';
import { thingsInUse } from '../../things';
import { entries, literal } from '../source';
import { existsState, goneState, idValue, refusedState } from './state-names';

export function states(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const own = thingsInUse(plan, things).flatMap((thing) => {
    const fields = Object.fromEntries(
      thing.said.map(({ name, as }) => [
        name,
        `${as === 'number' ? 'z.number()' : 'z.string().min(1)'}.nullable()`,
      ]),
    );
    const value = `z.object({ ${idValue(thing.one)}: z.string().min(1).max(200).describe('Id that the provider gave it') })`;
    return [
      `${literal(existsState(thing.one))}: state({
        description: ${literal(`The customer has this: ${thing.one}.`)},
        params: z.strictObject({ customer, ${entries(fields)} }),
        values: ${value},
      }),`,
      `${literal(goneState(thing.one))}: state({
        description: ${literal(`The customer has nothing of this id: ${thing.one}.`)},
        params: z.strictObject({ customer }),
        values: ${value},
      }),`,
    ];
  });
  const refused = plan.intents.flatMap(({ name, operation, problems }) =>
    problems
      .filter((problem) => problem !== 'not-found')
      .map(
        (problem) => `${literal(refusedState(name, problem))}: state({
        description: ${literal(`The customer's next request for this is refused: ${operation.summary}. ${plan.problems[problem]?.title ?? ''}`)},
        params: z.strictObject({ customer }),
        values: nothing,
      }),`,
      ),
  );
  return `import { z } from 'zod';
import { testCustomer as customer, ${refused.length > 0 ? 'nothing, ' : ''}state } from '../../contracts/states';

/** The service's own provider states, besides those of tokens and of the rate limit. */
export const states = {
${[...own, ...refused].join('\n')}
} as const;
`;
}
