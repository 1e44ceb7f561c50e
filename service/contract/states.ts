import { z } from 'zod';
import { testCustomer as customer, nothing, state } from '../../contracts/states';
import { longestId } from '../../skill/service';

const taskId = z
  .string()
  .regex(new RegExp(`^[\\w-]{1,${longestId}}$`))
  .describe('Id that the provider gave the task; the one in the parameters is an example');
const title = z.string().min(1).max(200);
/** What is written has a title, what is read may have none: an import or an older client gave it. */
const titleIfAny = title.nullable().describe('null: the task came from elsewhere and has none');
const isoDate = z.iso.date();

/** The provider states of the example service, besides those of tokens and of the rate limit. */
export const states = {
  'a customer': state({
    description:
      'The customer has this name (null: none) and this plan, and no tasks but those of other states.',
    params: z.strictObject({
      customer,
      displayName: z.string().min(1).nullable(),
      plan: z.strictObject({
        name: z.string().min(1),
        taskLimit: z.int().min(0).nullable().describe('Open tasks at one time; null is no limit'),
        renewsOn: isoDate.nullable(),
        includesWriting: z.boolean().describe('false: the plan is for reading only'),
      }),
    }),
    values: nothing,
  }),
  'a task exists': state({
    description: 'The customer has this task (title null: it has none, because it came from elsewhere).',
    params: z.strictObject({
      customer,
      id: z.string().min(1),
      title: titleIfAny,
      status: z.enum(['open', 'done']),
      dueOn: isoDate.nullable(),
    }),
    values: z.object({ taskId }),
  }),
  'no task exists': state({
    description: 'The customer has no task of this id.',
    params: z.strictObject({ customer, id: z.string().min(1) }),
    values: z.object({ taskId }),
  }),
  'the first page was read': state({
    description: 'The customer asked for the first page of open tasks, and there is a next one.',
    params: z.strictObject({ customer, limit: z.int().min(1) }),
    values: z.object({ cursor: z.string().min(1).describe('`nextCursor` of that page') }),
  }),
  'a task was added': state({
    description: 'The customer added a task with this idempotency key.',
    params: z.strictObject({ customer, title, idempotencyKey: z.string().min(1).max(255) }),
    values: z.object({ taskId }),
  }),
} as const;
