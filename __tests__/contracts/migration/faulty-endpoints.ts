import { Webhook } from 'standardwebhooks';
import type { OldCustomer } from '../../../contracts/migration/states';

export const signingKey = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export type Headers = Readonly<Record<string, string>>;
export interface Question {
  readonly reason?: unknown;
  readonly email?: unknown;
  readonly password?: unknown;
}
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** An endpoint as others write it, in parts that can each be written wrong. */
export const good = {
  isSigned(body: string, headers: Headers): boolean {
    try {
      new Webhook(signingKey).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  },
  unsigned: (_store: readonly OldCustomer[], _body: string): Answer => ({ status: 401, body: {} }),
  read: (body: string): Question => JSON.parse(body) as Question,
  unreadable: (): Answer => ({ status: 400, body: {} }),
  isGood: ({ reason, email, password }: Question): boolean =>
    typeof email === 'string' &&
    (reason === 'forgot-password' || (reason === 'sign-in' && typeof password === 'string')),
  find: (store: readonly OldCustomer[], email: unknown) => store.find((one) => one.email === email),
  isPassword: (given: unknown, stored: string): boolean => given === stored,
  idOf: (customer: OldCustomer, _question: Question): unknown => customer.id,
  notFound: (_found: OldCustomer | undefined): Answer => ({ status: 404, body: {} }),
  waits: (_found: OldCustomer | undefined): number => 0,
};
export type Endpoint = typeof good;

const sign = (headers: Headers, body: string, id = headers['webhook-id'] ?? '', at = Date.now()) =>
  new Webhook(signingKey).sign(id, new Date(at), body);
/** The moment that a request says that it was signed at. */
const moment = (headers: Headers) => Number(headers['webhook-timestamp']) * 1_000;
/** Counts within an endpoint that must not. */
let calls = 0;
/** Addresses that were asked about. */
const migrated = new Set<unknown>();

/** Endpoints with one fault each, and the check that notices it. */
export const mutants: readonly (readonly [fault: string, changes: Partial<Endpoint>, noticedBy: string])[] = [
  [
    'trims passwords',
    { isPassword: (given, stored) => String(given).trim() === stored },
    'takes a password with spaces at its ends as it is',
  ],
  [
    'reads bodies as Latin-1',
    { read: (body) => JSON.parse(Buffer.from(body).toString('latin1')) as Question },
    'takes a password with letters beyond ASCII as it is',
  ],
  [
    'normalizes passwords',
    { isPassword: (given, stored) => String(given).normalize('NFC') === stored },
    'takes a password with an accent that stands apart from its letter as it is',
  ],
  [
    'escapes passwords for HTML',
    { isPassword: (given, stored) => String(given).replaceAll('<', '&lt;') === stored },
    'takes a password with quotation marks and escapes as it is',
  ],
  [
    'cuts passwords off',
    { isPassword: (given, stored) => String(given).slice(0, 128) === stored },
    'takes a password with 256 characters as it is',
  ],
  [
    'compares passwords in small letters',
    { isPassword: (given, stored) => String(given).toLowerCase() === stored.toLowerCase() },
    'tells capital letters of a password from small ones',
  ],
  ['gives everybody one id', { idOf: () => 'cus_1' }, 'have an id that is theirs alone and stays'],
  ['makes an id each time', { idOf: () => `cus_${++calls}` }, 'have an id that is theirs alone and stays'],
  [
    'gives the address for an id',
    { idOf: ({ email }) => email },
    'have an id that is theirs alone and stays',
  ],
  ['gives a number for an id', { idOf: () => 7 }, 'have an id that is theirs alone and stays'],
  [
    'gives another id to whoever forgot the password',
    { idOf: ({ id }, { reason }) => (reason === 'sign-in' ? id : `reset_${id}`) },
    'have an id that is theirs alone and stays',
  ],
  [
    'migrates a customer once',
    {
      find: (store, email) =>
        migrated.has(email) ? undefined : good.find(store, migrated.add(email) && email),
    },
    'are asked about as often as Cognito likes, and nothing changes by it',
  ],
  [
    'counts the answers in them',
    { idOf: ({ id }) => `${id}_${++calls}` },
    'are asked about as often as Cognito likes, and nothing changes by it',
  ],
  [
    'names the wrong password by its status',
    { notFound: (found) => ({ status: found ? 403 : 404, body: {} }) },
    'are not told from nobody by what is answered to a wrong password',
  ],
  [
    'names the wrong password in the body',
    {
      notFound: (found) => ({ status: 404, body: { title: found ? 'Wrong password' : 'No such customer' } }),
    },
    'are not told from nobody by what is answered to a wrong password',
  ],
  [
    'hashes the password of a known customer alone',
    { waits: (found) => (found ? 120 : 0) },
    'are not told from nobody by the time that an answer takes',
  ],
  ['checks no signature', { isSigned: () => true }, 'is refused with a part of it'],
  [
    'leaves the id out of the signature',
    {
      isSigned: (body, headers) => good.isSigned(body, headers) || headers['webhook-id'] === 'msg_another',
    },
    'is refused with another id',
  ],
  [
    'leaves the moment out of the signature',
    {
      isSigned: (body, headers) =>
        [0, 1_000].some(
          (late) => sign(headers, body, undefined, moment(headers) + late) === headers['webhook-signature'],
        ),
    },
    'is refused with another moment',
  ],
  [
    'compares as much of the signature as there is',
    {
      isSigned: (body, headers) =>
        sign(headers, body, undefined, moment(headers)).startsWith(headers['webhook-signature'] ?? '-'),
    },
    'is refused with a part of it',
  ],
  [
    'takes an empty signature',
    { isSigned: (body, headers) => headers['webhook-signature'] === 'v1,' || good.isSigned(body, headers) },
    'is refused with nothing but its version',
  ],
  [
    'asks for no version of the signature',
    {
      isSigned: (body, headers) =>
        good.isSigned(body, {
          ...headers,
          'webhook-signature': `v1,${headers['webhook-signature']?.slice(3)}`,
        }),
    },
    'is refused with another version',
  ],
  [
    'lets a request without a moment pass',
    { isSigned: (body, headers) => !('webhook-timestamp' in headers) || good.isSigned(body, headers) },
    'is refused with no moment',
  ],
  [
    'lets a request without an id pass',
    { isSigned: (body, headers) => !('webhook-id' in headers) || good.isSigned(body, headers) },
    'is refused with no id',
  ],
  [
    'takes signatures of this minute alone',
    {
      isSigned: (body, headers) =>
        Math.abs(Date.now() - moment(headers)) < 60_000 && good.isSigned(body, headers),
    },
    'of four minutes ago is taken, and of four minutes ahead: clocks differ',
  ],
  [
    'looks the customer up before the signature',
    {
      unsigned: (store, body) => {
        const { email } = JSON.parse(body) as Question;
        return { status: 401, body: { known: good.find(store, email) !== undefined } };
      },
    },
    'is looked at before anything else: without it nobody learns who is a customer',
  ],
  [
    'compares a password only where there is one',
    { isGood: () => true, isPassword: (given, stored) => given === undefined || given === stored },
    'without a password bring no customer, and no fault',
  ],
  [
    'takes an empty password for none',
    { isPassword: (given, stored) => !given || given === stored },
    'with an empty password bring no customer, and no fault',
  ],
  [
    'takes null for no password',
    { isGood: () => true, isPassword: (given, stored) => given === null || given === stored },
    'with null as password bring no customer, and no fault',
  ],
  [
    'hands the password to a document store',
    { isGood: () => true, isPassword: (given, stored) => typeof given === 'object' || given === stored },
    'with an operator as password bring no customer, and no fault',
  ],
  [
    'compares loosely',
    { isGood: () => true, isPassword: (given, stored) => String(given) === stored },
    'with a list as password bring no customer, and no fault',
  ],
  [
    'hands the address to a document store',
    {
      isGood: () => true,
      find: (store, email) => (typeof email === 'object' ? store[0] : good.find(store, email)),
    },
    'with an operator as address bring no customer, and no fault',
  ],
  [
    'looks addresses up with LIKE',
    { find: (store, email) => (email === '%' ? store[0] : good.find(store, email)) },
    'with a wildcard as address bring no customer, and no fault',
  ],
  [
    'takes every reason for a sign-in',
    { isGood: () => true },
    'for a reason that there is not bring no customer, and no fault',
  ],
  [
    'takes what has no reason for a sign-in',
    { isGood: (question) => question.reason === undefined || good.isGood(question) },
    'without a reason bring no customer, and no fault',
  ],
  [
    'falls over what is no JSON',
    { isSigned: () => true, unreadable: () => ({ status: 500, body: {} }) },
    'that is no JSON bring no customer, and no fault',
  ],
];
