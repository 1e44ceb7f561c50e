import { sayable } from '../../skill/service';
import type { Parcel } from '../operations';
import type { SaasClient, Turn } from '../turn';

/** Longer names of senders are cut, so that a page of them fits in any answer. */
export const longestSender = 60;

/** Parcels that are searched for a sender: more are hardly on their way to anybody. */
const searched = 100;

/** Who a parcel is from, short enough to be said. */
export const senderOf = ({ sender }: Pick<Parcel, 'sender'>) => sayable(sender, longestSender);

/** When a delivery is, as one says it. */
export const sayDelivery = ({ say }: Turn, { on, part }: NonNullable<Parcel['delivery']>) => ({
  on: new Date(on),
  part: say(part),
});

/** The next parcel to come from a sender; undefined if there is none. */
export async function findParcel(saas: SaasClient, wanted: string) {
  const page = await saas.parcels({ size: searched });
  if (page.kind !== 'ok') return page;
  const comparable = (text: string) => text.normalize('NFKC').toLowerCase().trim();
  const found = page.value.items.find(({ sender }) => comparable(sender).includes(comparable(wanted)));
  return { kind: 'ok', value: found } as const;
}
