import type * as v from 'valibot';
import type { Operations } from '../skill/saas/operation';
import type { SaasFailure } from '../skill/saas/outcome';
import type { SaasClient } from '../skill/saas/saas-client';
import type { NeededWords, Say, Spoken } from '../skill/service';

/**
 * What a service gives the add-on beside what it gives the skill, and what its tools are written with: a service
 * imports the add-on by this page alone.
 */
export interface AddonService<English extends NeededWords, Ops extends Operations> {
  /** For programs, e.g. `orders`. */
  readonly name: string;
  /** As clients show it, e.g. `Example orders`. The word "Alexa" is no part of it. */
  readonly title: string;
  readonly version: string;
  /** Tells a model when to use the add-on at all. */
  readonly instructions: string;
  readonly tools: readonly Tool<English, Ops>[];
  /** Its page where customers find add-ons. Default: what the skill says of itself in the store. */
  readonly page?: AddonPage;
}

/** An add-on's page, in American English: add-ons are in the United States alone. The word "Alexa" is no part of it. */
export interface AddonPage {
  /** At most 123 characters. */
  readonly shortDescription: string;
  /** At most 4,000 characters. */
  readonly fullDescription: string;
  readonly examplePhrases: readonly string[];
}

/** What a tool works with while it is called, for one customer. */
export interface ToolCall<English, Ops extends Operations> {
  readonly saas: SaasClient<Ops>;
  readonly say: Say<Spoken<English>>;
  /**
   * For operations that are repeated by key. Each call has its own: MCP gives none that a client would send again,
   * so the second attempt of this call is covered and a second call of the client's is a second call.
   */
  readonly requestKey: string;
  /** What the customer is told where the SaaS didn't do what was asked, as the skill tells it. */
  failed(failure: SaasFailure): ToolAnswer<never>;
}

/** What a tool answers. */
export interface ToolAnswer<Data> {
  /** Fit to be spoken. */
  readonly speech: string;
  /** The same for a model: `structuredContent`. Absent: it was not done, and the speech says why. */
  readonly data?: Data;
}

/** What calling a tool does: it decides whether a model may call it again, or has to ask first. */
export type Effect =
  /** Nothing is changed. */
  | 'reads'
  /** Something is added, and once more with each call. */
  | 'adds'
  /** Something that was there is another afterwards, and with a second call perhaps one more, e.g. the next of that name. */
  | 'changes'
  /** Something that was there is afterwards as the call says; twice is as once. */
  | 'sets'
  /** Something is lost; twice is as once. */
  | 'deletes';

type ObjectSchema = v.GenericSchema<unknown, object>;

/** One thing that a customer can ask for, as an MCP tool. */
export interface Tool<
  English,
  Ops extends Operations,
  Input extends ObjectSchema = ObjectSchema,
  Output extends ObjectSchema = ObjectSchema,
> {
  /** e.g. `list_orders`. Alexa+ keeps it until the add-on is deployed again. */
  readonly name: string;
  /** For people, e.g. `List orders`. */
  readonly title: string;
  /** Tells a model when to call it and what comes back. */
  readonly description: string;
  readonly effect: Effect;
  /** The scope that the token needs, without the resource server's identifier. */
  readonly scope: Ops[keyof Ops]['scope'];
  /** Shape of the arguments; each field is described. */
  readonly input: Input;
  /** Shape of the data; each field is described. */
  readonly output: Output;
  act(call: ToolCall<English, Ops>, input: v.InferOutput<Input>): Promise<ToolAnswer<v.InferOutput<Output>>>;
}

/** Makes tools of a service's words and operations: what `act` gets and gives follows from the schemas. */
export const toolsOf =
  <English, Ops extends Operations>() =>
  <Input extends ObjectSchema, Output extends ObjectSchema>(
    tool: Tool<English, Ops, Input, Output>,
  ): Tool<English, Ops> =>
    // Arguments are checked by the schema before they come to `act`.
    tool as unknown as Tool<English, Ops>;
