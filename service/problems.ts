import type { Problems } from '../skill/service';

/** The service's own problems, by the last segment of their `type`. */
export const problems = {
  'plan-required': { status: 403, title: 'The plan does not include this' },
  'already-completed': { status: 409, title: 'The task is already done' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used with another request' },
  'invalid-task': { status: 422, title: 'The task is not acceptable' },
  'task-limit-reached': { status: 422, title: 'The plan holds no further tasks' },
} as const satisfies Problems;

/** Name of one of the service's own problems. */
export type Problem = keyof typeof problems;
