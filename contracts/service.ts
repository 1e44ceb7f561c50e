import type { z } from 'zod';
import type { InputOf, Operations, ProblemOf, Problems, ValueOf } from '../skill/saas/operation';
import type { ConformanceCheck } from './conformance/check';
import type { Matcher } from './matching';

/**
 * What a service gives to the contract and to the reference server. `service/contract/` and
 * `service/reference/` are the example; the mechanism in `contracts/` knows no service but through this page.
 */

/** What can be said in JSON. */
export type JsonObject = Readonly<Record<string, z.core.util.JSONType>>;

/** A provider state: what must be true of the provider before a request is replayed. */
export interface ProviderState<
  Params extends z.ZodType<JsonObject> = z.ZodType<JsonObject>,
  Values extends z.ZodType<JsonObject> = z.ZodType<JsonObject>,
> {
  /** What the provider's team has to bring about. */
  readonly description: string;
  readonly params: Params;
  /** What setting up the state gives back, and the contract puts into the request. */
  readonly values: Values;
}

/** Provider states by the name that stands in the contract. */
export type States = Readonly<Record<string, ProviderState>>;

/** Parameters of a state. */
export type ParamsOf<S extends States, Name extends keyof S> = z.output<S[Name]['params']>;

/** What setting up a state gives back. */
export type ValuesOf<S extends States, Name extends keyof S> = z.output<S[Name]['values']>;

/** A state in use: its name and parameters. */
export type StateUse<S extends States = States> = {
  [Name in keyof S]: { readonly name: Name & string; readonly params: ParamsOf<S, Name> };
}[keyof S];

/** A part of a request or of a response as the contract writes it: the value, or its shape with an example. */
export type Wire = string | Matcher;

/** What an operation sends, written out: it is what the contract promises, whatever the client makes of it. */
export interface WireRequest {
  /** Needed only where the operation's path has parameters. */
  readonly path?: Wire;
  readonly query?: Readonly<Record<string, Wire>>;
  /** Besides `Accept`, `Authorization` and, with a body, `Content-Type`. */
  readonly headers?: Readonly<Record<string, Wire>>;
  readonly body?: object;
}

/** A value with matchers in place of some of its strings. */
export type Pinned<Value> = Value extends string
  ? Value | Matcher
  : Value extends object
    ? { readonly [Key in keyof Value]: Pinned<Value[Key]> }
    : Value;

/** One interaction of an operation; what it does not say is as usual for the operation. */
export interface ContractCase<Input, Use> {
  /** Follows the operation's description; every interaction has another. Empty for the usual one. */
  readonly suffix: string;
  readonly input?: Input;
  readonly request?: WireRequest;
  /** Besides a token with the operation's scope. */
  readonly states?: readonly Use[];
}

/** A case that succeeds: the part of the answer that the skill reads, and no more. */
export interface SuccessCase<Input, Value, Use> extends ContractCase<Input, Use> {
  readonly body: Pinned<Value>;
}

/** A documented answer that the skill cannot bring about, with the reason. */
export interface Unasked {
  readonly unasked: string;
}

/** The interactions that end in one problem, or why there are none. */
export type ProblemCases<Input, Use> =
  | readonly [ContractCase<Input, Use>, ...ContractCase<Input, Use>[]]
  | Unasked;

/** What the contract says of one operation. What can go wrong with every operation is added to it. */
export interface OperationContract<Input, Value, Problem extends string, Use> {
  /** Begins the description of each of its interactions, e.g. `a request for the account`. */
  readonly description: string;
  /** What the client is called with. */
  readonly input: Input;
  readonly request: WireRequest;
  /** What must be so for the operation to succeed, but for the token. */
  readonly states: readonly Use[];
  readonly successes: readonly [SuccessCase<Input, Value, Use>, ...SuccessCase<Input, Value, Use>[]];
  /**
   * A problem of the operation without a case does not compile. The others are those of requests that cannot be
   * read, which the document foresees wherever something is read.
   */
  readonly problems: {
    readonly [Name in Problem]: ProblemCases<Input, Use>;
  } & {
    readonly [Name in 'bad-request' | 'not-found']?: ProblemCases<Input, Use>;
  };
}

/** A service's part of the contract. */
export interface ServiceContract<Ops extends Operations, S extends States> {
  /** The customer whose requests the examples are. */
  readonly customer: string;
  /** The service's own provider states; those of tokens and of the rate limit every service has. */
  readonly states: S;
  /** For each operation what a service has to do that no contract can hold, to be tried on a running one. */
  readonly conformance: { readonly [Name in keyof Ops]: readonly ConformanceCheck[] };
  readonly operations: {
    readonly [Name in keyof Ops]: OperationContract<
      InputOf<Ops[Name]>,
      ValueOf<Ops[Name]>,
      ProblemOf<Ops[Name]>,
      StateUse<S>
    >;
  };
}

