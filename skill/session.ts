import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(8_000));

/** A task that the customer may have meant. */
const candidate = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
});

const memory = v.object({
  /** What was said last, for "repeat that". */
  said: v.optional(v.object({ speech: v.optional(text), question: v.optional(text) })),
  /** The question that was asked last, to which "yes", "no" and "more" are answers. */
  awaiting: v.optional(
    v.variant('question', [
      v.object({ question: v.literal('hear-more'), cursor: text }),
      /** Whether the first of these is the task that is done. */
      v.object({
        question: v.literal('is-it-this'),
        candidates: v.pipe(v.array(candidate), v.minLength(1), v.maxLength(5)),
      }),
      v.object({ question: v.literal('what-else') }),
    ]),
  ),
});

/** What the skill remembers from one turn of a conversation to the next: the session's attributes. */
export type Memory = v.InferOutput<typeof memory>;

/** A question that "yes", "no" or "more" answers. */
export type Awaiting = NonNullable<Memory['awaiting']>;

export type Candidate = v.InferOutput<typeof candidate>;

/** Reads the attributes that Alexa brings back; what isn't ours counts as nothing. */
export function recall(attributes: unknown): Memory {
  const result = v.safeParse(memory, attributes ?? {});
  return result.success ? result.output : {};
}
