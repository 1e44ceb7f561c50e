import type { Scope } from '../../skill/saas/scope';
import type { StateName, StateParams } from '../states';
import type { StateUse } from './interaction';
import { anyString } from './matching';

/** The customer whose requests the contract's examples are. */
export const customer = 'ada';

/** Another one, whose things are nobody else's business. */
export const stranger = 'grace';

/** A provider state in use. */
export const given = <Name extends StateName>(name: Name, params: StateParams<Name>) =>
  ({ name, params }) as StateUse;

/** The customer has a token with these scopes. */
export const token = (...scopes: Scope[]) => given('a valid access token', { customer, scopes });

const plan = { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31', includesWriting: true };

/** The customer's account, on the usual plan but for what is changed. */
export const account = (changed: Partial<typeof plan | { taskLimit: null; renewsOn: null }> = {}) =>
  given('a customer', { customer, displayName: 'Ada', plan: { ...plan, ...changed } });

/** A task of the customer. */
export const milk = {
  customer,
  id: 'tsk_1',
  title: 'Buy milk',
  status: 'open',
  dueOn: '2026-11-30',
} as const;

/** Another task of the customer, due on no day. */
export const invoice = {
  customer,
  id: 'tsk_2',
  title: 'Send the invoice',
  status: 'open',
  dueOn: null,
} as const;

/** A task exists. */
export const task = (params: StateParams<'a task exists'>) => given('a task exists', params);

/** The first task in a response. */
export const taskBody = (status: 'open' | 'done', dueOn: string | null) => ({
  id: anyString(milk.id),
  title: milk.title,
  status,
  dueOn,
});

/** The first task as the skill's client has it. */
export const taskValue = (status: 'open' | 'done', dueOn: string | null) => ({
  id: milk.id,
  title: milk.title,
  status,
  dueOn,
});
