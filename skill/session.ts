import * as v from 'valibot';
import { type Pending, type Question, remembered } from './question';
import { sayable, shorten } from './ssml';

/** How much is remembered of what was said, in characters: enough for what is worth repeating. */
const bounds = { speech: 1_200, question: 300 } as const;

/** Text that was said, as it comes back from Alexa: it was in other hands, and counts as somebody else's. */
const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((whole) => sayable(whole, longest)),
  );

/** What was said last, for "repeat that". */
const said = v.object({
  speech: v.optional(text(bounds.speech)),
  question: v.optional(text(bounds.question)),
});

/** What the skill remembers from one turn of a conversation to the next: the session's attributes. */
export interface Memory {
  readonly said?: v.InferOutput<typeof said>;
  /** The question that was asked last, and what its answer will mean. */
  readonly awaiting?: Pending;
}

/** What is remembered of an answer: "repeat that" says no more of a longer one. */
export function remember(speech: string | undefined, question: string | undefined): Memory['said'] {
  return {
    speech: speech && shorten(speech, bounds.speech),
    question: question && shorten(question, bounds.question),
  };
}

/**
 * Reads the attributes that Alexa brings back. What isn't ours counts as nothing: a part that is not what it
 * should be takes no other part with it.
 *
 * @param questionNamed every question that the skill asks
 */
export function recall(
  attributes: Readonly<Record<string, unknown>> = {},
  questionNamed: (name: string) => Question | undefined,
): Memory {
  return { said: read(said, attributes.said), awaiting: recallPending(attributes.awaiting, questionNamed) };
}

function recallPending(
  attribute: unknown,
  questionNamed: (name: string) => Question | undefined,
): Pending | undefined {
  const pending = read(v.looseObject({ question: v.string() }), attribute);
  const question = pending && questionNamed(pending.question);
  const memory = question && remembered(question, pending);
  return question && memory ? { ...memory, question: question.name } : undefined;
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
