import { type Answer, sayable } from '../../skill/service';
import type { Turn } from '../turn';

/** The skill is opened: it greets, by name if the customer has one, and says how many tasks are open. */
export function launch(turn: Turn): Promise<Answer> {
  return turn.withAccount(async (saas) => {
    const me = await saas.me();
    if (me.kind !== 'ok') return turn.failed(me);
    const { displayName, usage } = me.value;
    const count = usage.openTasks;
    return {
      speech: displayName
        ? turn.say('welcome', { name: sayable(displayName, 100), count })
        : turn.say('welcomeNameless', { count }),
      ask: { question: turn.say('whatToDo') },
    };
  });
}
