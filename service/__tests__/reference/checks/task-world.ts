import { randomUUID } from 'node:crypto';
import type { ApiAnswer } from '../../../../__tests__/support/described-api';
import {
  type Customer,
  createWorld,
  type ServiceCheck,
  type World,
} from '../../../../__tests__/support/suites/world';
import type { ReferenceProvider } from '../../../../contracts/reference/provider';
import type { Me, Task, TitledPage } from '../../../operations';
import type { TaskStore } from '../../../reference/store';
import { api } from '../../api';

/** A customer who has tasks. */
interface TaskCustomer extends Customer {
  /** Adds a task under a key of its own. */
  add(title: unknown, key?: string): Promise<ApiAnswer<Task>>;
  page(query?: string): Promise<TitledPage>;
  account(): Promise<Me>;
  titles(query?: string): Promise<string[]>;
}

/** The service that a check looks at. */
export interface TaskWorld extends World<TaskStore> {
  customer(): TaskCustomer;
}

/** A behaviour of the service beyond what the contract pins. */
export type TaskCheck = ServiceCheck<TaskWorld>;

export function createTaskWorld(provider: ReferenceProvider<TaskStore>): TaskWorld {
  const world = createWorld(api, provider);
  return {
    ...world,
    customer() {
      const customer = world.customer();
      const page: TaskCustomer['page'] = async (query = '') =>
        (await customer.call<TitledPage>('GET', `/v1/tasks${query}`)).body;
      return {
        ...customer,
        page,
        account: async () => (await customer.call<Me>('GET', '/v1/me')).body,
        add: (title, key = randomUUID()) =>
          customer.call<Task>('POST', '/v1/tasks', { headers: { 'idempotency-key': key }, body: { title } }),
        titles: async (query) => (await page(query)).tasks.map(({ title }) => title),
      };
    },
  };
}
