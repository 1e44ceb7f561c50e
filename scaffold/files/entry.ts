import { nested } from '../nested';
import type { Reading, Said } from '../reading';
import { member, optionalMember } from './source';

/**
 * An entry of an answer, put together of what stands for its ids and for what is said of it.
 *
 * @param object what stands for the object of some fields, at a path in the entry
 */
export const entryOfParts = <Value>(
  { ids, said, inner = [] }: Reading,
  id: (name: string) => Value,
  own: (said: Said) => Value,
  object: (fields: Readonly<Record<string, Value>>, path: readonly string[]) => Value,
): Value =>
  nested(
    [
      ...ids.map((name) => [[name], id(name)] as const),
      ...said.map((each) => [[...inner, each.name], own(each)] as const),
    ],
    object,
  );

/** Source that reads what is said from an entry. */
export function saidIn({ inner = [] }: Pick<Reading, 'inner'>, entry: string, name: string): string {
  const [first = name, ...rest] = [...inner, name];
  return rest.reduce(optionalMember, member(entry, first));
}
