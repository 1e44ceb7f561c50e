import { nested } from '../nested';
import type { IntentPlan } from '../plan';
import { placeOf } from '../reading';
import { entries } from './source';

/**
 * Source of an answer around a thing or a list, as the document has it.
 *
 * @param within source of the thing or the list
 * @param following source of where the next page begins
 */
export function wrapped({ reading, paging }: IntentPlan, within: string, following: string): string {
  return nested(
    [[placeOf(reading), within], ...(paging?.next ? [[paging.next, following] as const] : [])],
    (fields) => `{ ${entries(fields)} }`,
  );
}
