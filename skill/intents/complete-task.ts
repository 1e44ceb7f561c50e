import type { Task } from '../../service/operations';
import type { Answer } from '../answer';
import { type Account, withAccount } from '../linking/account';
import type { Candidate } from '../session';
import type { Turn } from '../turn';
import type { Intent } from './intent';
import { pageOfTasks } from './task-pages';
import { askWhichTask, sayTask, titleOf } from './task-words';
import { matching } from './title-match';

/** How much of a long list is searched: 200 tasks in pages of the API's largest size. */
const searched = { pages: 4, pageSize: 50 } as const;

/** Asked about one after the other; with more, the customer should rather say more of the title. */
const mostCandidates = 5;

/** "Mark buy milk as done." */
export const completeTaskIntent: Intent = {
  names: ['CompleteTaskIntent'],
  slots: ['task'],
  answer: withAccount(async (turn, account) => {
    const { say } = turn;
    const wanted = turn.slot('task');
    if (!wanted) return askWhichTask(turn, 'CompleteTaskIntent');
    const fitting = matching(await openTasks(account), wanted);
    const [only, ...others] = fitting;
    if (!only) return { speech: say('noSuchTask', { wanted: titleOf({ title: wanted }) }) };
    if (others.length === 0) return complete(turn, account, candidateOf(only));
    const candidates = fitting.slice(0, mostCandidates);
    return {
      speech: say('severalFit', { tasks: candidates.map((task) => sayTask(say, task)) }),
      ask: askFor(turn, candidates.map(candidateOf)),
    };
  }),
};

/** "Yes" to "do you mean …?": it is the first candidate. */
export const completeFirst = (candidates: readonly Candidate[]) =>
  withAccount(async (turn, account) => {
    const [first] = candidates;
    return first ? complete(turn, account, first) : { speech: turn.say('noneOfThem') };
  });

/** "No" to "do you mean …?": perhaps the next candidate. */
export function askForNext(turn: Turn, [, ...candidates]: readonly Candidate[]): Answer {
  return candidates.length > 0 ? { ask: askFor(turn, candidates) } : { speech: turn.say('noneOfThem') };
}

function askFor({ say }: Turn, candidates: readonly Candidate[]): NonNullable<Answer['ask']> {
  return {
    question: say('isItThis', { title: candidates[0]?.title ?? '' }),
    awaiting: { question: 'is-it-this', candidates: [...candidates] },
  };
}

const candidateOf = (task: Task): Candidate => ({ id: task.id, title: titleOf(task) });

async function openTasks(account: Account): Promise<Task[]> {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < searched.pages; page += 1) {
    const { tasks: some, nextCursor } = await pageOfTasks(account, {
      limit: searched.pageSize,
      ...(cursor ? { cursor } : {}),
    });
    tasks.push(...some);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return tasks;
}

async function complete(turn: Turn, { saas, expect }: Account, { id, title }: Candidate): Promise<Answer> {
  const { say } = turn;
  const completed: Answer = {
    speech: say('completed', { title }),
    card: { title: say('completedTitle'), text: title },
  };
  await expect(saas.completeTask({ id }), (failure) => {
    if (failure.kind === 'not-found') return { speech: say('taskGone', { title }) };
    if (failure.kind === 'conflict' && failure.reason === 'already-completed') {
      // A second attempt finds done what the first one did, of which only the answer was lost.
      return failure.repeated ? completed : { speech: say('alreadyCompleted', { title }) };
    }
    return undefined;
  });
  return completed;
}
