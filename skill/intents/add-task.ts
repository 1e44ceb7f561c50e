import { withAccount } from '../linking/account';
import type { Turn } from '../turn';
import type { Intent } from './intent';
import { askWhichTask, titleOf } from './task-words';

/** "Add buy milk." */
export const addTaskIntent: Intent = {
  names: ['AddTaskIntent'],
  slots: ['task'],
  answer: withAccount(async (turn, { saas, expect }) => {
    const { say } = turn;
    const title = turn.slot('task');
    if (!title) return askWhichTask(turn, 'AddTaskIntent');
    const task = await expect(saas.addTask({ title, idempotencyKey: idempotencyKey(turn) }));
    return {
      speech: say('added', { title: titleOf(task) }),
      card: { title: say('addedTitle'), text: titleOf(task) },
    };
  }),
};

/**
 * The request's id, which is the same when Alexa or Lambda sends the same request again, so that it creates one
 * task. Alexa's ids are visible ASCII; whatever else comes is made so.
 */
function idempotencyKey({ envelope }: Turn): string {
  const id = envelope.request.requestId || crypto.randomUUID();
  return new URLSearchParams({ id }).toString().slice('id='.length, 255);
}
