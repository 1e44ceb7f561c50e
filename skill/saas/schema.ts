import * as v from 'valibot';
import { pathSegment } from './path-segment';

/**
 * What the SaaS API answers, checked where it enters. Fields that the skill doesn't use are dropped, so the
 * service may add some without breaking it.
 */

/** A calendar day without a time or a zone, e.g. `2026-12-31`. */
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8))),
);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Of a longer text only the beginning is read: far more than is ever said or shown of it. */
const longestText = 1_000;
const text = v.pipe(
  v.string(),
  v.minLength(1),
  v.transform((whole) => whole.slice(0, longestText).toWellFormed()),
);

/** A task's id: opaque, but it goes into a path. */
export const taskId = v.pipe(
  v.string(),
  v.maxLength(200),
  v.check((id) => pathSegment(id) !== undefined),
);

/** Where the next page begins: opaque; kept in the session between two pages, hence the bound. */
export const cursor = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(2_000),
  v.check((value) => value.isWellFormed()),
);

/** One task. */
export const task = v.object({
  id: taskId,
  title: text,
  status: v.picklist(['open', 'done']),
  /** The day on which it is due. */
  dueOn: v.nullish(day),
});

/** A page of tasks. */
export const taskPage = v.object({
  tasks: v.pipe(v.array(task), v.maxLength(100)),
  nextCursor: v.nullish(cursor),
  /** How many there are on all pages. */
  total: count,
});

/** The customer, and what the plan gives. */
export const me = v.object({
  displayName: text,
  plan: v.object({
    name: text,
    /** Most open tasks that the plan allows; null or absent for no limit. */
    taskLimit: v.nullish(count),
    /** The day on which the plan renews; null or absent if it doesn't. */
    renewsOn: v.nullish(day),
  }),
  usage: v.object({ openTasks: count }),
});

/** The part of a problem document (RFC 9457) by which the skill tells problems apart. */
export const problem = v.object({ type: v.pipe(v.string(), v.maxLength(longestText)) });

export type Task = v.InferOutput<typeof task>;
export type TaskPage = v.InferOutput<typeof taskPage>;
export type Me = v.InferOutput<typeof me>;
