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
      const { plan, usage } = me.value;
      const sentences = [
        say('planName', { plan: sayable(plan.name, 100) }),
        sayUsage(turn, plan, usage),
        ...(plan.renewsOn ? [say('planRenewal', { renewal: new Date(plan.renewsOn) })] : []),
      ];
      return {
        speech: turn.sentences(...sentences),
        card: { title: say('planTitle'), text: sentences.join('\n') },
      };
    }),
};

function sayUsage({ say }: Turn, { taskLimit }: Me['plan'], { openTasks }: Me['usage']): string {
  return typeof taskLimit === 'number'
    ? say('planUsageOfLimit', { open: openTasks, count: taskLimit })
    : say('planUsage', { count: openTasks });
}
