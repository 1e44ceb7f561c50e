import { z } from 'zod';
import type { ContractedService, JsonObject, ProviderState, States } from './service';

/**
 * The provider states of a contract: what must be true of the provider before a request is replayed.
 *
 * A state is small and says one thing; an interaction lists as many as it needs, and they are set up in that
 * order. Each has parameters, and some give back values that the verifier puts into the request where the
 * contract says so: the access token, an id, a cursor. Whatever was set up is undone after the interaction.
 */

/** Name of a test customer, as every state has it that is about one. */
export const testCustomer = z
  .string()
  .min(1)
  .describe('Name of the test customer that the state is about; the same name is the same customer');

/** What a state of a token gives back. */
export const accessToken = z
  .string()
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  .describe('Access token of the customer, a JWT in compact form');

/** A state whose parameters and values keep their types. */
export function state<Params extends z.ZodType<JsonObject>, Values extends z.ZodType<JsonObject>>(
  definition: ProviderState<Params, Values>,
): ProviderState<Params, Values> {
  return definition;
}

/** For a state that gives nothing back. */
export const nothing = z.object({});

/** The states that every contract has, for a service of these scopes. */
function commonStates(scopeNames: readonly string[]) {
  const scopes = z.array(z.enum(scopeNames)).describe('Scopes of the token, without the resource server');
  const token = (description: string) =>
    state({
      description,
      params: z.strictObject({ customer: testCustomer, scopes }),
      values: z.object({ accessToken }),
    });
  return {
    tokens: {
      'a valid access token': token(
        'The customer has a token that the provider accepts, with these scopes and no others.',
      ),
      'an expired access token': token(
        'The customer has a token that was valid and is no longer, because its time is over.',
      ),
      'a revoked access token': token(
        'The customer has a token that is not yet over, and took back its consent.',
      ),
      'a forged access token': token(
        'There is a token that looks like a valid one of the customer, with a signature by another key.',
      ),
    },
    limits: {
      'too many requests were sent': state({
        description:
          'The customer used up their requests; a new one is possible after about so many seconds.',
        params: z.strictObject({ customer: testCustomer, retryAfterSeconds: z.int().min(1) }),
        values: nothing,
      }),
    },
  };
}

/**
 * The states that the conformance checks ask for besides, where the service trusts no issuer of the kit: tokens that
 * only the provider's side can mint. An endpoint may not know them; then their checks are not made.
 */
function mintedStates(scopeNames: readonly string[]) {
  const scopes = z.array(z.enum(scopeNames));
  const minted = (description: string) =>
    state({
      description: `${description} Asked for by the conformance checks alone.`,
      params: z.strictObject({ customer: testCustomer, scopes }),
      values: z.object({ accessToken }),
    });
  return {
    'an ID token': minted('There is an ID token of the customer, of the right user pool and app client.'),
    'an access token of another app client': minted(
      'There is an access token of the customer that the same user pool gave to another app client.',
    ),
    'an access token of another user pool': minted(
      'There is an access token of the customer that another user pool gave.',
    ),
    'an access token that names the customer': minted(
      "There is an access token of another user of the user pool whose claim customerId is the customer's id in the service: where the user pool puts it in, it is the same customer.",
    ),
    'an access token of this scope': state({
      description:
        'There is an access token of the customer whose claim scope is this text. Asked for by the conformance checks alone.',
      params: z.strictObject({ customer: testCustomer, scope: z.string() }),
      values: z.object({ accessToken }),
    }),
  };
}

/** The states that the conformance checks ask for besides those of the contract. */
export type MintedStates = ReturnType<typeof mintedStates>;

/** The states that the conformance checks of a service ask for besides those of its contract. */
export function mintedStatesOf({ scopes }: Pick<ContractedService, 'scopes'>): States {
  return mintedStates(Object.keys(scopes));
}

type Common = ReturnType<typeof commonStates>;

/** The states that every contract has. */
export type CommonStates = Common['tokens'] & Common['limits'];

/** States of a token. */
export type TokenStateName = keyof Common['tokens'];

/** Their names. */
export const tokenStateNames: readonly string[] = Object.keys(commonStates([]).tokens);

/** The whole catalogue of a service: the common states and its own. */
export function statesOf({
  scopes,
  contract,
}: Pick<ContractedService, 'scopes'> & {
  readonly contract: Pick<ContractedService['contract'], 'states'>;
}): States {
  const { tokens, limits } = commonStates(Object.keys(scopes));
  return { ...tokens, ...contract.states, ...limits };
}

/** One for each state of a catalogue: brings it about and gives back its values. */
export type StateHandlers = Readonly<
  Record<
    string,
    // A method, because each is called with parameters that its own state's schema has read.
    { handle(params: JsonObject): Promise<object> | object }['handle']
  >
>;
