import type { SaasClient } from '../../skill/service';
import type { operations, Task, TitledPage } from '../operations';
import type { Turn } from '../turn';

/**
 * A page of open tasks, and never more of them than were asked for. A task without a title is called one, so that
 * what is counted, said and shown is the same.
 *
 * @param page.limit how many at most
 * @param page.cursor `nextCursor` of the page before; absent for the first page
 */
export async function pageOfTasks(
  say: Turn['say'],
  saas: SaasClient<typeof operations>,
  page: { readonly limit: number; readonly cursor?: string },
) {
  const outcome = await saas.openTasks(page);
  if (outcome.kind !== 'ok') return outcome;
  const { tasks, total, ...rest } = outcome.value;
  const titled = tasks
    .slice(0, page.limit)
    .map((task): Task => ({ ...task, title: task.title?.trim() ? task.title : say('noTitle') }));
  const value: TitledPage = { ...rest, tasks: titled, total: Math.max(total, tasks.length) };
  return { kind: 'ok', value } as const;
}
