import * as v from 'valibot';

/**
 * A question that the skill asks, and what it remembers until the reply: "yes", "no", or an intent that looks
 * for it. It is declared apart from its replies, which may ask it again.
 */
export interface Question<Memory = unknown> {
  /** Unlike that of every other question; kept in the session. */
  readonly name: string;
  /** What is remembered, within bounds: it comes back from Alexa, and counts as somebody else's. */
  readonly remembers: v.GenericSchema<unknown, Memory>;
}

/** What a question remembers. */
export type MemoryOf<One> = One extends Question<infer Memory> ? Memory : never;

/** A question that was asked, with what it remembers: a part of the session's attributes. */
export type Pending = { readonly question: string } & Readonly<Record<string, unknown>>;

/** Declares a question. */
export function question<const Name extends string, Entries extends v.ObjectEntries>(
  name: Name,
  remembers: Entries,
): Question<v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  return { name, remembers: v.object(remembers) };
}

/** Says that a question is open, and what is remembered for its reply. */
export function awaiting<Memory extends object>({ name }: Question<Memory>, remembered: Memory): Pending {
  return { ...remembered, question: name };
}

/** What a pending question remembers; undefined if another one is pending, or none. */
export function remembered<Memory>(
  { name, remembers }: Question<Memory>,
  pending: Pending | undefined,
): Memory | undefined {
  if (pending?.question !== name) return undefined;
  const result = v.safeParse(remembers, pending);
  return result.success ? result.output : undefined;
}
