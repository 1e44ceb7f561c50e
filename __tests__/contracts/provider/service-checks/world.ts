import { randomUUID } from 'node:crypto';
import type { ReferenceProvider } from '../../../../contracts/provider/reference-provider';
import { scopeNames } from '../../../../contracts/provider/scopes';
import type { MintedClaims } from '../../../../contracts/provider/token-mint';
import { type ApiAnswer, type ApiRequest, createDescribedApi, type DescribedApi } from '../described-api';

/** A customer made for one check, with a token of every scope unless told otherwise. */
interface Customer {
  readonly sub: string;
  token(claims?: Partial<MintedClaims>): Promise<string>;
  call(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  /** Adds a task under a key of its own. */
  add(title: unknown, key?: string): Promise<ApiAnswer>;
  titles(query?: string): Promise<string[]>;
}

/** The service that a check looks at. */
export interface World {
  readonly provider: ReferenceProvider;
  readonly api: DescribedApi;
  customer(): Customer;
}

export function createWorld(provider: ReferenceProvider): World {
  const api = createDescribedApi(provider.saas.url);
  return {
    provider,
    api,
    customer() {
      const sub = randomUUID();
      const token: Customer['token'] = (claims) =>
        provider.mint.accessToken({ sub, scopes: scopeNames, ...claims });
      const call: Customer['call'] = async (method, path, request = {}) =>
        api.call(method, path, { token: await token(), ...request });
      return {
        sub,
        token,
        call,
        add: (title, key = randomUUID()) =>
          call('POST', '/v1/tasks', { headers: { 'idempotency-key': key }, body: { title } }),
        titles: async (query = '') =>
          (await call('GET', `/v1/tasks${query}`)).body.tasks.map(({ title }: { title: string }) => title),
      };
    },
  };
}

/** A behaviour of the service beyond what the contract pins. Throws where the service behaves otherwise. */
export interface ServiceCheck {
  readonly behaviour: string;
  readonly check: (world: World) => Promise<void>;
}

/** Expects a problem document of that name. */
export function expectProblem(answer: ApiAnswer, status: number, name: string): void {
  expect(answer).toMatchObject({ status, body: { status, type: `/problems/${name}` } });
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}
