import * as v from 'valibot';

/**
 * Bounds of what comes back from Alexa. What the skill says is well within them, and said again, with each
 * character escaped, they are within Alexa's own.
 */
const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));

/** A task that the customer may have meant. */
const candidate = v.object({
  id: text(200),
  title: text(120),
});

const memory = v.object({
  /** What was said last, for "repeat that". */
  said: v.optional(v.object({ speech: v.optional(text(1_200)), question: v.optional(text(300)) })),
  /** The question that was asked last, and what its answer will mean. */
  awaiting: v.optional(
    v.variant('question', [
      v.object({ question: v.literal('hear-more'), cursor: text(2_000) }),
      /** Whether the first of these is the task that is done. */
      v.object({
        question: v.literal('is-it-this'),
        candidates: v.pipe(v.array(candidate), v.minLength(1), v.maxLength(5)),
      }),
      v.object({ question: v.literal('what-else') }),
      /** Which task is meant: whatever is said next is the slot `task` of this intent. */
      v.object({
        question: v.literal('which-task'),
        intent: v.picklist(['AddTaskIntent', 'CompleteTaskIntent']),
      }),
    ]),
  ),
});

/** What the skill remembers from one turn of a conversation to the next: the session's attributes. */
export type Memory = v.InferOutput<typeof memory>;

/** A question that "yes", "no", "more" or the name of a task answers. */
export type Awaiting = NonNullable<Memory['awaiting']>;

export type Candidate = v.InferOutput<typeof candidate>;

/** Reads the attributes that Alexa brings back; what isn't ours counts as nothing. */
export function recall(attributes: unknown): Memory {
  const result = v.safeParse(memory, attributes ?? {});
  return result.success ? result.output : {};
}
