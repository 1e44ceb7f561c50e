import { z } from 'zod';
import { Problem, type ProblemName } from './problems';
import { longestTitle } from './task-store';

/** Query of `GET /v1/tasks`. The largest page bounds the response; a cursor is longer than any that we issue. */
export const taskListQuery = z.object({
  status: z.literal('open').default('open'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(50))
    .default(20),
  cursor: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .optional(),
});

/** Body of `POST /v1/tasks`. */
export const newTask = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1)
    .refine((title) => [...title].length <= longestTitle, `at most ${longestTitle} characters`),
});

/** Header `Idempotency-Key`: visible ASCII, as draft-ietf-httpapi-idempotency-key-header leaves to the service. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/** Reads input by its schema. @throws Problem the named one, saying which field is wrong but not quoting it */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  problem: ProblemName,
  what: string,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = [what, ...(issue?.path ?? [])].join('.');
  throw new Problem(problem, { detail: `${field}: ${issue?.message ?? 'is not valid'}` });
}
