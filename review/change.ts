import { isDeepStrictEqual } from 'node:util';
import type { Truth } from './condition';
import type { Json, ResourceChange } from './plan';
import { type Items, type Reading, read, readItems } from './reading';

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

  /**
   * @param configured names of the attributes that the configuration sets; without them an attribute that is unknown
   *   may be one that nobody sets
   */
  constructor(
    private readonly entry: ResourceChange,
    private readonly configured?: ReadonlySet<string>,
  ) {
    this.address = entry.address;
    this.type = entry.type;
    this.action = actionOf(entry.change.actions);
  }

  /** Where the resource was before a `moved` block took it here. */
  get previousAddress(): string | undefined {
    return this.entry.previous_address;
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
    const names = new Set([...keys(this.entry.change.before), ...keys(this.entry.change.after)]);
    return [...names].filter((name) => this.differs(name) !== false).sort();
  }

  private layers(side: Side, path: string): [value: Json, unknown: Json, sensitive: Json] {
    const { before, after, after_unknown, before_sensitive, after_sensitive } = this.entry.change;
    return side === 'before'
      ? [before ?? null, false, before_sensitive ?? false]
      : [after ?? null, this.isLeftToAws(path) ? false : (after_unknown ?? false), after_sensitive ?? false];
  }

  /** A plain attribute that the configuration does not set gets AWS's default: not known, but nobody's choice. */
  private isLeftToAws(path: string): boolean {
    return this.configured !== undefined && !path.includes('.') && !this.configured.has(path);
  }
}

function actionOf(actions: readonly string[]): Action {
  if (actions.includes('create') && (actions.includes('delete') || actions.includes('forget')))
    return 'replace';
  return actions[0] as Action;
}

function keys(value: Json | undefined): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function difference(from: Items, without: Items, test: Test): Reading[] {
  return from.items.filter(
    (item) => test(item.value) && !without.items.some((other) => isDeepStrictEqual(other.value, item.value)),
  );
}

/** Terraform writes an absent text, list or map now as null, now as an empty one. */
function normal(value: Json): Json {
  if (value === null || typeof value !== 'object') return value === '' ? null : value;
  return Object.keys(value).length === 0 ? null : value;
}
