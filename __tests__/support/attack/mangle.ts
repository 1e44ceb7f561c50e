type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** One change to a value. */
export interface Mangling {
  /** Which of the places, as a share of all of them. */
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'add' | 'move';
  readonly value: unknown;
  readonly key: string;
}

/** Every place in a value that holds another one. */
function places(value: unknown, holders: [Node, string][] = []): [Node, string][] {
  if (isNode(value)) {
    for (const key of Object.keys(value)) {
      holders.push([value, key]);
      places(value[key], holders);
    }
  }
  return holders;
}

/** A copy of a value, changed at some places. */
export function mangle<Value>(value: Value, manglings: readonly Mangling[]): Value {
  const root: Node = { value: structuredClone(value) };
  for (const { at, how, value, key } of manglings) {
    // A copy: one value put in twice would hold itself, and what the next run puts in would be changed.
    const other = structuredClone(value);
    const all = places(root);
    const place = all[Math.floor(at * all.length)];
    if (!place) continue;
    const [holder, name] = place;
    const found = holder[name];
    if (how === 'replace') holder[name] = other;
    if (how === 'delete') delete holder[name];
    if (how === 'add' && isNode(found)) define(found, key, other);
    if (how === 'move') define(holder, key, found);
  }
  return root.value as Value;
}

/** Also a key like `__proto__` becomes a field of its own. */
function define(holder: Node, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