/** What the provider reads of a request and shows, strictly: the server checks by it, and documents it. */
export interface Shape {
  /** What the operation does, in half a sentence. */
  readonly summary: string;
  /** What a success holds, in half a sentence. */
  readonly answers: string;
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  /** Names in lower case. */
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  /** Problem of a body that is JSON and not acceptable; default `bad-request`. */
  readonly bodyProblem?: string;
  readonly answer: z.ZodType;
}

/** A part of a request as its shape reads it. */
type Read<One extends Shape, Part extends keyof Shape> = One[Part] extends z.ZodType
  ? z.output<One[Part]>
  : unknown;

/** What a route gets: the request as its shape reads it, and whose it is. */
export interface Call<One extends Shape = Shape> {
  /** The customer's id, `sub` of the token. */
  readonly customer: string;
  readonly path: Read<One, 'path'>;
  readonly query: Read<One, 'query'>;
  readonly headers: Read<One, 'headers'>;
  readonly body: Read<One, 'body'>;
  readonly tools: RouteTools;
}

/** What the server does for a route, always for the customer of the call. */
export interface RouteTools {
  /** A position in the customer's list as an opaque cursor. */
  issueCursor(position: number): string;
  /** @throws Problem `bad-request` for a cursor that was not given out to this customer */
  readCursor(cursor: string): number;
  /**
   * Runs once for each key, and repeats the result afterwards. Only a success is remembered.
   *
   * @param request what must be the same for the key to be used again
   * @throws Problem `idempotency-conflict`, one of the service's own, when the key came with another request
   */
  once<Result>(key: string, request: string, run: () => Result): Result;
}

/** What the store has of a customer seen for the first time. */
export interface FirstSight {
  displayNameOf(customer: string): string;
  /** Whether there is something to begin with. */
  readonly seeded: boolean;
}

/** One shape for each operation. */
export type Shapes = Readonly<Record<string, Shape>>;

/** Parts of a request that a state makes, as they go over the wire. */
export type StateRequest = Partial<Readonly<Record<'path' | 'query' | 'headers' | 'body', unknown>>>;

/** What a state of the reference is brought about with. */
export interface StateTools<S extends Shapes = Shapes> {
  /** Id of the customer of this name. */
  customer(name: string): string;
  /** Does what an operation does for the customer of this name. @throws Problem */
  call<Name extends keyof S & string>(
    operation: Name,
    customer: string,
    request: StateRequest,
  ): z.input<S[Name]['answer']>;
}

/** Does one operation, and gives the body of its answer. @throws Problem */
export type Route<Store, One extends Shape> = {
  // A method, because the methods of one service may pass for those of any.
  handle(store: Store, call: Call<One>): z.input<One['answer']>;
}['handle'];

/** Brings one state about, and gives its values. */
export type StateHandler<Store, S extends Shapes, Params, Values> = {
  handle(store: Store, params: Params, tools: StateTools<S>): Values;
}['handle'];

/** The service as the smallest server that keeps the contract: its store, its routes, its states. */
export interface ServiceReference<Store, S extends Shapes, Own extends States> {
  readonly shapes: S;
  open(first: FirstSight): Store;
  readonly routes: { readonly [Name in keyof S]: Route<Store, S[Name]> };
  readonly states: {
    readonly [Name in keyof Own]: StateHandler<Store, S, ParamsOf<Own, Name>, ValuesOf<Own, Name>>;
  };
  /** Forgets the customer with all that is theirs. */
  forget(store: Store, customer: string): void;
}

/** Says that these are the operations' shapes and the contract's states, each of which has its handler. */
export function defineReference<Ops extends Operations, Own extends States>() {
  return <Store, S extends { readonly [Name in keyof Ops]: Shape }>(
    reference: ServiceReference<Store, S, Own>,
  ): ServiceReference<Store, S, Own> => reference;
}

/** A service as the contract's mechanism takes it. */
export interface ContractedService {
  readonly operations: Operations;
  /** Its own problems. */
  readonly problems: Problems;
  /** Its scopes, each with what it lets a client do. */
  readonly scopes: Readonly<Record<string, string>>;
  readonly contract: {
    readonly customer: string;
    readonly states: States;
    readonly conformance: Readonly<Record<string, readonly ConformanceCheck[]>>;
    readonly operations: Readonly<Record<string, OperationContract<unknown, object, string, StateUse>>>;
  };
}

/** A service as the reference server takes it. */
export interface ReferencedService<Store = unknown> extends ContractedService {
  readonly reference: ServiceReference<Store, Shapes, States>;
}
