import type { Answer } from '../answer';
import type { Awaiting } from '../session';
import type { Turn } from '../turn';
import { askForNext, completeFirst } from './complete-task';
import { fallback, goodbye } from './conversation';
import type { Intent } from './intent';
import { readOn } from './task-list';
import { askWhichTask } from './task-words';

type Reply = (turn: Turn) => Answer | Promise<Answer>;

/** Nothing but the question that ends every answer in a conversation. */
const whatElse: Reply = () => ({});
const whatToDo: Reply = ({ say }) => ({ ask: { question: say('whatToDo') } });

/** What "yes" and "no" mean after each question. */
const replies: {
  readonly [Question in Awaiting['question']]: (awaiting: Extract<Awaiting, { question: Question }>) => {
    readonly yes: Reply;
    readonly no: Reply;
  };
} = {
  'hear-more': ({ cursor }) => ({ yes: readOn(cursor), no: whatElse }),
  'is-it-this': ({ candidates }) => ({
    yes: completeFirst(candidates),
    no: (turn) => askForNext(turn, candidates),
  }),
  'what-else': () => ({ yes: whatToDo, no: goodbye }),
  'which-task': ({ intent }) => ({ yes: (turn) => askWhichTask(turn, intent), no: whatElse }),
};

function reply<Question extends Awaiting['question']>(
  awaiting: Extract<Awaiting, { question: Question }>,
): { readonly yes: Reply; readonly no: Reply } {
  return replies[awaiting.question as Question](awaiting);
}

const answerWith =
  (word: 'yes' | 'no'): Reply =>
  (turn) => {
    const { awaiting } = turn.memory;
    return awaiting ? reply(awaiting)[word](turn) : fallback(turn);
  };

export const yesIntent: Intent = { names: ['AMAZON.YesIntent'], answer: answerWith('yes') };
export const noIntent: Intent = { names: ['AMAZON.NoIntent'], answer: answerWith('no') };
