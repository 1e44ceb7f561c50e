import type { Field, Shape } from './shape';

/** A parameter or a field of a request. */
export interface Input extends Field {
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** Path of the object that it stands in; of a field of the body alone. Absent: the body itself. */
  readonly within?: readonly string[];
  /** Path of a field of the body that holds the same; of a parameter of the path alone. */
  readonly echo?: readonly string[];
}

/** A documented failure. */
export interface Failure {
  readonly status: number;
  /** Last segment of the problem's type, where the document tells one. */
  readonly type?: string;
  readonly title: string;
}

/** How an operation lets the skill in, which sends the customer's access token as a bearer token. */
export interface Access {
  /** As a token has them; more than one where the operation asks for several. */
  readonly scopes: readonly string[];
  /** What it takes instead, where it takes no such token. */
  readonly instead?: string;
}

/** An operation of the document, in the terms in which a service is defined. */
export interface ApiOperation extends Access {
  /** `operationId`, or made of method and path. */
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly inputs: readonly Input[];
  /** Media type of what is sent, where it is not `application/json`. */
  readonly sentAs?: string;
  readonly status: number;
  /** Absent: a success has no body. */
  readonly answer?: Shape;
  /** Media type of a success, where it is another type of JSON than `application/json`. */
  readonly answeredAs?: string;
  /** An example of a success, as the document gives it. */
  readonly example?: unknown;
  readonly failures: readonly Failure[];
  /** The name of the header by which a request is sent once, where there is one. */
  readonly keyHeader?: string;
  /** Whether the document says that it will go. */
  readonly isDeprecated: boolean;
  /** Why a voice cannot use it; empty where it can. */
  readonly obstacles: readonly string[];
}
