import type { Scenarios } from '../definition/service';
import type { operations } from './operations';

const power = { payee: 'Example & <Power>', cents: 12_000, dueOn: '2030-01-31' };
const open = (...invoices: object[]) =>
  ({ operation: 'openInvoices', answer: { body: { invoices } } }) as const;
const says = { name: 'OwedIntent' };

/** What is replayed: each with its approved answer in `__tests__/answers/<locale>.json`. */
export const scenarios: Scenarios<typeof operations> = {
  'opening the skill': {},
  'nothing owed': { says, calls: [open()] },
  'one invoice owed': { says, calls: [open(power)] },
  'two invoices owed': { says, calls: [open(power, { ...power, payee: 'Example Water' })] },
  'books that are being closed': {
    says,
    calls: [{ operation: 'openInvoices', answer: { problem: 'books-closed' } }],
  },
};
