import { randomUUID } from 'node:crypto';
import { defineReference } from '../../contracts/service';
import type { states } from '../contract/states';
import type { operations } from '../operations';
import { routes } from './routes';
import { shapes } from './shapes';
import { TaskStore } from './store';

/** What a customer of the rehearsal has to begin with. */
const exampleTitles = [
  'Buy milk',
  'Call the plumber',
  'Send the invoice to Grace',
  'Book a table for Friday',
  'Water the plants',
  'Renew the passport',
  'Back up the laptop',
];

/** The reference of the example service: tasks in memory. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes,
  open: ({ displayNameOf, seeded }) =>
    new TaskStore({
      displayNameOf,
      seed: () => (seeded ? exampleTitles.map((title) => ({ title })) : []),
    }),
  routes,
  states: {
    'a customer': (store, { customer, displayName, plan }, tools) => {
      Object.assign(store.account(tools.customer(customer)), { displayName, plan });
      return {};
    },
    'a task exists': (store, { customer, title, status, dueOn }, tools) => ({
      taskId: store.put(tools.customer(customer), { title, status, dueOn }).id,
    }),
    'no task exists': () => ({ taskId: `tsk_${randomUUID()}` }),
    'the first page was read': (_store, { customer, limit }, tools) => {
      const { nextCursor } = tools.call('openTasks', customer, { query: { limit: String(limit) } });
      if (nextCursor === null) {
        throw new Error(`${customer} has no more than ${limit} open tasks: there is no next page`);
      }
      return { cursor: nextCursor };
    },
    'a task was added': (_store, { customer, title, idempotencyKey }, tools) => ({
      taskId: tools.call('addTask', customer, {
        headers: { 'idempotency-key': idempotencyKey },
        body: { title },
      }).id,
    }),
  },
  forget: (store, customer) => store.forget(customer),
});
