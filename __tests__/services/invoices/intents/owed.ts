import { sayable } from '../../skill/service';
import type { Invoice } from '../operations';
import type { Intent, Turn } from '../turn';

/** Invoices said at a time: more than that nobody remembers. */
const most = 5;

/** Open invoices, as one says them. */
export function sayOwed(say: Turn['say'], invoices: readonly Invoice[]): string {
  const said = invoices
    .slice(0, most)
    .map(({ payee, dueOn }) => say('invoice', { payee: sayable(payee, 60), due: new Date(dueOn) }));
  return said.length === 0 ? say('nothing') : say('owed', { count: invoices.length, invoices: said });
}

/** "What do I owe?" */
export const owed: Intent = {
  names: ['OwedIntent'],
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const open = await saas.openInvoices();
      if (open.kind !== 'ok') return turn.failed(open);
      const speech = sayOwed(turn.say, open.value.invoices);
      return { speech, card: { title: turn.say('title'), text: speech } };
    }),
};
