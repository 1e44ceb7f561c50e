import { z } from 'zod';
import { Problem } from '../../contracts/reference/problem';
import { defineReference } from '../../contracts/service';
import type { states } from '../contract/states';
import type { operations } from '../operations';
import { BookStore } from './store';

const invoice = z
  .strictObject({ payee: z.string().min(1), cents: z.int().min(0), dueOn: z.iso.date() })
  .meta({ id: 'Invoice' });

/** The smallest server that keeps the contract. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes: {
    openInvoices: {
      summary: 'Open invoices of the customer',
      answers: 'The invoices',
      query: z.object({ state: z.literal('open') }),
      answer: z.strictObject({ invoices: z.array(invoice).max(100) }).meta({ id: 'Invoices' }),
    },
  },
  open: ({ seeded }) => new BookStore(seeded),
  routes: {
    openInvoices(store, { customer }) {
      const { areClosing, invoices } = store.of(customer);
      if (areClosing) throw new Problem('books-closed');
      return { invoices: invoices.map(({ payee, cents, dueOn }) => ({ payee, cents, dueOn })) };
    },
  },
  states: {
    'an open invoice': (store, { customer, ...one }, tools) => {
      store.of(tools.customer(customer)).invoices.push(one);
      return {};
    },
    'the books are being closed': (store, { customer }, tools) => {
      store.of(tools.customer(customer)).areClosing = true;
      return {};
    },
  },
  forget: (store, customer) => store.forget(customer),
});
