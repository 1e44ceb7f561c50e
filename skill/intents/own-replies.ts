import type { AnyIntent, AnyReplies } from '../any-service';
import type { OwnTurn } from '../own-turn';
import { type MemoryOf, question } from '../question';
import { slotQuestionOf } from '../slot-question';
import { goodbye } from './own-intents';

/** "What else …?", which ends every answer in a conversation. */
export const whatElse = question('what-else', {});

/** What the mechanism's own questions are answered with. */
export function ownReplies(intents: ReadonlyMap<string, AnyIntent>): readonly AnyReplies[] {
  const slotQuestion = slotQuestionOf(
    (intent, slot) => intents.get(intent)?.slots?.[slot]?.ask !== undefined,
  );
  return [
    {
      question: whatElse,
      yes: ({ say }) => ({ ask: { question: say('whatToDo') } }),
      no: goodbye,
    },
    {
      question: slotQuestion,
      yes: (turn: OwnTurn, { slot, ...asked }: MemoryOf<typeof slotQuestion>) =>
        turn.elicit(slot, { ...asked, question: turn.memory.said?.question }),
    },
  ];
}
