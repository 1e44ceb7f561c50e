import type { SaasClient } from '../../skill/service';
import type { operations } from '../operations';

/**
 * A page of open tasks, and never more of them than were asked for.
 *
 * @param page.limit how many at most
 * @param page.cursor `nextCursor` of the page before; absent for the first page
 */
export async function pageOfTasks(
  saas: SaasClient<typeof operations>,
  page: { readonly limit: number; readonly cursor?: string },
) {
  const outcome = await saas.openTasks(page);
  if (outcome.kind !== 'ok') return outcome;
  const { tasks, total, ...rest } = outcome.value;
  const value = { ...rest, tasks: tasks.slice(0, page.limit), total: Math.max(total, tasks.length) };
  return { kind: 'ok', value } as const;
}
