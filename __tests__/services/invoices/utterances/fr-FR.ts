import type { Utterances } from '../../definition/service';

export const frFR: Utterances = {
  invocationName: 'compagnon de factures',
  samples: { OwedIntent: ["qu'est-ce que je dois", 'quelles factures sont ouvertes', 'mes factures'] },
};
