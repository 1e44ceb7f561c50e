import type { Intent } from '../turn';
import { titleOf } from './task-words';

/** "Add buy milk." */
export const addTask: Intent = {
  names: ['AddTaskIntent'],
  slots: { task: { type: 'AMAZON.SearchQuery', ask: 'addWhat' } },
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const title = turn.slot('task');
      if (!title) return turn.elicit('task');
      const added = await saas.addTask({ title, idempotencyKey: turn.requestKey });
      if (added.kind !== 'ok') return turn.failed(added);
      return {
        speech: say('added', { title: titleOf(added.value) }),
        card: { title: say('addedTitle'), text: titleOf(added.value) },
      };
    }),
};
