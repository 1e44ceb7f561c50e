import type { Utterances } from '../../definition/service';

export const enUS: Utterances = {
  invocationName: 'invoice companion',
  samples: { OwedIntent: ['what do i owe', 'which invoices are open', 'my open invoices'] },
};
