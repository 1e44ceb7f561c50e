import { anyString, shaped, stateValue, supplied } from '../../contracts/matching';
import type { ParamsOf, ServiceContract } from '../../contracts/service';
import type { operations } from '../operations';
import { states } from './states';

const customer = 'ada';

const given = <Name extends keyof typeof states>(name: Name, params: ParamsOf<typeof states, Name>) => ({
  name,
  params,
});

const books = {
  customer,
  number: 'P-1',
  sender: 'Nile Books',
  state: 'on-its-way',
  delivery: { on: '2030-01-02', part: 'morning' },
} as const;
const coffee = {
  customer,
  number: 'P-2',
  sender: 'Alpine Coffee',
  state: 'announced',
  delivery: null,
} as const;

const parcel = (params: ParamsOf<typeof states, 'a parcel'>) => given('a parcel', params);

/** A parcel in an answer: the provider chooses its number. */
const shown = ({ number, sender, state, delivery }: typeof books | typeof coffee) => ({
  number: anyString(number),
  sender,
  state,
  delivery,
});

/** A Saturday, and the Sunday after it. */
const saturday = { on: '2030-01-05', part: 'evening' } as const;
const sunday = { on: '2030-01-06', part: 'evening' } as const;

const pathOf = (rest: string) =>
  supplied(
    `/parcels/${stateValue('number')}${rest}`,
    new RegExp(`^/parcels/[\\w-]{1,200}${rest}$`),
    `/parcels/P-1${rest}`,
  );

/** Whatever the skill asks for; the provider is sent the smallest, so that two parcels make two pages. */
const anySize = shaped(/^[1-9]\d{0,2}$/, '1');
const after = 'eyJhZnRlciI6MX0';

/** The parcels' part of the contract. */
export const contract: ServiceContract<typeof operations, typeof states> = {
  customer,
  states,
  conformance: { parcels: [], parcel: [], moveDelivery: [] },
  operations: {
    parcels: {
      description: 'a request for parcels',
      input: { size: 2 },
      request: { query: { size: '2' } },
      states: [parcel(books)],
      successes: [
        {
          suffix: '',
          states: [parcel(books), parcel(coffee)],
          body: { items: [shown(books), shown(coffee)], after: null, count: 2 },
        },
        {
          suffix: 'of which there are more',
          input: { size: 1 },
          request: { query: { size: anySize } },
          states: [parcel(books), parcel(coffee)],
          body: { items: [shown(books)], after: anyString(after), count: 2 },
        },
        {
          suffix: 'on the next page',
          input: { size: 1, after },
          request: {
            query: { size: anySize, after: supplied(stateValue('after'), /^.{1,2000}$/, after) },
          },
          states: [
            parcel(books),
            parcel(coffee),
            given('the first parcels were read', { customer, size: 1 }),
          ],
          body: { items: [shown(coffee)], after: null, count: 2 },
        },
        {
          suffix: 'when only others have some',
          states: [parcel({ ...books, customer: 'grace' })],
          body: { items: [], after: null, count: 0 },
        },
      ],
      problems: {
        'bad-request': [
          {
            suffix: 'after a made-up one',
            input: { size: 2, after: 'made-up' },
            request: { query: { size: '2', after: 'made-up' } },
          },
        ],
      },
    },

    parcel: {
      description: 'a request for one parcel',
      input: { number: books.number },
      request: { path: pathOf('') },
      states: [parcel(books)],
      successes: [{ suffix: '', body: shown(books) }],
      problems: {
        'not-found': [
          { suffix: 'that is not on its way', states: [given('no parcel', { customer, number: 'P-1' })] },
          { suffix: 'of somebody else', states: [parcel({ ...books, customer: 'grace' })] },
        ],
      },
    },

    moveDelivery: {
      description: 'a request to move a delivery',
      input: { number: books.number, ...saturday },
      request: { path: pathOf('/delivery'), body: saturday },
      states: [parcel(books)],
      successes: [{ suffix: '', body: {} }],
      problems: {
        'bad-request': { unasked: 'the client sends a day and a part of it, and its JSON is always JSON' },
        'not-found': [{ suffix: 'of no parcel', states: [given('no parcel', { customer, number: 'P-1' })] }],
        'out-for-delivery': [
          { suffix: 'that is on the van', states: [parcel({ ...books, state: 'out-for-delivery' })] },
        ],
        'day-not-offered': [
          {
            suffix: 'to a day without deliveries',
            input: { number: books.number, ...sunday },
            request: { path: pathOf('/delivery'), body: sunday },
            states: [parcel(books), given('nothing is delivered on this day', { customer, on: sunday.on })],
          },
        ],
      },
    },
  },
};
