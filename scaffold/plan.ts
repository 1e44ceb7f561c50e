import type { ApiOperation, Input } from './api-operation';
import type { Reading } from './reading';

/** What cannot be made, and where a person goes on. */
export interface Left {
  readonly operation: string;
  readonly what: string;
  /** From the service's folder. */
  readonly where: string;
}

/** A value that is always sent. */
export interface Fixed {
  readonly input: Input;
  readonly value: string | number | boolean;
}

/** What a customer says for an input. */
export interface SlotPlan {
  readonly name: string;
  readonly input: Input;
  readonly type: string;
  /** Values of a type of its own. */
  readonly values?: readonly string[];
  /** Key of what is asked when it is missing. */
  readonly ask: string;
}

/** An input that is an id, found among what another operation lists. */
export interface Lookup {
  readonly input: Input;
  /** Name of the operation that lists. */
  readonly list: string;
  readonly slot: string;
  readonly ask: string;
  /** As it is said: `project`. */
  readonly one: string;
}

/** How a list goes on. */
export interface Paging {
  readonly kind: 'cursor' | 'offset' | 'page';
  readonly input: Input;
  /** Path of the field that says where the next page begins; of a cursor alone. */
  readonly next?: readonly string[];
  /** The input that says how many, where there is one. */
  readonly size?: Input;
}

/** An operation and the intent that uses it. */
export interface IntentPlan {
  readonly operation: ApiOperation;
  /** In TypeScript, e.g. `getProjects`. */
  readonly name: string;
  readonly file: string;
  /** e.g. `GetProjectsIntent`. */
  readonly intent: string;
  readonly kind: 'list' | 'one' | 'change';
  readonly verb: 'create' | 'update' | 'delete' | 'do';
  /** What it is about, as it is said. */
  readonly one: string;
  readonly many: string;
  /** What `do` does, as the document calls it, e.g. `cancel`; empty for the others. */
  readonly action: string;
  readonly scope: string;
  readonly lookups: readonly Lookup[];
  readonly slots: readonly SlotPlan[];
  readonly fixed: readonly Fixed[];
  readonly reading: Reading;
  readonly paging?: Paging;
  /** Names of its own problems, and of the usual ones. */
  readonly problems: readonly string[];
}

/** A documented failure that the skill tells from others. */
export interface KnownProblem {
  readonly status: 400 | 403 | 404 | 409 | 422;
  /** What the document says of it. */
  readonly title: string;
  /** Absent: by its type. */
  readonly toldBy?: 'status';
}

/** What becomes of the chosen operations: everything that is written follows from it. */
export interface Plan {
  readonly title: string;
  readonly intents: readonly IntentPlan[];
  readonly scopes: Readonly<Record<string, string>>;
  /** Of the document, by the names that the skill gives them. */
  readonly problems: Readonly<Record<string, KnownProblem>>;
  readonly left: readonly Left[];
}
