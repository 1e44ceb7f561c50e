import type { Intent } from '../turn';
import { hearMore, readFromBeginning, readOn } from './task-list';

/** "More", whether or not there is something to continue. */
export const more: Intent = {
  names: ['MoreIntent', 'AMAZON.MoreIntent'],
  answer: (turn) => {
    const open = turn.pending(hearMore);
    if (open) return readOn(turn, open.cursor);
    if (turn.isConversation) return { speech: turn.say('listNoMore') };
    return readFromBeginning(turn);
  },
};
