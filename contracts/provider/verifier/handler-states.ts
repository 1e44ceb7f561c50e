import { z } from 'zod';
import { isStateName, type ProviderState, providerStates, stateNames } from '../../states';
import type { ReferenceStates } from '../reference-states';
import type { GivenValues, StateChanges } from './provider-states';

/** Changes states by functions in this process. Parameters are checked against the catalogue. */
export function handlerStates({ handlers, reset }: ReferenceStates): StateChanges {
  return {
    async setUp({ name, params }) {
      if (!isStateName(name)) {
        throw new Error(`No provider state is called "${name}". There are: ${stateNames.join(', ')}.`);
      }
      const { params: schema }: ProviderState = providerStates[name];
      // The catalogue pairs each name with its parameters, which a name that is known only here cannot show.
      const handler = handlers[name] as (params: unknown) => Promise<GivenValues> | GivenValues;
      return handler(parsed(schema, params, `The parameters of "${name}" are`));
    },
    tearDown: async () => reset(),
  };
}

/**
 * Checks what a state gave against the catalogue: a value that is missing would leave the contract's example
 * in the request. States that the catalogue does not have, those of a newer contract, give what they like.
 *
 * @throws Error when a value is missing or has another form
 */
export function checkValues(name: string, values: GivenValues): void {
  if (!isStateName(name)) return;
  const { values: schema }: ProviderState = providerStates[name];
  parsed(schema, values, `What "${name}" gave is`);
}

function parsed(schema: z.ZodType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${what} not as the catalogue of states says: ${z.prettifyError(result.error)}`);
}
