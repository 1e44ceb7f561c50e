import type { ContractInteraction } from '../consumer/interaction';
import { interactionsOf } from '../consumer/interactions';
import type { CommonProblem } from '../problems';
import type { ContractedService } from '../service';
import { tokenStateNames } from '../states';
import type { AddonStates } from './states';

/** What differs from the skill's interaction that ends in the same way. */
interface Variant {
  /** Follows the operation's description. */
  readonly suffix: string;
  /** How it ends; undefined: well. */
  readonly problem?: CommonProblem;
  /** Whose token it is. */
  readonly token: keyof AddonStates;
}

const variants: readonly Variant[] = [
  { suffix: 'with a token of the add-on', token: 'a valid access token of the add-on' },
  {
    suffix: 'with a token of the add-on that lacks the scope',
    problem: 'insufficient-scope',
    token: 'a valid access token of the add-on',
  },
  {
    suffix: 'with a token of the add-on for another service',
    problem: 'invalid-token',
    token: 'an access token of the add-on for another service',
  },
  {
    suffix: 'with a token for the add-on of another client',
    problem: 'invalid-token',
    token: 'an access token for the add-on of another app client',
  },
];

/**
 * The contract of a service's add-on. It has the skill's client, so its requests are the skill's and the answers mean
 * the same; what differs is the token, which is of another app client and has an audience.
 */
export function addonInteractionsOf(service: ContractedService): readonly ContractInteraction[] {
  const skill = interactionsOf(service);
  return Object.entries(service.contract.operations).flatMap(([operation, { description }]) =>
    variants.map(({ suffix, problem, token }): ContractInteraction => {
      const alike = skill.find((one) => one.operation === operation && one.problem === problem);
      if (!alike)
        throw new Error(`The skill's contract has no such request of the operation "${operation}".`);
      const states = alike.states.map((one) =>
        tokenStateNames.includes(one.name) ? { ...one, name: token } : one,
      );
      return { ...alike, description: `${description} ${suffix}`, states };
    }),
  );
}
