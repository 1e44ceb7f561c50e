import type { Route } from '../../contracts/service';
import type { shapes } from './shapes';
import type { Task, TaskStore } from './store';

/** Fields are picked one by one: nothing new leaks by being stored. */
const shown = <Title extends string | null>({ id, title, status, dueOn }: Task<Title>) => ({
  id,
  title,
  status,
  dueOn,
});

export const routes: {
  readonly [Name in keyof typeof shapes]: Route<TaskStore, (typeof shapes)[Name]>;
} = {
  me(store, { customer }) {
    const { displayName, plan } = store.account(customer);
    const { name, taskLimit, renewsOn } = plan;
    return {
      displayName,
      plan: { name, taskLimit, renewsOn },
      usage: { openTasks: store.openTasks(customer, 0, 1).total },
    };
  },

  openTasks(store, { customer, query: { limit, cursor }, tools }) {
    const after = cursor === undefined ? 0 : tools.readCursor(cursor);
    const { tasks, next, total } = store.openTasks(customer, after, limit);
    return { tasks: tasks.map(shown), nextCursor: next === null ? null : tools.issueCursor(next), total };
  },

  addTask: (store, { customer, headers, body: { title }, tools }) =>
    shown(tools.once(headers['idempotency-key'], title, () => store.add(customer, title))),

  completeTask: (store, { customer, path: { id } }) => shown(store.complete(customer, id)),
};
