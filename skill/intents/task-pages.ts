import type { TaskPage } from '../../service/operations';
import type { Answer } from '../answer';
import type { Account } from '../linking/account';
import type { SaasFailure } from '../saas/outcome';

/**
 * A page of open tasks, and never more of them than were asked for.
 *
 * @param page.limit how many at most
 * @param page.cursor `nextCursor` of the page before; absent for the first page
 * @param instead a better answer to a failure than the usual one
 */
export async function pageOfTasks(
  { saas, expect }: Account,
  page: { readonly limit: number; readonly cursor?: string },
  instead?: (failure: SaasFailure) => Answer | undefined,
): Promise<TaskPage> {
  const { tasks, total, ...rest } = await expect(saas.openTasks(page), instead);
  return { ...rest, tasks: tasks.slice(0, page.limit), total: Math.max(total, tasks.length) };
}
