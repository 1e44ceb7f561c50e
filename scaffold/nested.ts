/** Something at a path; at the empty path it is the whole. */
export type Leaf<Value> = readonly [path: readonly string[], value: Value];

/**
 * Puts values together by their paths.
 *
 * @param leaves the first is the whole where its path is empty
 * @param object makes an object of its fields, at a path
 */
export function nested<Value>(
  leaves: readonly Leaf<Value>[],
  object: (fields: Readonly<Record<string, Value>>, path: readonly string[]) => Value,
  path: readonly string[] = [],
): Value {
  const [first] = leaves;
  if (first && first[0].length === path.length) return first[1];
  const names = [...new Set(leaves.map(([each]) => each[path.length] ?? ''))];
  const fields = names.map((name) => {
    const inner = leaves.filter(([each]) => each[path.length] === name);
    return [name, nested(inner, object, [...path, name])] as const;
  });
  return object(Object.fromEntries(fields), path);
}

/** Whether something at a path is within what stands at another. */
export const isWithin = (path: readonly string[], outer: readonly string[]): boolean =>
  outer.every((name, index) => path[index] === name);
