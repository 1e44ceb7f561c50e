import { z } from 'zod';
import type { ContractedService, States } from '../service';
import { accessToken, state, testCustomer } from '../states';

function addonStates(scopeNames: readonly string[]) {
  const token = (description: string) =>
    state({
      description: `${description} Asked for by the add-on's contract alone.`,
      params: z.strictObject({ customer: testCustomer, scopes: z.array(z.enum(scopeNames)) }),
      values: z.object({ accessToken }),
    });
  return {
    'a valid access token of the add-on': token(
      'The customer has a token of the app client of the add-on, with its MCP URL as aud, and with these scopes and no others.',
    ),
    'an access token of the add-on for another service': token(
      'The customer has a token of the app client of the add-on, with another URL as aud.',
    ),
    'an access token for the add-on of another app client': token(
      'There is a token with the MCP URL of the add-on as aud, which the same user pool gave to another app client than the add-on or the skill.',
    ),
  };
}

/** The states that the contract of the add-on asks for besides those of the skill's. */
export type AddonStates = ReturnType<typeof addonStates>;

/** The states that the contract of the add-on asks for besides those of the skill's. */
export function addonStatesOf({ scopes }: Pick<ContractedService, 'scopes'>): States {
  return addonStates(Object.keys(scopes));
}
