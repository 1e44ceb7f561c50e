import type { Problems } from '../skill/service';

/** The service's own problems, by the last segment of their `type`. */
export const problems = {
  'books-closed': { status: 409, title: 'The books are being closed' },
} as const satisfies Problems;

/** Name of one of the service's own problems. */
export type Problem = keyof typeof problems;
