import { createHash, randomUUID } from 'node:crypto';
import { withAccount } from '../linking/account';
import type { Turn } from '../turn';
import type { Intent } from './intent';
import { titleOf } from './task-words';

/** "Add buy milk." */
export const addTaskIntent: Intent = {
  names: ['AddTaskIntent'],
  slots: ['task'],
  answer: withAccount(async (turn, { saas, expect }) => {
    const { say } = turn;
    const title = turn.slot('task');
    if (!title) return { ask: { question: say('addWhat') } };
    const task = await expect(saas.addTask({ title, idempotencyKey: idempotencyKey(turn) }));
    return {
      speech: say('added', { title: titleOf(task) }),
      card: { title: say('addedTitle'), text: titleOf(task) },
    };
  }),
};

/**
 * The request's id, which is the same when Alexa or Lambda sends the same request again, so that it creates one
 * task. An id that a header cannot have is hashed.
 */
function idempotencyKey({ envelope }: Turn): string {
  const id = envelope.request.requestId || randomUUID();
  return /^[\x21-\x7e]{1,255}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
