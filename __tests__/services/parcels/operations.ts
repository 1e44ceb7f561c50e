import * as v from 'valibot';
import { count, cursor, day, id, noContent, type Operations, text } from '../skill/service';
import type { Problem } from './problems';
import type { Scope } from './scopes';

/** Parts of a day in which is delivered. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;

const delivery = v.object({ on: day, part: v.picklist(dayParts) });

/** One parcel. */
const parcel = v.object({
  number: id,
  sender: text,
  state: v.picklist(['announced', 'on-its-way', 'out-for-delivery']),
  /** Absent while nobody knows it. */
  delivery: v.nullish(delivery),
});

const parcels = v.object({
  items: v.pipe(v.array(parcel), v.maxLength(100)),
  after: v.nullish(cursor),
  /** How many there are on all pages. */
  count,
});

export type Parcel = v.InferOutput<typeof parcel>;
export type Parcels = v.InferOutput<typeof parcels>;
export type DayPart = (typeof dayParts)[number];

/** What the skill asks of the parcels' API. */
export const operations = {
  /** A page of parcels, the next to come first; `after` is that of the page before. */
  parcels: {
    method: 'GET',
    path: '/parcels',
    query: { size: v.number(), after: v.optional(v.string()) },
    scope: 'parcels.read',
    repeat: 'safe',
    status: 200,
    answer: parcels,
    problems: ['bad-request'],
  },
  /** One parcel. */
  parcel: {
    method: 'GET',
    path: '/parcels/{number}',
    scope: 'parcels.read',
    repeat: 'safe',
    status: 200,
    answer: parcel,
    problems: ['not-found'],
  },
  /** Moves the delivery of a parcel: twice is as once. */
  moveDelivery: {
    method: 'PUT',
    path: '/parcels/{number}/delivery',
    body: { on: v.string(), part: v.picklist(dayParts) },
    scope: 'deliveries.write',
    repeat: 'idempotent',
    status: 204,
    answer: noContent,
    problems: ['not-found', 'out-for-delivery', 'day-not-offered'],
  },
} as const satisfies Operations<Scope, Problem>;
