import type { Answer } from '../answer';
import type { Turn } from '../turn';
import type { Intent } from './intent';

/** What to do is asked again after each of these, because the customer is at a loss. */
const explain =
  (key: 'help' | 'fallback' | 'nothingToRepeat') =>
  ({ say }: Turn): Answer => ({ speech: say(key), ask: { question: say('whatToDo') } });

/** Nothing that the skill can do. */
export const fallback = explain('fallback');

export const goodbye = ({ say }: Turn): Answer => ({ speech: say('goodbye'), ends: true });

export const helpIntent: Intent = { names: ['AMAZON.HelpIntent'], answer: explain('help') };
export const fallbackIntent: Intent = { names: ['AMAZON.FallbackIntent'], answer: fallback };
export const stopIntent: Intent = {
  names: ['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'],
  answer: goodbye,
};

/** Says the last answer again, and its question still stands. */
export const repeatIntent: Intent = {
  names: ['AMAZON.RepeatIntent'],
  answer: (turn) => {
    const { said, awaiting } = turn.memory;
    if (!said) return explain('nothingToRepeat')(turn);
    const { speech, question } = said;
    return { speech, ask: question ? { question, awaiting } : undefined };
  },
};
