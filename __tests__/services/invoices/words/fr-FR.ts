import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

export const frFR: Words<typeof enUS> = {
  help: 'Je peux vous dire quelles factures sont ouvertes. Dites par exemple : qu’est-ce que je dois ?',
  fallback: 'Je ne sais pas faire cela. Vous pouvez dire : qu’est-ce que je dois ?',
  nothing: 'Vous ne devez rien.',
  owed_one: 'Une facture est ouverte : {{invoices, list}}.',
  owed_many: '{{count, number}} de factures sont ouvertes : {{invoices, list}}.',
  owed_other: '{{count, number}} factures sont ouvertes : {{invoices, list}}.',
  invoice: '{{payee}} le {{due, day}}',
  seeInvoices: 'voir vos factures',
  booksClosed: 'Les comptes sont en cours de clôture. Redemandez-moi demain.',
  title: 'Factures ouvertes',
};
