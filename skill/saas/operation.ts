import type * as v from 'valibot';

/** Problems of a service by the last segment of their `type` (RFC 9457), by which the skill tells them apart. */
export type Problems = Readonly<
  Record<
    string,
    {
      readonly status: 400 | 403 | 404 | 409 | 422;
      readonly title: string;
      /**
       * `status`: the API gives it no type, and the operation that lists it knows it by its status alone. Default:
       * by its type.
       */
      readonly toldBy?: 'status';
    }
  >
>;

/** Scopes without the resource server's identifier, each with what it lets the skill do. */
export type Scopes = Readonly<Record<string, string>>;

/** A part of a request: what is always sent, or the schema of what is given with each call. */
export type Parameter = string | number | boolean | v.GenericSchema;

/** Parts of a request by their names on the wire, which are the names in the call too. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** Fields of what is sent, by their names on the wire; an object of such fields stands within it. */
export interface Body {
  readonly [name: string]: Parameter | Body;
}

/** Problems that an operation may name without the service describing them. */
export type UsualProblem = 'bad-request' | 'not-found';

/**
 * An operation of the SaaS API, as the skill calls it: nothing but data, so that the client, the contract and
 * the API's document are all made from it.
 */
export interface Operation<Scope extends string = string, Problem extends string = string> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * From the base URL. A name in braces is a parameter, given with each call: a part of the path, e.g.
   * `/v1/orders/{id}`, or of one of its parts, e.g. `/orders/{id}.json`.
   */
  readonly path: `/${string}`;
  /** Default: none. A list becomes the parameter repeated. */
  readonly query?: Parameters;
  /** Besides those that every request has. Default: none. */
  readonly headers?: Parameters;
  /**
   * What is sent. Values are given by their own names, whatever they stand within: one name is one value. It is
   * written as JSON, or as the `Content-Type` in `headers` says: another type of JSON, or the
   * `application/x-www-form-urlencoded` of a form, in which `{ card: { last4 } }` is `card[last4]`. Default: no body.
   */
  readonly body?: Body;
  readonly scope: Scope;
  /**
   * What makes a second attempt harmless after a fault of the connection, a 502, 503 or 504: nothing is changed
   * (`safe`), twice is as once (`idempotent`), or an `Idempotency-Key` that is given with each call (`by-key`).
   * `never`: nothing does, and there is no second attempt.
   *
   * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
   */
  readonly repeat: 'safe' | 'idempotent' | 'by-key' | 'never';
  /** Status of a success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Shape of a success, or `noContent`. Fields that it doesn't name are dropped, so that the API may grow. */
  readonly answer: v.GenericSchema;
  /** Problems of its own; those of tokens, scopes and limits every operation has. */
  readonly problems: readonly (Problem | UsualProblem)[];
}

/** A service's operations, by their names. */
export type Operations<Scope extends string = string, Problem extends string = string> = Readonly<
  Record<string, Operation<Scope, Problem>>
>;

/** What the client needs to know of a service. */
export interface SaasApi<Ops extends Operations = Operations> {
  readonly operations: Ops;
  /** Its own problems, which the skill knows wherever they come from. */
  readonly problems: Problems;
  readonly scopes: Scopes;
}

type InPath<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | InPath<Rest> : never;

type Given<Part> = {
  readonly [Name in keyof Part as Part[Name] extends v.GenericSchema
    ? Name
    : never]: Part[Name] extends v.GenericSchema ? v.InferInput<Part[Name]> : never;
};

/** What is given for objects within a body. */
type GivenWithin<Part> = {
  [Name in keyof Part]: Part[Name] extends Exclude<Parameter, object> | v.GenericSchema
    ? never
    : (part: Given<Part[Name]> & GivenWithin<Part[Name]>) => void;
}[keyof Part] extends infer Each
  ? [Each] extends [never]
    ? unknown
    : [Each] extends [(part: infer All) => void]
      ? All
      : never
  : never;

type PartOf<One, Name extends string> = One extends { readonly [Key in Name]: infer Part }
  ? Given<Part> & GivenWithin<Part>
  : unknown;

type Key<One> = One extends { readonly repeat: 'by-key' }
  ? {
      /** Calls with the same key happen once; 1 to 255 visible ASCII characters. */
      readonly idempotencyKey: string;
    }
  : unknown;

type Fields<One extends Operation> = { readonly [Name in InPath<One['path']>]: string } & PartOf<
  One,
  'query'
> &
  PartOf<One, 'headers'> &
  PartOf<One, 'body'> &
  Key<One>;

type Optional<All> = {
  readonly [Name in keyof All as undefined extends All[Name] ? never : Name]: All[Name];
} & {
  readonly [Name in keyof All as undefined extends All[Name] ? Name : never]?: All[Name];
};

/** What an operation is called with; undefined if there is nothing to give. */
export type InputOf<One extends Operation> = keyof Fields<One> extends never
  ? undefined
  : Optional<Fields<One>>;

/** What a success of an operation holds. */
export type ValueOf<One> = One extends { readonly answer: v.GenericSchema<unknown, infer Value> }
  ? Value
  : never;

/** Names of an operation's own problems. */
export type ProblemOf<One> = One extends { readonly problems: readonly (infer Name extends string)[] }
  ? Name
  : never;
