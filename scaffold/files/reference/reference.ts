import { thingsOf } from '../../examples';
import type { Plan } from '../../plan';
import { existsState, goneState, idValue, refusedState } from '../contract/state-names';
import { type StatesInUse, statesInUse } from '../contract/states';
import { type File, literal } from '../source';
import { routes } from './routes';
import { shapes } from './shapes';
import { store } from './store';

/** The smallest server that keeps the contract: what it reads and shows, its store, routes and states. */
export function referenceFiles(plan: Plan): File[] {
  const things = thingsOf(plan.intents);
  return [
    { path: 'reference/shapes.ts', text: shapes(plan) },
    { path: 'reference/store.ts', text: store(plan) },
    { path: 'reference/routes.ts', text: routes(plan, things) },
    { path: 'reference/index.ts', text: index(statesInUse(plan, things)) },
  ];
}

function index({ exists, gone, refused }: StatesInUse): string {
  const states = [
    ...exists.map(
      ({ one }) => `${literal(existsState(one))}: (store, { customer, ...fields }, tools) => ({
        ${idValue(one)}: store.add(tools.customer(customer), ${literal(one)}, fields).id,
      }),`,
    ),
    ...gone.map((one) => `${literal(goneState(one))}: () => ({ ${idValue(one)}: randomUUID() }),`),
    ...refused.map(
      ({
        intent: { name },
        problem,
      }) => `${literal(refusedState(name, problem))}: (store, { customer }, tools) => {
        store.refuse(tools.customer(customer), ${literal(name)}, ${literal(problem)});
        return {};
      },`,
    ),
  ].join('\n');
  return `${states.includes('randomUUID') ? "import { randomUUID } from 'node:crypto';\n" : ''}import { defineReference } from '../../contracts/service';
import type { states } from '../contract/states';
import type { operations } from '../operations';
import { routes } from './routes';
import { shapes } from './shapes';
import { Store } from './store';

/** The reference of the service: things in memory. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes,
  open: ({ seeded }) => new Store(seeded),
  routes,
  states: {
${states}
  },
  forget: (store, customer) => store.forget(customer),
});
`;
}
