import type { Scenarios } from '../definition/service';
import type { operations } from './operations';

/** What is replayed: each with its approved answer in `__tests__/answers/<locale>.json`. */

const books = {
  number: 'P-1',
  sender: 'Nile Books',
  state: 'on-its-way',
  delivery: { on: '2030-01-02', part: 'morning' },
};
const coffee = { number: 'P-2', sender: 'Alpine & <Coffee>', state: 'announced', delivery: null };

const page = (items: object[], count: number, after: string | null = null) =>
  ({ operation: 'parcels', input: { size: 2 }, answer: { body: { items, after, count } } }) as const;
const nextPage = (items: object[], after: string | null = null) =>
  ({
    operation: 'parcels',
    input: { size: 2, after: 'page-2' },
    answer: { body: { items, after, count: 3 } },
  }) as const;
const search = (...items: object[]) =>
  ({
    operation: 'parcels',
    input: { size: 100 },
    answer: { body: { items, after: null, count: items.length } },
  }) as const;
const one = (parcel: object) =>
  ({ operation: 'parcel', input: { number: 'P-1' }, answer: { body: parcel } }) as const;

const saturday = { on: '2030-01-05', part: 'evening' } as const;
const moved = {
  operation: 'moveDelivery',
  input: { number: 'P-1', ...saturday },
  answer: { body: {} },
} as const;

const yes = { name: 'AMAZON.YesIntent' };
const no = { name: 'AMAZON.NoIntent' };
const coming = { name: 'ComingIntent' };
const whereIs = { name: 'WhereIsIntent', slots: { sender: 'nile books' } };
const move = (slots: Readonly<Record<string, string>> = {}) => ({ name: 'MoveDeliveryIntent', slots });

const more = { awaiting: { question: 'more-parcels', after: 'page-2' } };
const sure = { awaiting: { question: 'is-sure', number: 'P-1', sender: 'Nile Books', ...saturday } };
const asked = (slot: string, filled: object) => ({
  awaiting: { question: 'slot', intent: 'MoveDeliveryIntent', slot, filled },
});

export const scenarios: Scenarios<typeof operations> = {
  'opening the skill': {},

  'nothing on its way': { says: coming, calls: [page([], 0)] },
  'one parcel on its way': { says: coming, calls: [page([books], 1)] },
  'more parcels than are said at once': { says: coming, calls: [page([books, coffee], 3, 'page-2')] },
  'yes to more of them': { says: yes, remembered: more, calls: [nextPage([coffee])] },
  'no to more of them': { says: no, remembered: more },
  'more of them, as the device asks': {
    says: { name: 'AMAZON.MoreIntent' },
    remembered: more,
    calls: [nextPage([coffee], 'page-3')],
  },
  'more of what has changed': {
    says: yes,
    remembered: more,
    calls: [{ ...nextPage([]), answer: { problem: 'bad-request' } }],
  },

  'where a parcel is': { says: whereIs, calls: [search(books), one(books)] },
  'where a parcel is that nobody has sent': { says: whereIs, calls: [search(coffee)] },
  'where a parcel is that has come meanwhile': {
    says: whereIs,
    calls: [
      search(books),
      { operation: 'parcel', input: { number: 'P-1' }, answer: { problem: 'not-found' } },
    ],
  },
  'where a parcel is, no matter which': { says: { name: 'WhereIsIntent' }, needsAccount: true },

  'moving a delivery to a day, no matter whose': { says: move({ day: '2030-01-05' }), needsAccount: true },
  'the sender that was asked for: the day that was said before is kept': {
    says: move({ sender: 'nile books' }),
    remembered: asked('sender', { day: '2030-01-05' }),
    needsAccount: true,
  },
  'a week in place of a day': {
    says: move({ sender: 'nile books', day: '2030-W01' }),
    needsAccount: true,
  },
  'yes to moving it': { says: yes, remembered: sure, calls: [moved] },
  'no to moving it': { says: no, remembered: sure },
  'yes to moving what is on the van': {
    says: yes,
    remembered: sure,
    calls: [{ ...moved, answer: { problem: 'out-for-delivery' } }],
  },
  'yes to moving it to a Sunday': {
    says: yes,
    remembered: sure,
    calls: [{ ...moved, answer: { problem: 'day-not-offered' } }],
  },
  'yes to moving what has come meanwhile': {
    says: yes,
    remembered: sure,
    calls: [{ ...moved, answer: { problem: 'not-found' } }],
  },
};
