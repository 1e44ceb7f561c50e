import { type Answer, awaiting, cursor, question } from '../../skill/service';
import type { TitledPage } from '../operations';
import type { Intent, Replies, Turn } from '../turn';
import { pageOfTasks } from './task-pages';
import { dueDay, sayTask, titleOf } from './task-words';

/** Tasks said at a time: more than that nobody remembers. */
export const pageSize = 5;

/** Whether to read on, from where the next page begins. */
export const hearMore = question('hear-more', { cursor });

/** "What's on my list?" */
export const taskList: Intent = {
  names: ['TaskListIntent'],
  answer: readFromBeginning,
};

export const hearMoreReplies: Replies<typeof hearMore> = {
  question: hearMore,
  yes: (turn, { cursor: next }) => readOn(turn, next),
};

/** Reads the list from its beginning. */
export function readFromBeginning(turn: Turn): Promise<Answer> {
  return turn.withAccount(async (saas) => {
    const page = await pageOfTasks(turn.say, saas, { limit: pageSize });
    if (page.kind !== 'ok') return turn.failed(page);
    const speech = sayBeginning(turn.say, page.value);
    return page.value.tasks.length === 0 ? { speech } : present(turn, page.value, speech);
  });
}

/** Reads the page after the one that was read last. */
export function readOn(turn: Turn, next: string): Promise<Answer> {
  return turn.withAccount(async (saas) => {
    const { say } = turn;
    const page = await pageOfTasks(say, saas, { limit: pageSize, cursor: next });
    if (page.kind === 'bad-request') return { speech: say('listChanged') };
    if (page.kind !== 'ok') return turn.failed(page);
    const speech = sayContinuation(say, page.value);
    return page.value.tasks.length === 0 ? { speech } : present(turn, page.value, speech);
  });
}

/** The first page, as one says it. */
export function sayBeginning(say: Turn['say'], { tasks, nextCursor, total }: TitledPage): string {
  if (tasks.length === 0) return say('listEmpty');
  const isWhole = !nextCursor && total <= tasks.length;
  return say(isWhole ? 'listAll' : 'listBegin', {
    count: total,
    tasks: tasks.map((task) => sayTask(say, task)),
  });
}

/** A further page, as one says it. */
export function sayContinuation(say: Turn['say'], page: TitledPage): string {
  const tasks = page.tasks.map((task) => sayTask(say, task));
  if (tasks.length === 0) return say('listNoMore');
  return page.nextCursor ? say('listContinue', { tasks }) : say('listEnd', { count: tasks.length, tasks });
}

/** The page said, on a card, on the screen, and whether there is more. */
function present({ say }: Turn, { tasks, nextCursor }: TitledPage, speech: string): Answer {
  const title = say('listTitle');
  return {
    speech,
    ask: nextCursor
      ? { question: say('listMore'), awaiting: awaiting(hearMore, { cursor: nextCursor }) }
      : undefined,
    card: { title, text: tasks.map((task) => sayTask(say, task)).join('\n') },
    screen: {
      title,
      items: tasks.map((task) => ({ text: titleOf(task), detail: dueDay(say, task) })),
    },
  };
}
