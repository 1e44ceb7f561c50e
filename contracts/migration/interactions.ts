import type { MigrationOutcome, MigrationRequest } from '../../triggers/user-migration/migration-client';
import type { ContractRequest, ContractResponse } from '../consumer/interaction';
import { anyString, jsonType, shaped } from '../matching';
import type { StateUse } from '../service';
import { migrationPath } from './reference';
import { type OldCustomer, signingStates } from './states';

/** One interaction of the migration contract, with what the function asks and what comes of it. */
export interface MigrationInteraction {
  readonly description: string;
  readonly asks: MigrationRequest;
  readonly states: readonly StateUse[];
  readonly request: ContractRequest;
  readonly response: ContractResponse;
  readonly outcome: MigrationOutcome;
}

const grace: OldCustomer = {
  id: 'cus_7',
  email: 'grace@example.com',
  password: 'her old password',
  emailVerified: true,
};
const signIn: MigrationRequest = { reason: 'sign-in', email: grace.email, password: grace.password };
const forgotPassword: MigrationRequest = { reason: 'forgot-password', email: grace.email };

const customer = (changes: Partial<OldCustomer> = {}): StateUse => ({
  name: 'a customer of the old store',
  params: { ...grace, ...changes },
});
const state = (name: string): StateUse => ({ name, params: {} });

/** What the function sends; the verifier signs anew, for its own moment and key. */
const signed = {
  Accept: 'application/json',
  'Content-Type': jsonType,
  'webhook-id': shaped(/^msg_[\w-]{1,64}$/, 'msg_00000000-0000-4000-8000-000000000000'),
  'webhook-timestamp': shaped(/^\d{10}$/, '1767225600'),
  'webhook-signature': shaped(/^v1,[A-Za-z0-9+/]{43}=$/, `v1,${'A'.repeat(43)}=`),
};

function interaction(
  description: string,
  row: Pick<MigrationInteraction, 'states' | 'response' | 'outcome'> & { readonly asks?: MigrationRequest },
): MigrationInteraction {
  const { asks = signIn, ...rest } = row;
  return {
    description,
    asks,
    request: { method: 'POST', path: migrationPath, headers: signed, body: asks },
    ...rest,
  };
}

const found = (changes: Partial<OldCustomer> = {}) => {
  const { id, emailVerified, tenant, plan } = { ...grace, ...changes };
  const optional = { ...(tenant !== undefined && { tenant }), ...(plan !== undefined && { plan }) };
  return {
    response: {
      status: 200,
      headers: { 'Content-Type': jsonType },
      body: { customer: { id: anyString(id), emailVerified, ...optional } },
    },
    outcome: { kind: 'customer', customer: { id, emailVerified, ...optional } } as const,
  };
};
const notKnown = { response: { status: 404 }, outcome: { kind: 'not-known' } } as const;
const refused = (status: number, reason: 'signature-refused' | 'rate-limited') => ({
  response: { status },
  outcome: { kind: 'failed', reason } as const,
});

/** Everything that the user-migration function relies on. */
export const migrationInteractions: readonly MigrationInteraction[] = [
  interaction('a sign-in with the old password', { states: [customer()], ...found() }),
  interaction('a sign-in of a customer with a tenant and a plan', {
    states: [customer({ tenant: 'acme', plan: 'team' })],
    ...found({ tenant: 'acme', plan: 'team' }),
  }),
  interaction('a sign-in of a customer whose address was never verified', {
    states: [customer({ emailVerified: false })],
    ...found({ emailVerified: false }),
  }),
  interaction('a sign-in with an address that the store has in capital letters', {
    states: [customer({ email: 'Grace@Example.com' })],
    ...found(),
  }),
  interaction('a sign-in with a wrong password', {
    states: [customer({ password: 'another password' })],
    ...notKnown,
  }),
  interaction('a sign-in of nobody', { states: [customer({ email: 'ada@example.com' })], ...notKnown }),
  interaction('a forgotten password', { asks: forgotPassword, states: [customer()], ...found() }),
  interaction('a forgotten password of nobody', {
    asks: forgotPassword,
    states: [customer({ email: 'ada@example.com' })],
    ...notKnown,
  }),
  interaction('a sign-in that is not signed', {
    states: [customer(), state(signingStates.missing)],
    ...refused(401, 'signature-refused'),
  }),
  interaction('a sign-in that is signed with another key', {
    states: [customer(), state(signingStates.another)],
    ...refused(401, 'signature-refused'),
  }),
  interaction('a sign-in that was signed too long ago', {
    states: [customer(), state(signingStates.old)],
    ...refused(401, 'signature-refused'),
  }),
  interaction('a sign-in that is dated ahead', {
    states: [customer(), state(signingStates.ahead)],
    ...refused(401, 'signature-refused'),
  }),
  interaction('a sign-in that was changed on the way', {
    states: [customer(), state(signingStates.changed)],
    ...refused(401, 'signature-refused'),
  }),
  interaction('a sign-in when no more requests are taken', {
    states: [customer(), state('no more requests are taken')],
    ...refused(429, 'rate-limited'),
  }),
];
