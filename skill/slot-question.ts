import * as v from 'valibot';
import { type Question, question } from './question';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** Which value a slot has: whatever is said next is the slot of this intent. */
export const slotQuestion = question('slot', {
  intent: name,
  slot: name,
  /** What was said for the intent's other slots. */
  filled: v.fallback(v.record(name, v.pipe(v.string(), v.maxLength(500))), {}),
});

/** The same, of slots that there are: nothing else that comes back from Alexa is one. */
export function slotQuestionOf(
  isAsked: (intent: string, slot: string) => boolean,
): typeof slotQuestion extends Question<infer Memory> ? Question<Memory> : never {
  return {
    name: slotQuestion.name,
    remembers: v.pipe(
      slotQuestion.remembers,
      v.check(({ intent, slot }) => isAsked(intent, slot)),
    ),
  };
}
