import type { Me } from '../../service/operations';
import { withAccount } from '../linking/account';
import type { Say } from '../speech/speaker';
import { sayable } from '../ssml';
import type { Intent } from './intent';

/** "What's my plan?" */
export const planIntent: Intent = {
  names: ['PlanIntent'],
  answer: withAccount(async (turn, { saas, expect }) => {
    const { say } = turn;
    const { plan, usage } = await expect(saas.me());
    const sentences = [
      say('planName', { plan: sayable(plan.name, 100) }),
      sayUsage(say, plan, usage),
      ...(plan.renewsOn ? [say('planRenewal', { renewal: new Date(plan.renewsOn) })] : []),
    ];
    return {
      speech: turn.sentences(...sentences),
      card: { title: say('planTitle'), text: sentences.join('\n') },
    };
  }),
};

function sayUsage(say: Say, { taskLimit }: Me['plan'], { openTasks }: Me['usage']): string {
  return typeof taskLimit === 'number'
    ? say('planUsageOfLimit', { open: openTasks, count: taskLimit })
    : say('planUsage', { count: openTasks });
}
