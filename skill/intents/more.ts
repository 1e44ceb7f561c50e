import { withAccount } from '../linking/account';
import type { Intent } from './intent';
import { readFromBeginning, readOn } from './task-list';

/** "More", whether or not there is something to continue. */
export const moreIntent: Intent = {
  names: ['MoreIntent', 'AMAZON.MoreIntent'],
  answer: (turn) => {
    const { awaiting } = turn.memory;
    if (awaiting?.question === 'hear-more') return readOn(awaiting.cursor)(turn);
    if (turn.isConversation) return { speech: turn.say('listNoMore') };
    return withAccount(readFromBeginning)(turn);
  },
};
