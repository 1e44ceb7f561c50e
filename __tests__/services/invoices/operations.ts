import * as v from 'valibot';
import { count, day, type Operations, text } from '../skill/service';
import type { Problem } from './problems';
import type { Scope } from './scopes';

const invoice = v.object({ payee: text, cents: count, dueOn: day });

export type Invoice = v.InferOutput<typeof invoice>;

/** What the skill asks of the API. */
export const operations = {
  openInvoices: {
    method: 'GET',
    path: '/invoices',
    query: { state: 'open' },
    scope: 'invoices.read',
    repeat: 'safe',
    status: 200,
    answer: v.object({ invoices: v.pipe(v.array(invoice), v.maxLength(100)) }),
    problems: ['books-closed'],
  },
} as const satisfies Operations<Scope, Problem>;
