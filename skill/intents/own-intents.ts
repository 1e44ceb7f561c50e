import type { Answer } from '../answer';
import type { AnyIntent } from '../any-service';
import type { OwnTurn } from '../own-turn';
import type { Answering } from '../turn';

/** What to do is asked again after each of these, because the customer is at a loss. */
const explain =
  (key: 'help' | 'fallback' | 'nothingToRepeat') =>
  ({ say }: OwnTurn): Answer => ({ speech: say(key), ask: { question: say('whatToDo') } });

/** Nothing that the skill can do. */
export const fallback = explain('fallback');

/** Says goodbye and ends the session. */
export const goodbye = ({ say }: OwnTurn): Answer => ({ speech: say('goodbye'), ends: true });

/** Says the last answer again, and its question still stands. */
function repeat(turn: OwnTurn): Answer {
  const { said, awaiting } = turn.memory;
  if (!said) return explain('nothingToRepeat')(turn);
  const { speech, question } = said;
  return { speech, ask: question ? { question, awaiting } : undefined };
}

/** The reply to the question that was asked last. */
const replied =
  (word: 'yes' | 'no') =>
  (turn: OwnTurn): Answering => {
    const { awaiting } = turn.memory;
    const replies = awaiting && turn.tables.replies.get(awaiting.question);
    if (!replies) return fallback(turn);
    return word === 'yes' ? replies.yes(turn, awaiting) : (replies.no?.(turn, awaiting) ?? {});
  };

/** The intents that every skill answers. */
export const ownIntents: readonly AnyIntent[] = [
  { names: ['AMAZON.YesIntent'], answer: replied('yes') },
  { names: ['AMAZON.NoIntent'], answer: replied('no') },
  { names: ['AMAZON.RepeatIntent'], answer: repeat },
  { names: ['AMAZON.HelpIntent'], answer: explain('help') },
  { names: ['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'], answer: goodbye },
  { names: ['AMAZON.FallbackIntent'], answer: fallback },
];
