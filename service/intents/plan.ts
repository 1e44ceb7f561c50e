import { sayable } from '../../skill/service';
import type { Me } from '../operations';
import type { Intent, Turn } from '../turn';

/** "What's my plan?" */
export const plan: Intent = {
  names: ['PlanIntent'],
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const me = await saas.me();
      if (me.kind !== 'ok') return turn.failed(me);
      const sentences = sayPlan(say, me.value);
      return {
        speech: turn.sentences(...sentences),
        card: { title: say('planTitle'), text: sentences.join('\n') },
      };
    }),
};

/** The plan, what is used of it and when it renews, a sentence each. */
export function sayPlan(say: Turn['say'], { plan, usage }: Me): string[] {
  return [
    say('planName', { plan: sayable(plan.name, 100) }),
    typeof plan.taskLimit === 'number'
      ? say('planUsageOfLimit', { open: usage.openTasks, count: plan.taskLimit })
      : say('planUsage', { count: usage.openTasks }),
    ...(plan.renewsOn ? [say('planRenewal', { renewal: new Date(plan.renewsOn) })] : []),
  ];
}
