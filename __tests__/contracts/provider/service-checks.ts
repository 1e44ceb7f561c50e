import { boundsChecks } from './service-checks/bounds-checks';
import { listChecks } from './service-checks/list-checks';
import { idempotencyChecks, taskChecks } from './service-checks/task-checks';
import { tokenChecks } from './service-checks/token-checks';
import type { ServiceCheck } from './service-checks/world';

/** The service's own tests. */
export const serviceChecks: readonly ServiceCheck[] = [
  ...tokenChecks,
  ...taskChecks,
  ...idempotencyChecks,
  ...listChecks,
  ...boundsChecks,
];
