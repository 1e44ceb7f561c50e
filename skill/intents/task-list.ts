import type { TaskPage } from '../../service/operations';
import type { Answer } from '../answer';
import { type Account, withAccount } from '../linking/account';
import type { Turn } from '../turn';
import type { Intent } from './intent';
import { pageOfTasks } from './task-pages';
import { dueDay, sayTask, titleOf } from './task-words';

/** Tasks said at a time: more than that nobody remembers. */
const pageSize = 5;

/** "What's on my list?" */
export const taskListIntent: Intent = {
  names: ['TaskListIntent'],
  answer: withAccount(readFromBeginning),
};

/** Reads the list from its beginning. */
export async function readFromBeginning(turn: Turn, account: Account): Promise<Answer> {
  const page = await pageOfTasks(account, { limit: pageSize });
  const { say } = turn;
  if (page.tasks.length === 0) return { speech: say('listEmpty') };
  const tasks = page.tasks.map((task) => sayTask(say, task));
  const isWhole = !page.nextCursor && page.total <= tasks.length;
  return present(turn, page, say(isWhole ? 'listAll' : 'listBegin', { count: page.total, tasks }));
}

/** Reads the page after the one that was read last. */
export const readOn = (cursor: string) =>
  withAccount(async (turn, account) => {
    const { say } = turn;
    const page = await pageOfTasks(account, { limit: pageSize, cursor }, ({ kind }) =>
      kind === 'bad-request' ? { speech: say('listChanged') } : undefined,
    );
    if (page.tasks.length === 0) return { speech: say('listNoMore') };
    const tasks = page.tasks.map((task) => sayTask(say, task));
    return present(
      turn,
      page,
      page.nextCursor ? say('listContinue', { tasks }) : say('listEnd', { count: tasks.length, tasks }),
    );
  });

/** The page said, on a card, on the screen, and whether there is more. */
function present({ say }: Turn, { tasks, nextCursor }: TaskPage, speech: string): Answer {
  const title = say('listTitle');
  return {
    speech,
    ask: nextCursor
      ? { question: say('listMore'), awaiting: { question: 'hear-more', cursor: nextCursor } }
      : undefined,
    card: { title, text: tasks.map((task) => sayTask(say, task)).join('\n') },
    screen: {
      title,
      items: tasks.map((task) => ({ text: titleOf(task), detail: dueDay(say, task) })),
    },
  };
}
