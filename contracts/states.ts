import { z } from 'zod';
import { scopeNames } from './provider/scopes';

/**
 * The provider states of the contract: what must be true of the provider before a request is replayed.
 *
 * A state is small and says one thing; an interaction lists as many as it needs, and they are set up in that
 * order. Each has parameters, and some give back values that the verifier puts into the request where the
 * contract says so: the access token, the id that the provider gave a task, a cursor. Whatever was set up is
 * undone after the interaction.
 */
export interface ProviderState<Params extends z.ZodType = z.ZodType, Values extends z.ZodType = z.ZodType> {
  /** What the provider's team has to bring about. */
  readonly description: string;
  readonly params: Params;
  /** What setting up the state gives back. */
  readonly values: Values;
}

const customer = z
  .string()
  .min(1)
  .describe('Name of the test customer that the state is about; the same name is the same customer');
const accessToken = z
  .string()
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  .describe('Access token of the customer, a JWT in compact form');
const taskId = z
  .string()
  .regex(/^[\w-]+$/)
  .describe('Id that the provider gave the task; the one in the parameters is an example');
const title = z.string().min(1).max(200);
const isoDate = z.iso.date();
const scopes = z.array(z.enum(scopeNames)).describe('Scopes of the token, without the resource server');
const nothing = z.object({});

function state<Params extends z.ZodType, Values extends z.ZodType>(
  definition: ProviderState<Params, Values>,
): ProviderState<Params, Values> {
  return definition;
}

export const providerStates = {
  'a valid access token': state({
    description: 'The customer has a token that the provider accepts, with these scopes and no others.',
    params: z.strictObject({ customer, scopes }),
    values: z.object({ accessToken }),
  }),
  'an expired access token': state({
    description: 'The customer has a token that was valid and is no longer, because its time is over.',
    params: z.strictObject({ customer, scopes }),
    values: z.object({ accessToken }),
  }),
  'a revoked access token': state({
    description: 'The customer has a token that is not yet over, and took back its consent.',
    params: z.strictObject({ customer, scopes }),
    values: z.object({ accessToken }),
  }),
  'a forged access token': state({
    description:
      'There is a token that looks like a valid one of the customer, with a signature by another key.',
    params: z.strictObject({ customer, scopes }),
    values: z.object({ accessToken }),
  }),
  'a customer': state({
    description: 'The customer has this name and this plan, and no tasks but those of other states.',
    params: z.strictObject({
      customer,
      displayName: z.string().min(1),
      plan: z.strictObject({
        name: z.string().min(1),
        taskLimit: z.int().min(0).nullable().describe('Open tasks at one time; null is no limit'),
        renewsOn: isoDate.nullable(),
        includesWriting: z.boolean().describe('false: the plan is for reading only'),
      }),
    }),
    values: nothing,
  }),
  'a task exists': state({
    description: 'The customer has this task.',
    params: z.strictObject({
      customer,
      id: z.string().min(1),
      title,
      status: z.enum(['open', 'done']),
      dueOn: isoDate.nullable(),
    }),
    values: z.object({ taskId }),
  }),
  'no task exists': state({
    description: 'The customer has no task of this id.',
    params: z.strictObject({ customer, id: z.string().min(1) }),
    values: z.object({ taskId }),
  }),
  'the first page was read': state({
    description: 'The customer asked for the first page of open tasks, and there is a next one.',
    params: z.strictObject({ customer, limit: z.int().min(1) }),
    values: z.object({ cursor: z.string().min(1).describe('`nextCursor` of that page') }),
  }),
  'a task was added': state({
    description: 'The customer added a task with this idempotency key.',
    params: z.strictObject({ customer, title, idempotencyKey: z.string().min(1).max(255) }),
    values: z.object({ taskId }),
  }),
  'too many requests were sent': state({
    description: 'The customer used up their requests; a new one is possible after about so many seconds.',
    params: z.strictObject({ customer, retryAfterSeconds: z.int().min(1) }),
    values: nothing,
  }),
} as const;

/** Name of a provider state, as it stands in the contract. */
export type StateName = keyof typeof providerStates;

/** Parameters of a state. */
export type StateParams<Name extends StateName> = z.output<(typeof providerStates)[Name]['params']>;

/** What setting up a state gives back. */
export type StateValues<Name extends StateName> = z.output<(typeof providerStates)[Name]['values']>;

/** One handler for each state: brings it about and gives back its values. */
export type StateHandlers = {
  readonly [Name in StateName]: (params: StateParams<Name>) => Promise<StateValues<Name>> | StateValues<Name>;
};

/** Every state's name. */
export const stateNames = Object.keys(providerStates) as StateName[];

/** Whether the catalogue has a state of this name. */
export function isStateName(name: string): name is StateName {
  return Object.hasOwn(providerStates, name);
}

/** A state of the catalogue for the reader of another language: JSON Schemas instead of types. */
export interface DocumentedState {
  readonly name: StateName;
  readonly description: string;
  /** JSON Schema 2020-12 of the parameters. */
  readonly params: object;
  /** JSON Schema 2020-12 of what the state gives back. */
  readonly values: object;
}

/** The whole catalogue with JSON Schemas. */
export function documentedStates(): DocumentedState[] {
  return stateNames.map((name) => {
    const { description, params, values } = providerStates[name];
    return { name, description, params: z.toJSONSchema(params), values: z.toJSONSchema(values) };
  });
}
