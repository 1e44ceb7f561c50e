import { anyString } from '../../contracts/matching';
import type { ParamsOf } from '../../contracts/service';
import type { states } from './states';

/** The customer whose requests the contract's examples are. */
export const customer = 'ada';

/** Another one, whose things are nobody else's business. */
export const stranger = 'grace';

/** A provider state in use. */
export const given = <Name extends keyof typeof states>(
  name: Name,
  params: ParamsOf<typeof states, Name>,
) => ({ name, params });

const plan = { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31', includesWriting: true };

/** The customer's account, of a customer who gave no name. */
export const nameless = () => given('a customer', { customer, displayName: null, plan });

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

/** A task of the customer that came from elsewhere, without a title. */
export const untitled = { ...milk, title: null } as const;

/** A task exists. */
export const task = (params: ParamsOf<typeof states, 'a task exists'>) => given('a task exists', params);

/** A task in an answer: the provider chooses its id. */
export const shown = <Title extends string | null>(
  { id, title, dueOn }: { readonly id: string; readonly title: Title; readonly dueOn: string | null },
  status: 'open' | 'done' = 'open',
) => ({ id: anyString(id), title, status, dueOn });

/** What is added; it is due on no day. */
export const added = { ...milk, dueOn: null };
