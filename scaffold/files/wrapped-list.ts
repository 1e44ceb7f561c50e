import type { IntentPlan } from '../plan';
import { entries, key } from './source';

/**
 * Source of an answer around a list, as the document has it.
 *
 * @param list source of the list
 * @param following source of where the next page begins
 */
export function wrappedList({ reading, paging }: IntentPlan, list: string, following: string): string {
  const [first, second] = reading.list ?? [];
  if (first === undefined) return list;
  const [next, inner] = paging?.next ?? [];
  return `{ ${entries({
    [first]: second === undefined ? list : `{ ${key(second)}: ${list} }`,
    ...(next === undefined
      ? {}
      : { [next]: inner === undefined ? following : `{ ${key(inner)}: ${following} }` }),
  })} }`;
}
