import { withAccount } from '../linking/account';
import { shorten } from '../ssml';

/** The skill is opened: it greets by name and says how many tasks are open. */
export const launch = withAccount(async ({ say }, { saas, expect }) => {
  const { displayName, usage } = await expect(saas.me());
  return {
    speech: say('welcome', { name: shorten(displayName, 100), count: usage.openTasks }),
    ask: { question: say('whatToDo') },
  };
});
