import { randomUUID } from 'node:crypto';
import { Problem } from '../../contracts/reference/problem';
import type { DayPart, Parcel } from '../operations';

/** A parcel as it is kept. */
export interface KeptParcel {
  readonly number: string;
  readonly sender: string;
  readonly state: Parcel['state'];
  readonly delivery: { readonly on: string; readonly part: DayPart } | null;
}

/** What every customer of the rehearsal has to begin with. */
const first: readonly Omit<KeptParcel, 'number'>[] = [
  { sender: 'Nile Books', state: 'on-its-way', delivery: { on: '2030-01-02', part: 'morning' } },
  { sender: 'Alpine Coffee', state: 'announced', delivery: null },
  { sender: 'Lumen Lamps', state: 'on-its-way', delivery: { on: '2030-01-03', part: 'evening' } },
];

/** The parcels of all customers, in memory. Every method takes the customer first: no query spans two. */
export class ParcelStore {
  readonly #parcels = new Map<string, KeptParcel[]>();

  /** @param seeded whether a customer who is seen for the first time has some */
  constructor(private readonly seeded: boolean) {}

  /** Parcels from a position on, oldest first. */
  page(customer: string, from: number, size: number) {
    const all = this.#of(customer);
    const next = from + size;
    return { items: all.slice(from, next), next: next < all.length ? next : null, count: all.length };
  }

  /** @throws Problem `not-found`, another customer's parcel too */
  parcel(customer: string, number: string): KeptParcel {
    const parcel = this.#of(customer).find((one) => one.number === number);
    if (!parcel) throw new Problem('not-found');
    return parcel;
  }

  /** @throws Problem `not-found`, `out-for-delivery`, `day-not-offered` */
  move(customer: string, number: string, delivery: NonNullable<KeptParcel['delivery']>): void {
    const parcel = this.parcel(customer, number);
    if (parcel.state === 'out-for-delivery') throw new Problem('out-for-delivery');
    if (new Date(delivery.on).getUTCDay() === 0) throw new Problem('day-not-offered');
    const all = this.#of(customer);
    all[all.indexOf(parcel)] = { ...parcel, delivery };
  }

  /** Keeps a further parcel. */
  put(customer: string, parcel: Omit<KeptParcel, 'number'>): KeptParcel {
    const kept = { ...parcel, number: `P-${randomUUID()}` };
    this.#of(customer).push(kept);
    return kept;
  }

  /** Forgets the customer with all that is theirs. */
  forget(customer: string): void {
    this.#parcels.delete(customer);
  }

  #of(customer: string): KeptParcel[] {
    const parcels = this.#parcels.get(customer) ?? [];
    if (this.#parcels.has(customer)) return parcels;
    this.#parcels.set(customer, parcels);
    if (this.seeded) for (const one of first) this.put(customer, one);
    return parcels;
  }
}
