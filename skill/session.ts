import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(8_000));

/** A task that the customer may have meant. */
const candidate = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  title: z.string().check(z.minLength(1), z.maxLength(500)),
});

const memory = z.object({
  /** What was said last, for "repeat that". */
  said: z.optional(z.object({ speech: z.optional(text), question: z.optional(text) })),
  /** The question that was asked last, to which "yes", "no" and "more" are answers. */
  awaiting: z.optional(
    z.discriminatedUnion('question', [
      z.object({ question: z.literal('hear-more'), cursor: text }),
      /** Whether the first of these is the task that is done. */
      z.object({
        question: z.literal('is-it-this'),
        candidates: z.array(candidate).check(z.minLength(1), z.maxLength(5)),
      }),
      z.object({ question: z.literal('what-else') }),
    ]),
  ),
});

/** What the skill remembers from one turn of a conversation to the next: the session's attributes. */
export type Memory = z.infer<typeof memory>;

/** A question that "yes", "no" or "more" answers. */
export type Awaiting = NonNullable<Memory['awaiting']>;

export type Candidate = z.infer<typeof candidate>;

/** Reads the attributes that Alexa brings back; what isn't ours counts as nothing. */
export function recall(attributes: unknown): Memory {
  return memory.safeParse(attributes ?? {}).data ?? {};
}
