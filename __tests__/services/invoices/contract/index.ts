import type { ServiceContract } from '../../contracts/service';
import type { operations } from '../operations';
import { states } from './states';

const customer = 'ada';
const power = { payee: 'Example Power', cents: 12_000, dueOn: '2030-01-31' };
const open = { name: 'an open invoice', params: { customer, ...power } } as const;

/** The service's part of the contract. */
export const contract: ServiceContract<typeof operations, typeof states> = {
  customer,
  states,
  conformance: { openInvoices: [] },
  operations: {
    openInvoices: {
      description: 'a request for open invoices',
      input: undefined,
      request: { query: { state: 'open' } },
      states: [open],
      successes: [
        { suffix: '', body: { invoices: [power] } },
        { suffix: 'when there are none', states: [], body: { invoices: [] } },
      ],
      problems: {
        'bad-request': { unasked: 'the client always sends the same query' },
        'books-closed': [
          {
            suffix: 'at the wrong time',
            states: [{ name: 'the books are being closed', params: { customer } }],
          },
        ],
      },
    },
  },
};
