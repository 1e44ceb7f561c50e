import * as v from 'valibot';
import { type AddonService, toolsOf } from '../addon/service';
import { pageSize, sayBeginning } from './intents/coming';
import { senderOf } from './intents/parcel-words';
import type { operations } from './operations';
import type { English } from './words/languages';

const listParcels = toolsOf<English, typeof operations>()({
  name: 'list_parcels',
  title: 'List parcels',
  description: `Call it when the customer asks which parcels are on their way. Returns up to ${pageSize} of them, the next to come first, and how many there are in all.`,
  effect: 'reads',
  scope: 'parcels.read',
  input: v.strictObject({}),
  output: v.object({
    parcels: v.array(
      v.object({
        number: v.pipe(v.string(), v.description('The number of the parcel.')),
        sender: v.pipe(v.string(), v.description('Who it is from.')),
      }),
    ),
    count: v.pipe(v.number(), v.description('How many parcels are on their way.')),
  }),
  act: async ({ saas, say, failed }) => {
    const page = await saas.parcels({ size: pageSize });
    if (page.kind !== 'ok') return failed(page);
    const { items, count } = page.value;
    return {
      speech: sayBeginning(say, page.value),
      data: { parcels: items.map((parcel) => ({ number: parcel.number, sender: senderOf(parcel) })), count },
    };
  },
});

/** The parcels as the add-on takes them. */
export const addon: AddonService<English, typeof operations> = {
  name: 'example-parcels',
  title: 'Example parcels',
  version: '1.0.0',
  instructions: 'The customer’s own parcels: which are on their way. Say what a tool’s text says.',
  tools: [listParcels],
};
