import * as v from 'valibot';
import { cursor, id } from './saas/fields';
import { sayable, shorten } from './ssml';

/** How much is remembered of what was said, in characters: enough for what is worth repeating. */
const remembered = { speech: 1_200, question: 300 } as const;

/** Text that was said, as it comes back from Alexa: it was in other hands, and counts as somebody else's. */
const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((whole) => sayable(whole, longest)),
  );

/** A task that the customer may have meant. */
const candidate = v.object({ id, title: text(120) });

/** Absent where it isn't what it should be: the other part of the memory still holds. */
const lenient = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

const memory = v.object({
  /** What was said last, for "repeat that". */
  said: lenient(
    v.object({
      speech: v.optional(text(remembered.speech)),
      question: v.optional(text(remembered.question)),
    }),
  ),
  /** The question that was asked last, and what its answer will mean. */
  awaiting: lenient(
    v.variant('question', [
      v.object({ question: v.literal('hear-more'), cursor }),
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

/** What is remembered of an answer: "repeat that" says no more of a longer one. */
export function remember(speech: string | undefined, question: string | undefined): Memory['said'] {
  return {
    speech: speech && shorten(speech, remembered.speech),
    question: question && shorten(question, remembered.question),
  };
}

/** Reads the attributes that Alexa brings back; what isn't ours counts as nothing. */
export function recall(attributes: unknown): Memory {
  const result = v.safeParse(memory, attributes ?? {});
  return result.success ? result.output : {};
}
