import type * as v from 'valibot';

/** A service's own problems by the last segment of their `type` (RFC 9457). */
export type Problems = Readonly<
  Record<string, { readonly status: 400 | 403 | 404 | 409 | 422; readonly title: string }>
>;

/** What is sent for one call. */
export interface OperationRequest {
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** An operation of the SaaS API, as the skill calls it. */
export interface Operation<
  Input = never,
  Value = unknown,
  Problem extends string = string,
  Scope extends string = string,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the base URL, with parameters in braces, e.g. `/v1/me`. */
  readonly path: `/${string}`;
  /** Without the resource server's identifier. */
  readonly scope: Scope;
  /** Status of a success. */
  readonly status: 200 | 201;
  /** Shape of a success. */
  readonly answer: v.GenericSchema<unknown, Value>;
  /** Problems of its own; those of tokens, scopes and limits every operation has. */
  readonly problems: readonly Problem[];
  /** Whether a second attempt after a connection fault is harmless. */
  readonly repeatable: boolean;
  request(input: Input): OperationRequest;
}

/** A service's operations, by their names. */
export type Operations = Readonly<Record<string, Operation>>;

/** What an operation is called with. */
export type InputOf<One> = One extends Operation<infer Input, infer _Value, infer _Problem> ? Input : never;

/** What a success of an operation holds. */
export type ValueOf<One> = One extends { readonly answer: v.GenericSchema<unknown, infer Value> }
  ? Value
  : never;

/** Names of an operation's own problems. */
export type ProblemOf<One> = One extends { readonly problems: readonly (infer Name extends string)[] }
  ? Name
  : never;
