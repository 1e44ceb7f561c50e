import { withAccount } from '../linking/account';
import { sayable } from '../ssml';

/** The skill is opened: it greets by name and says how many tasks are open. */
export const launch = withAccount(async ({ say }, { saas, expect }) => {
  const { displayName, usage } = await expect(saas.me());
  return {
    speech: say('welcome', { name: sayable(displayName, 100), count: usage.openTasks }),
    ask: { question: say('whatToDo') },
  };
});
