import { randomUUID } from 'node:crypto';
import { apiDocument } from '../../../contracts/document/openapi';
import type { ReferenceProvider } from '../../../contracts/reference/provider';
import type { MintedClaims } from '../../../contracts/reference/token-mint';
import type { ReferencedService } from '../../../contracts/service';
import { type ApiAnswer, type ApiRequest, createDescribedApi, type DescribedApi } from '../described-api';
import { describedDocument } from '../described-document';

/** A customer made for one check, with a token of every scope unless told otherwise. */
export interface Customer {
  readonly sub: string;
  token(claims?: Partial<MintedClaims>): Promise<string>;
  call<Body = unknown>(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer<Body>>;
}

/** The reference of a service that a check looks at; every answer is held to the service's OpenAPI document. */
export interface World<Store = unknown> {
  readonly provider: ReferenceProvider<Store>;
  readonly api: DescribedApi;
  customer(): Customer;
}

export function createWorld<Store>(
  service: ReferencedService<Store>,
  provider: ReferenceProvider<Store>,
): World<Store> {
  const api = createDescribedApi(provider.saas.url, describedDocument(apiDocument(service)));
  return {
    provider,
    api,
    customer() {
      const sub = randomUUID();
      const token: Customer['token'] = (claims) =>
        provider.mint.accessToken({ sub, scopes: Object.keys(service.scopes), ...claims });
      const call = async <Body>(method: string, path: string, request: ApiRequest = {}) =>
        api.call<Body>(method, path, { token: await token(), ...request });
      return { sub, token, call };
    },
  };
}

/** A behaviour of a service beyond what the contract pins. Throws where the service behaves otherwise. */
export interface ServiceCheck<Of = World> {
  readonly behaviour: string;
  readonly check: (world: Of) => Promise<void>;
}

/** Expects a problem document of that name. */
export function expectProblem(answer: ApiAnswer, status: number, name: string): void {
  expect(answer).toMatchObject({ status, body: { status, type: `/problems/${name}` } });
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}

/** An operation as a check calls it. */
export interface CalledOperation {
  readonly method: string;
  readonly path: string;
  readonly scope: string;
}

/** The operations of a service; their parameters are whatever: nothing is read before the token was checked. */
export function calledOperations({ operations }: Pick<ReferencedService, 'operations'>): CalledOperation[] {
  return Object.values(operations).map(({ method, path, scope }) => ({
    method,
    path: path.replaceAll(/\{\w+\}/g, 'x'),
    scope,
  }));
}
