import * as v from 'valibot';
import { type Answer, awaiting, id, matching, question, type SaasClient, sayable } from '../../skill/service';
import type { operations, Task } from '../operations';
import type { Intent, Replies, Turn } from '../turn';
import { pageOfTasks } from './task-pages';
import { longestTitle, sayTask, titleOf } from './task-words';

/** How much of a long list is searched: 200 tasks in pages of the API's largest size. */
const searched = { pages: 4, pageSize: 50 } as const;

/** Asked about one after the other; with more, the customer should rather say more of the title. */
export const mostCandidates = 5;

/** A task that the customer may have meant. */
const candidate = v.object({
  id,
  title: v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((title) => sayable(title, longestTitle)),
  ),
});

type Candidate = v.InferOutput<typeof candidate>;

/** Whether the first of these is the task that is done. */
const isItThis = question('is-it-this', {
  candidates: v.pipe(v.array(candidate), v.minLength(1), v.maxLength(mostCandidates)),
});

/** "Mark buy milk as done." */
export const completeTask: Intent = {
  names: ['CompleteTaskIntent'],
  slots: { task: { type: 'AMAZON.SearchQuery', ask: 'completeWhat' } },
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const wanted = turn.slot('task');
      if (!wanted) return turn.elicit('task');
      const open = await openTasks(say, saas);
      if (open.kind !== 'ok') return turn.failed(open);
      const fitting = matching(open.value, wanted);
      const [only, ...others] = fitting;
      if (!only) return { speech: say('noSuchTask', { wanted: titleOf({ title: wanted }) }) };
      if (others.length === 0) return complete(turn, saas, candidateOf(only));
      const candidates = fitting.slice(0, mostCandidates);
      return {
        speech: say('severalFit', { tasks: candidates.map((task) => sayTask(say, task)) }),
        ask: askFor(turn, candidates.map(candidateOf)),
      };
    }),
};

/** A tap on an entry of the list: is it done? The list may have changed since it was shown, so that its title is asked. */
export function askToComplete(turn: Turn, number: number): Promise<Answer> {
  return turn.withAccount(async (saas) => {
    const page = await pageOfTasks(turn.say, saas, { limit: searched.pageSize });
    if (page.kind !== 'ok') return turn.failed(page);
    const task = page.value.tasks[number - 1];
    return task ? { ask: askFor(turn, [candidateOf(task)]) } : { speech: turn.say('listChanged') };
  });
}

/** "Yes": it is the first candidate. "No": perhaps the next one. */
export const isItThisReplies: Replies<typeof isItThis> = {
  question: isItThis,
  yes: (turn, { candidates: [first] }) =>
    turn.withAccount(async (saas) =>
      first ? complete(turn, saas, first) : { speech: turn.say('noneOfThem') },
    ),
  no: (turn, { candidates: [, ...candidates] }) =>
    candidates.length > 0 ? { ask: askFor(turn, candidates) } : { speech: turn.say('noneOfThem') },
};

function askFor({ say }: Turn, candidates: Candidate[]): NonNullable<Answer['ask']> {
  return {
    question: say('isItThis', { title: candidates[0]?.title ?? '' }),
    awaiting: awaiting(isItThis, { candidates }),
  };
}

const candidateOf = (task: Task): Candidate => ({ id: task.id, title: titleOf(task) });

/** The open tasks, as many of a long list as are searched. */
export async function openTasks(say: Turn['say'], saas: SaasClient<typeof operations>) {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < searched.pages; page += 1) {
    const outcome = await pageOfTasks(say, saas, { limit: searched.pageSize, ...(cursor ? { cursor } : {}) });
    if (outcome.kind !== 'ok') return outcome;
    tasks.push(...outcome.value.tasks);
    if (!outcome.value.nextCursor) break;
    cursor = outcome.value.nextCursor;
  }
  return { kind: 'ok', value: tasks } as const;
}

async function complete(
  turn: Turn,
  saas: SaasClient<typeof operations>,
  candidate: Candidate,
): Promise<Answer> {
  const done = await completeOne(turn.say, saas, candidate);
  if (done.kind !== 'said') return turn.failed(done);
  const { speech, isDone } = done;
  const card = { title: turn.say('completedTitle'), text: candidate.title };
  return isDone ? { speech, card } : { speech };
}

/** Completes a task; what is said of it, and whether it was done by that. A failure has no words of the task's. */
export async function completeOne(
  say: Turn['say'],
  saas: SaasClient<typeof operations>,
  { id, title }: { readonly id: string; readonly title: string },
) {
  const said = (speech: string, isDone = false) => ({ kind: 'said', speech, isDone }) as const;
  const done = await saas.completeTask({ id });
  if (done.kind === 'not-found') return said(say('taskGone', { title }));
  const wasDone = done.kind === 'conflict' && done.reason === 'already-completed';
  // A second attempt finds done what the first one did, of which only the answer was lost.
  if (wasDone && !done.repeated) return said(say('alreadyCompleted', { title }));
  return done.kind === 'ok' || wasDone ? said(say('completed', { title }), true) : done;
}
