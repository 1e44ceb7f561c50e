import { isDeepStrictEqual } from 'node:util';
import type { Truth } from './condition';
import type { Json, ResourceChange } from './plan';
import type { PlannedConfiguration } from './planned-configuration';
import { containsTrue, type Items, type Reading, read, readItems } from './reading';

/** What happens to one resource. `replace` is a deletion and a creation in either order. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'read' | 'no-op';

/** Which state of a resource: as it is, or as the plan would leave it. */
export type Side = 'before' | 'after';

/** A question about a value; absent values are null. */
export type Test = (value: Json) => boolean;

/** One entry of a plan, read with regard to what is unknown and what is sensitive. */
export class Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;

  /** @param configuration without it an attribute that is unknown may be one that nobody sets */
  constructor(
    private readonly entry: ResourceChange,
    private readonly configuration?: PlannedConfiguration,
  ) {
    this.address = entry.address;
    this.type = entry.type;
    this.action = actionOf(entry.change.actions);
  }

  /** Where the resource was before a `moved` block took it here. */
  get previousAddress(): string | undefined {
    return this.entry.previous_address;
  }

  /** Why Terraform does it, in Terraform's word, such as `replace_because_tainted`. */
  get reason(): string | undefined {
    return this.entry.action_reason;
  }

  /** Names of the attributes that make Terraform replace it. */
  get replacedBy(): readonly string[] {
    const paths = this.entry.change.replace_paths ?? [];
    return [...new Set(paths.flatMap((path) => (Array.isArray(path) ? String(path[0]) : [])))];
  }

  /** There is a resource before and after: it is updated or replaced. */
  get isChanged(): boolean {
    return this.action === 'update' || this.action === 'replace';
  }

  before(path: string): Reading {
    return this.at('before', path);
  }

  after(path: string): Reading {
    return this.at('after', path);
  }

  at(side: Side, path: string): Reading {
    return read(path, ...this.layers(side, path));
  }

  items(side: Side, path: string): Items {
    return readItems(path, ...this.layers(side, path));
  }

  /** Items of a list or set that the change takes away. */
  lost(path: string, test: Test = () => true): Reading[] {
    return difference(this.items('before', path), this.items('after', path), test);
  }

  /** Items of a list or set that the change adds. */
  gained(path: string, test: Test = () => true): Reading[] {
    return difference(this.items('after', path), this.items('before', path), test);
  }

  loses(path: string, test?: Test): Truth {
    if (this.lost(path, test).length === 0) return false;
    return this.items('after', path).complete || 'unknown';
  }

  gains(path: string, test?: Test): Truth {
    if (this.gained(path, test).length > 0) return true;
    return this.items('after', path).complete ? false : 'unknown';
  }

  is(side: Side, path: string, test: Test): Truth {
    const reading = this.at(side, path);
    return reading.known ? test(reading.value) : 'unknown';
  }

  differs(path: string): Truth {
    const after = this.after(path);
    if (!after.known) return 'unknown';
    return !isDeepStrictEqual(normal(this.before(path).value), normal(after.value));
  }

  /** Names of the top-level attributes that differ; names only, since values may be long. */
  differences(): string[] {
    const { before, after, after_unknown } = this.entry.change;
    const names = new Set([...keys(before), ...keys(after)]);
    const unknown = keys(after_unknown).filter((name) => !this.isLeftToAws(name));
    return [...names, ...unknown.filter((name) => !names.has(name))]
      .filter((name) => !(this.isUnknown(name) && this.isLeftToAws(name)) && this.differs(name) !== false)
      .sort();
  }

  private layers(side: Side, path: string): [value: Json, unknown: Json, sensitive: Json] {
    const { before, after, after_unknown, before_sensitive, after_sensitive } = this.entry.change;
    if (side === 'before') return [before ?? null, false, before_sensitive ?? false];
    const isKnown = !this.isUnknown(path) || this.isLeftToAws(path);
    return [after ?? null, isKnown ? false : (after_unknown ?? false), after_sensitive ?? false];
  }

  /** Whether something in the attribute that a path begins with is marked as unknown until apply. */
  private isUnknown(path: string): boolean {
    return containsTrue(child(this.entry.change.after_unknown, path.split('.', 1)[0] ?? path));
  }

  /**
   * An attribute that nobody sets gets AWS's default: not known, but nobody's choice. A module sets an optional one to
   * `try(x, null)`, and Terraform calls that unknown as well where the provider fills it in: so does an expression that
   * comes from no other resource. Of a `local` a plan does not tell what it comes from; that counts as nobody's choice
   * for what Cognito fills in. A block is left to AWS where all of it is unknown: one that is set by `dynamic` is
   * missing in the configuration that a plan contains.
   */
  private isLeftToAws(path: string): boolean {
    if (this.configuration === undefined) return false;
    const [name = path] = path.split('.', 1);
    const isSet = this.configuration.sets(this.address, name);
    if (isSet === undefined) return false;
    if (!isSet) return name === path || child(this.entry.change.after_unknown, name) === true;
    if (name !== path) return false;
    const { references, opaque } = this.configuration.sources(this.address, name);
    if (references.length > 0) return false;
    return !opaque || (filledInByCognito.has(name) && child(this.entry.change.after_unknown, name) === true);
  }
}

/** Optional attributes of a user pool or a client for which Cognito has a default of its own. */
const filledInByCognito = new Set([
  'access_token_validity',
  'allowed_oauth_flows',
  'allowed_oauth_flows_user_pool_client',
  'allowed_oauth_scopes',
  'auth_session_validity',
  'default_redirect_uri',
  'enable_propagate_additional_user_context_data',
  'enable_token_revocation',
  'explicit_auth_flows',
  'id_token_validity',
  'logout_urls',
  'prevent_user_existence_errors',
  'read_attributes',
  'refresh_token_validity',
  'user_pool_tier',
  'write_attributes',
]);

function child(marks: Json | undefined, name: string): Json {
  if (marks === undefined || marks === null || typeof marks !== 'object') return marks ?? null;
  return (marks as { readonly [name: string]: Json })[name] ?? null;
}

function actionOf(actions: readonly string[]): Action {
  if (actions[0] === 'open') return 'read';
  if (actions.includes('create') && (actions.includes('delete') || actions.includes('forget')))
    return 'replace';
  return actions[0] as Action;
}

function keys(value: Json | undefined): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function difference(from: Items, without: Items, test: Test): Reading[] {
  return from.items.filter(
    (item) =>
      test(item.value) &&
      !without.items.some((other) => isDeepStrictEqual(normal(other.value), normal(item.value))),
  );
}

/** Whether a value says nothing: absent, empty, or a block in which nothing is set. */
export function isEmpty(value: Json): boolean {
  return normal(value) === null;
}

/**
 * Terraform writes an absent text, list or map now as null, now as an empty one, and within a block an absent answer
 * now as null, now as false.
 */
function normal(value: Json): Json {
  if (value === null || typeof value !== 'object') return value === '' ? null : value;
  const isList = Array.isArray(value);
  const entries = Object.entries(value)
    .map(([key, item]): [string, Json] => [key, normal(item as Json)])
    .filter(([, item]) => item !== null && (isList || item !== false));
  if (entries.length === 0) return null;
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}
