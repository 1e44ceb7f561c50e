import { randomUUID } from 'node:crypto';
import type { ApiAnswer } from '../../../../__tests__/support/described-api';
import {
  type Customer,
  createWorld,
  type ServiceCheck,
  type World,
} from '../../../../__tests__/support/suites/world';
import type { ReferenceProvider } from '../../../../contracts/reference/provider';
import type { TaskStore } from '../../../reference/store';
import { api } from '../../api';

/** A customer who has tasks. */
interface TaskCustomer extends Customer {
  /** Adds a task under a key of its own. */
  add(title: unknown, key?: string): Promise<ApiAnswer>;
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
      return {
        ...customer,
        add: (title, key = randomUUID()) =>
          customer.call('POST', '/v1/tasks', { headers: { 'idempotency-key': key }, body: { title } }),
        titles: async (query = '') =>
          (await customer.call('GET', `/v1/tasks${query}`)).body.tasks.map(
            ({ title }: { title: string }) => title,
          ),
      };
    },
  };
}
