import { z } from 'zod';
import type { Shape } from '../../contracts/service';
import { longestCursor, longestId } from '../../skill/service';
import type { operations } from '../operations';
import { longestTitle } from './store';

/** What the reference reads and shows, strictly: its routes are checked by it, the API document is written from it. */

const taskId = z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${longestId}}$`));
const day = z.iso.date().nullable();
const cursor = z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${longestCursor}}$`));
/** The largest page, which bounds the response. */
const largestPage = 50;

const title = z.string().min(1).max(longestTitle);

const task = z
  .strictObject({
    id: taskId,
    title: title.nullable().describe('null where the task came from elsewhere and has none'),
    status: z.enum(['open', 'done']),
    dueOn: day,
  })
  .meta({ id: 'Task' });

const addedTask = task.extend({ title }).meta({ id: 'AddedTask' });

const taskPage = z
  .strictObject({
    tasks: z.array(task).max(largestPage),
    nextCursor: cursor.nullable().describe('null on the last page'),
    total: z.int().min(0).describe('Open tasks on all pages'),
  })
  .meta({ id: 'TaskPage' });

const me = z
  .strictObject({
    displayName: z.string().min(1).nullable().describe('null where the customer gave none'),
    plan: z.strictObject({
      name: z.string().min(1),
      taskLimit: z.int().min(0).nullable().describe('Open tasks at one time; null: no limit'),
      renewsOn: day,
    }),
    usage: z.strictObject({ openTasks: z.int().min(0) }),
  })
  .meta({ id: 'Me' });

const newTask = z
  .strictObject({
    title: z
      .string()
      .trim()
      .min(1)
      .refine((title) => [...title].length <= longestTitle, `at most ${longestTitle} characters`)
      // Characters are code points, as JSON Schema counts them.
      .meta({ maxLength: longestTitle, pattern: '\\S' }),
  })
  .meta({ id: 'NewTask' });

export const shapes = {
  me: {
    summary: "The customer's name, plan and usage",
    answers: 'The account',
    answer: me,
  },
  openTasks: {
    summary: 'Open tasks of the customer, oldest first, a page at a time',
    answers: 'A page',
    query: z.object({
      status: z.literal('open').default('open'),
      limit: z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number)
        .pipe(z.int().min(1).max(largestPage))
        .default(20)
        .describe('Tasks at most'),
      cursor: cursor.optional().describe('`nextCursor` of the page before'),
    }),
    answer: taskPage,
  },
  addTask: {
    summary: 'Add a task, once for each idempotency key',
    answers: 'The task, the same for every repetition',
    headers: z.object({
      'idempotency-key': z
        .string()
        // Visible ASCII, as draft-ietf-httpapi-idempotency-key-header leaves to the service.
        .regex(/^[\x21-\x7e]{1,255}$/)
        .describe('Remembered for a day'),
    }),
    body: newTask,
    bodyProblem: 'invalid-task',
    answer: addedTask,
  },
  completeTask: {
    summary: 'Mark a task as done',
    answers: 'The task as it is now',
    path: z.object({ id: taskId }),
    answer: task,
  },
} as const satisfies { readonly [Name in keyof typeof operations]: Shape };
