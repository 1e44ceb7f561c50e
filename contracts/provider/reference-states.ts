import { randomUUID } from 'node:crypto';
import type { StateHandlers } from '../states';
import type { ReferenceSaas } from './reference-saas';
import type { MintedClaims, TokenMint } from './token-mint';

/** Brings the contract's states about in the reference SaaS. */
export interface ReferenceStates {
  readonly handlers: StateHandlers;
  /** Undoes whatever was set up: every customer of a state is forgotten. */
  reset(): void;
}

/** State handlers for a reference SaaS that was started with the mint's keys and without first tasks. */
export function createReferenceStates(saas: ReferenceSaas, mint: TokenMint): ReferenceStates {
  const customers = new Map<string, string>();

  /** A name is a new customer after each reset, so that nothing is left of an earlier interaction. */
  const subOf = (customer: string): string => {
    const sub = customers.get(customer) ?? randomUUID();
    customers.set(customer, sub);
    return sub;
  };

  const token = async (customer: string, claims: Omit<MintedClaims, 'sub'>) => ({
    accessToken: await mint.accessToken({ sub: subOf(customer), ...claims }),
  });

  const handlers: StateHandlers = {
    'a valid access token': ({ customer, scopes }) => token(customer, { scopes }),

    'an expired access token': ({ customer, scopes }) => token(customer, { scopes, expiresIn: -60 }),

    'a revoked access token': ({ customer, scopes }) => {
      const jti = randomUUID();
      saas.revocations.revoke(jti, Date.now() / 1000 + 3600);
      return token(customer, { scopes, jti });
    },

    'a forged access token': ({ customer, scopes }) => token(customer, { scopes, forged: true }),

    'a customer': ({ customer, displayName, plan }) => {
      Object.assign(saas.store.account(subOf(customer)), { displayName, plan });
      return {};
    },

    'a task exists': ({ customer, title, status, dueOn }) => ({
      taskId: saas.store.put(subOf(customer), { title, status, dueOn }).id,
    }),

    'no task exists': () => ({ taskId: `tsk_${randomUUID()}` }),

    'the first page was read': ({ customer, limit }) => {
      const sub = subOf(customer);
      const { next } = saas.store.openTasks(sub, 0, limit);
      if (next === null)
        throw new Error(`${customer} has no more than ${limit} open tasks: there is no next page`);
      return { cursor: saas.cursors.issue(sub, next) };
    },

    'a task was added': ({ customer, title, idempotencyKey }) => {
      const sub = subOf(customer);
      return {
        taskId: saas.idempotent.once(sub, idempotencyKey, title, () => saas.store.add(sub, title)).id,
      };
    },

    'too many requests were sent': ({ customer, retryAfterSeconds }) => {
      saas.store.account(subOf(customer)).quota = { requests: 0, seconds: retryAfterSeconds };
      return {};
    },
  };

  return {
    handlers,
    reset() {
      for (const sub of customers.values()) {
        saas.store.forget(sub);
        saas.idempotent.forget(sub);
      }
      customers.clear();
    },
  };
}
