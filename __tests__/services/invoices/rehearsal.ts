import assert from 'node:assert/strict';
import type { Probe } from '../rehearsal/probe';
import type { ServiceRehearsal } from '../rehearsal/service';

/** The first invoice of every customer of the reference. */
const reads: Probe = {
  says: [{ name: 'OwedIntent' }],
  scope: 'invoices.read',
  served: /Example Power/,
};

/** The service in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads,
  steps: [
    {
      title: 'What is owed: both invoices, with the days on which they are due',
      async tell(story) {
        const { speech } = await story.ask({ name: 'OwedIntent' });
        for (const said of ['Example Power', '31', 'Example Water']) assert(speech.includes(said), speech);
      },
    },
  ],
  offered: [{ name: 'OwedIntent' }],
  load: { locale: 'en-US', turn: () => ({ says: { name: 'OwedIntent' }, served: reads.served }) },
};
