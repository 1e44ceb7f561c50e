import type { Input } from './api-operation';
import { nested } from './nested';
import type { Fixed, IntentPlan } from './plan';

/** A field of what an intent sends. */
export interface Sent {
  /** What it is given as, or always is. */
  readonly input: Input;
  /** Absent: it is given with each call. */
  readonly value?: Fixed['value'];
}

/** Where a field of the body stands in it. */
const placeIn = ({ within = [], name }: Input): readonly string[] => [...within, name];

/**
 * The body that an intent sends, put together of what stands for each of its fields; undefined where it sends none.
 *
 * @param leaf what stands for a field
 * @param object what stands for the object of some fields
 */
export function bodyOf<Value>(
  { lookups, slots, fixed }: Pick<IntentPlan, 'lookups' | 'slots' | 'fixed'>,
  leaf: (sent: Sent) => Value,
  object: (fields: Readonly<Record<string, Value>>) => Value,
): Value | undefined {
  const given = [...lookups, ...slots].map(({ input }): Sent => ({ input }));
  const leaves = [...fixed, ...given].flatMap((sent) => {
    const { input } = sent;
    const places = [...(input.in === 'body' ? [placeIn(input)] : []), ...(input.echo ? [input.echo] : [])];
    return places.map((place) => [place, leaf(sent)] as const);
  });
  return leaves.length > 0 ? nested(leaves, object) : undefined;
}

/** Headers that say of what kind the body and the answer are, where that is not what every request says. */
export function mediaHeaders(
  { operation }: Pick<IntentPlan, 'operation'>,
  sends: boolean,
): Record<string, string> {
  const { answeredAs, sentAs } = operation;
  return {
    ...(answeredAs !== undefined && { Accept: `${answeredAs}, application/problem+json` }),
    ...(sends && sentAs !== undefined && { 'Content-Type': sentAs }),
  };
}
