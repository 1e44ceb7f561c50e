import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineReference } from '../../contracts/service';
import type { states } from '../contract/states';
import { dayParts, type operations } from '../operations';
import { type KeptParcel, ParcelStore } from './store';

const number = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
const largestPage = 100;

const delivery = z.strictObject({ on: z.iso.date(), part: z.enum(dayParts) }).meta({ id: 'Delivery' });
const parcel = z
  .strictObject({
    number,
    sender: z.string().min(1),
    state: z.enum(['announced', 'on-its-way', 'out-for-delivery']),
    delivery: delivery.nullable(),
  })
  .meta({ id: 'Parcel' });

/** Fields are picked one by one: nothing new leaks by being stored. */
const shown = ({ number, sender, state, delivery }: KeptParcel) => ({ number, sender, state, delivery });

/** The reference of the parcels. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes: {
    parcels: {
      summary: 'Parcels on their way to the customer, a page at a time',
      answers: 'A page',
      query: z.object({
        size: z
          .string()
          .regex(/^\d{1,3}$/)
          .transform(Number)
          .pipe(z.int().min(1).max(largestPage))
          .describe('Parcels at most'),
        after: cursor.optional().describe('`after` of the page before'),
      }),
      answer: z
        .strictObject({
          items: z.array(parcel).max(largestPage),
          after: cursor.nullable().describe('null on the last page'),
          count: z.int().min(0).describe('Parcels on all pages'),
        })
        .meta({ id: 'ParcelPage' }),
    },
    parcel: {
      summary: 'One parcel',
      answers: 'The parcel',
      path: z.object({ number }),
      answer: parcel,
    },
    moveDelivery: {
      summary: 'Move the delivery of a parcel',
      answers: 'Nothing',
      path: z.object({ number }),
      body: delivery,
      answer: z.object({}),
    },
  },
  open: ({ seeded }) => new ParcelStore(seeded),
  routes: {
    parcels(store, { customer, query: { size, after }, tools }) {
      const from = after === undefined ? 0 : tools.readCursor(after);
      const { items, next, count } = store.page(customer, from, size);
      return { items: items.map(shown), after: next === null ? null : tools.issueCursor(next), count };
    },
    parcel: (store, { customer, path }) => shown(store.parcel(customer, path.number)),
    moveDelivery(store, { customer, path, body }) {
      store.move(customer, path.number, body);
      return {};
    },
  },
  states: {
    'a parcel': (store, { customer, sender, state, delivery }, tools) => ({
      number: store.put(tools.customer(customer), { sender, state, delivery }).number,
    }),
    'no parcel': () => ({ number: `P-${randomUUID()}` }),
    'the first parcels were read': (_store, { customer, size }, tools) => {
      const { after } = tools.call('parcels', customer, { query: { size: String(size) } });
      if (after === null) throw new Error(`${customer} has no more than ${size} parcels`);
      return { after };
    },
    'nothing is delivered on this day': (_store, { on }) => {
      if (new Date(on).getUTCDay() !== 0) throw new Error(`${on} is no Sunday: there are deliveries`);
      return {};
    },
  },
  forget: (store, customer) => store.forget(customer),
});
