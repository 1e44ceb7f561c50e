import type { Problems } from '../skill/service';

/** The service's own problems, by the last segment of their `type`. */
export const problems = {
  'out-for-delivery': { status: 409, title: 'The parcel is on the van already' },
  'day-not-offered': { status: 422, title: 'Nothing is delivered on that day' },
} as const satisfies Problems;

/** Name of one of the service's own problems. */
export type Problem = keyof typeof problems;
