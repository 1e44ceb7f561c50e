import * as v from 'valibot';
import { sayable } from '../../skill/service';
import { sayPlan } from '../intents/plan';
import { tool } from './tool';

/** What the plan's intent does. */
export const getPlan = tool({
  name: 'get_plan',
  title: 'See the plan',
  description:
    'Call it when the customer asks about their plan or subscription: their usage, how many tasks it includes or how many more they can add, their limit, or when it renews. Returns the plan’s name, its limit, the open tasks and the day of renewal.',
  effect: 'reads',
  scope: 'profile.read',
  input: v.strictObject({}),
  output: v.object({
    plan: v.string(),
    openTasks: v.pipe(v.number(), v.integer()),
    taskLimit: v.optional(
      v.pipe(v.number(), v.integer(), v.description('Most open tasks. Absent: no limit.')),
    ),
    renewsOn: v.optional(v.pipe(v.string(), v.description('e.g. 2026-12-31. Absent: it does not renew.'))),
  }),
  act: async ({ saas, say, failed }) => {
    const me = await saas.me();
    if (me.kind !== 'ok') return failed(me);
    const { plan, usage } = me.value;
    return {
      speech: sayPlan(say, me.value).join(' '),
      data: {
        plan: sayable(plan.name, 100),
        openTasks: usage.openTasks,
        ...(typeof plan.taskLimit === 'number' ? { taskLimit: plan.taskLimit } : {}),
        ...(plan.renewsOn ? { renewsOn: plan.renewsOn } : {}),
      },
    };
  },
});
