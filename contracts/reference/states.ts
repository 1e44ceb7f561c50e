import { randomUUID } from 'node:crypto';
import type { JsonObject, ParamsOf, ReferencedService, StateTools } from '../service';
import type { CommonStates, StateHandlers, TokenStateName } from '../states';
import type { ReferenceSaas } from './server';
import type { MintedClaims, TokenMint } from './token-mint';

/** Brings the contract's states about in a reference SaaS. */
export interface ReferenceStates {
  readonly handlers: StateHandlers;
  /** Undoes whatever was set up: every customer of a state is forgotten. */
  reset(): void;
}

/** State handlers for a reference SaaS that was started with the mint's keys and without first data. */
export function createReferenceStates<Store>(
  { reference }: Pick<ReferencedService<Store>, 'reference'>,
  saas: ReferenceSaas<Store>,
  mint: TokenMint,
): ReferenceStates {
  const customers = new Map<string, string>();

  /** A name is a new customer after each reset, so that nothing is left of an earlier interaction. */
  const subOf = (customer: string): string => {
    const sub = customers.get(customer) ?? randomUUID();
    customers.set(customer, sub);
    return sub;
  };

  const token =
    (claims: () => Partial<MintedClaims> = () => ({})) =>
    async ({ customer, scopes }: ParamsOf<CommonStates, TokenStateName>) => ({
      accessToken: await mint.accessToken({ sub: subOf(customer), scopes, ...claims() }),
    });

  const common: {
    readonly [Name in keyof CommonStates]: (params: ParamsOf<CommonStates, Name>) => Promise<object> | object;
  } = {
    'a valid access token': token(),
    'an expired access token': token(() => ({ expiresIn: -60 })),
    'a revoked access token': token(() => {
      const jti = randomUUID();
      saas.revocations.revoke(jti, Date.now() / 1000 + 3600);
      return { jti };
    }),
    'a forged access token': token(() => ({ forged: true })),
    'too many requests were sent': ({ customer, retryAfterSeconds }) => {
      saas.parts.quotas.set(subOf(customer), { requests: 0, seconds: retryAfterSeconds });
      return {};
    },
  };

  const tools: StateTools = {
    customer: subOf,
    call: (operation, customer, request) => saas.perform(operation, subOf(customer), request),
  };
  const own = Object.entries(reference.states).map(
    ([name, handle]) => [name, (params: JsonObject) => handle(saas.parts.store, params, tools)] as const,
  );

  return {
    handlers: { ...(common satisfies StateHandlers), ...Object.fromEntries(own) },
    reset() {
      for (const sub of customers.values()) saas.forget(sub);
      customers.clear();
    },
  };
}
