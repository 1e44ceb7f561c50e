import * as z from 'zod/mini';

/**
 * What the SaaS API answers, checked where it enters. Fields that the skill doesn't use are dropped, so the
 * service may add some without breaking it.
 */

/** A calendar day without a time or a zone, e.g. `2026-12-31`. */
const day = z.iso.date();
const count = z.int().check(z.nonnegative());
const text = z.string().check(z.minLength(1));

/** One task. */
export const task = z.object({
  /** Opaque; goes into a path. */
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  title: text,
  status: z.enum(['open', 'done']),
  /** The day on which it is due. */
  dueOn: z.nullish(day),
});

/** A page of tasks. */
export const taskPage = z.object({
  tasks: z.array(task).check(z.maxLength(100)),
  /** Opaque; kept in the session between two pages, hence the bound. */
  nextCursor: z.nullish(z.string().check(z.minLength(1), z.maxLength(2_000))),
  /** How many there are on all pages. */
  total: count,
});

/** The customer, and what the plan gives. */
export const me = z.object({
  displayName: text,
  plan: z.object({
    name: text,
    /** Most open tasks that the plan allows; null or absent for no limit. */
    taskLimit: z.nullish(count),
    /** The day on which the plan renews; null or absent if it doesn't. */
    renewsOn: z.nullish(day),
  }),
  usage: z.object({ openTasks: count }),
});

/** The part of a problem document (RFC 9457) by which the skill tells problems apart. */
export const problem = z.object({ type: z.string() });

export type Task = z.infer<typeof task>;
export type TaskPage = z.infer<typeof taskPage>;
export type Me = z.infer<typeof me>;
