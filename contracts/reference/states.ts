import { randomUUID } from 'node:crypto';
import { issuerOfPool } from '../../cognito/addresses';
import type { AddonStates } from '../addon/states';
import type { JsonObject, ParamsOf, ReferencedService, StateTools } from '../service';
import type { CommonStates, MintedStates, StateHandlers, TokenStateName } from '../states';
import type { ReferenceSaas } from './server';
import type { MintedClaims, TokenMint } from './token-mint';

/** Brings the contract's states about in a reference SaaS. */
export interface ReferenceStates {
  readonly handlers: StateHandlers;
  /** Forgets the customer of this name, whatever was set up. */
  forget(customer: string): void;
}

/** State handlers for a reference SaaS that was started with the mint's keys and without first data. */
export function createReferenceStates<Store>(
  { reference }: Pick<ReferencedService<Store>, 'reference'>,
  saas: ReferenceSaas<Store>,
  mint: TokenMint,
): ReferenceStates {
  const customers = new Map<string, string>();

  /** A name is a new customer once it was forgotten, so that nothing is left of an earlier interaction. */
  const subOf = (customer: string): string => {
    const sub = customers.get(customer) ?? randomUUID();
    customers.set(customer, sub);
    return sub;
  };

  const forget = (customer: string) => {
    const sub = customers.get(customer);
    if (sub !== undefined) saas.forget(sub);
    customers.delete(customer);
  };

  /** A token is the first state of an interaction: with it the customer begins anew, torn down or not. */
  const token =
    (claims: () => Partial<MintedClaims> = () => ({})) =>
    async ({ customer, scopes }: ParamsOf<CommonStates, TokenStateName>) => {
      forget(customer);
      return { accessToken: await mint.accessToken({ sub: subOf(customer), scopes, ...claims() }) };
    };

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

  const forConformance: {
    readonly [Name in keyof MintedStates]: (params: ParamsOf<MintedStates, Name>) => Promise<object> | object;
  } = {
    'an ID token': token(() => ({
      override: { token_use: 'id', aud: mint.clientId, client_id: undefined, scope: undefined },
    })),
    'an access token of another app client': token(() => ({ override: { client_id: 'another-client' } })),
    'an access token of another user pool': token(() => ({
      override: { iss: issuerOfPool('eu-west-1_Another') },
    })),
    // Of nobody new: what the customer has is to be found with it.
    'an access token that names the customer': async ({ customer, scopes }) => ({
      accessToken: await mint.accessToken({
        sub: randomUUID(),
        scopes,
        override: { customerId: subOf(customer) },
      }),
    }),
    'an access token of this scope': ({ customer, scope }) =>
      token(() => ({ override: { scope } }))({ customer, scopes: [] }),
  };

  const { addon } = mint;
  const ofAddon: {
    readonly [Name in keyof AddonStates]: (params: ParamsOf<AddonStates, Name>) => Promise<object>;
  } = {
    'a valid access token of the add-on': token(() => ({
      override: { client_id: addon.clientId, aud: addon.resource },
    })),
    'an access token of the add-on for another service': token(() => ({
      override: { client_id: addon.clientId, aud: 'https://another.example.com/mcp' },
    })),
    'an access token for the add-on of another app client': token(() => ({
      override: { client_id: 'another-client', aud: addon.resource },
    })),
  };

  const tools: StateTools = {
    customer: subOf,
    call: (operation, customer, request) => saas.perform(operation, subOf(customer), request),
  };
  const own = Object.entries(reference.states).map(
    ([name, handle]) => [name, (params: JsonObject) => handle(saas.parts.store, params, tools)] as const,
  );

  return {
    handlers: {
      ...(common satisfies StateHandlers),
      ...(forConformance satisfies StateHandlers),
      ...(ofAddon satisfies StateHandlers),
      ...Object.fromEntries(own),
    },
    forget,
  };
}
