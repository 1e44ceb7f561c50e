import { z } from 'zod';
import type { JsonObject, States } from '../service';
import type { StateHandlers } from '../states';
import { type GivenValues, type StateChanges, saidInstead } from './provider-states';

/** States that are brought about in this process. */
export interface LocalStates {
  readonly handlers: StateHandlers;
  /** Forgets the customer of this name, whatever was set up. */
  forget(customer: string): void;
}

/** Changes states by functions in this process. Parameters are checked against the catalogue. */
export function handlerStates(catalogue: States, { handlers, forget }: LocalStates): StateChanges {
  return {
    async setUp({ name, params }) {
      const [state, handler] = [stateOf(catalogue, name), stateOf(handlers, name)];
      if (!state || !handler) {
        throw new Error(
          `No provider state is called "${name}". There are: ${Object.keys(catalogue).join(', ')}.`,
        );
      }
      const values = await handler(parsed(state.params, params, `The parameters of "${name}" are`));
      return { ...values };
    },
    tearDown: async ({ params: { customer } }) => {
      if (typeof customer === 'string') forget(customer);
    },
  };
}

/**
 * Checks what a state gave against the catalogue: a value that is missing would leave the contract's example
 * in the request. States that the catalogue does not have, those of a newer contract, give what they like.
 *
 * @throws Error when a value is missing or has another form
 */
export function checkValues(catalogue: States, name: string, values: GivenValues): void {
  const state = stateOf(catalogue, name);
  if (!state) return;
  const said = saidInstead in values ? `, and the endpoint said: ${String(values[saidInstead])}` : '';
  parsed(state.values, values, `What "${name}" gave is`, said);
}

/** Names come from a contract: `constructor` is none of a table. */
function stateOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function parsed(schema: z.ZodType<JsonObject>, value: unknown, what: string, end = ''): JsonObject {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${what} not as the catalogue of states says: ${z.prettifyError(result.error)}${end}`);
}
