import { serverChecks } from '../../../__tests__/support/suites/server-checks';
import { tokenChecks } from '../../../__tests__/support/suites/token-checks';
import { api } from '../api';
import { boundsChecks } from './checks/bounds-checks';
import { listChecks } from './checks/list-checks';
import { idempotencyChecks, taskChecks } from './checks/task-checks';
import type { TaskCheck } from './checks/task-world';

/** The service's own tests. */
export const serviceChecks: readonly TaskCheck[] = [
  ...tokenChecks(api),
  ...serverChecks(api),
  ...taskChecks,
  ...idempotencyChecks,
  ...listChecks,
  ...boundsChecks,
];
