import type { ReferencedService } from '../service';
import { type ReferenceSaas, type ReferenceSaasOptions, startReferenceSaas } from './server';
import { createReferenceStates, type ReferenceStates } from './states';
import { createTokenMint, type TokenMint } from './token-mint';

/** A reference SaaS ready for verification: with a mint that it trusts, and the contract's states. */
export interface ReferenceProvider<Store = unknown> {
  readonly saas: ReferenceSaas<Store>;
  readonly mint: TokenMint;
  readonly states: ReferenceStates;
  close(): Promise<void>;
}

/** A user pool that exists nowhere, so that a token of it is worth nothing anywhere else. */
const pool = {
  userPoolId: 'eu-west-1_Reference',
  clientId: 'reference-client',
  audience: 'https://api.example.com',
} as const;

/**
 * Starts a service's reference on a free port of loopback, with keys of its own and no first data.
 *
 * @param options what to change of the server, e.g. a part that a test breaks
 * @param minted a mint to share between servers, for tests that start many; default a new one
 */
export async function startReferenceProvider<Store>(
  service: ReferencedService<Store>,
  options: Partial<ReferenceSaasOptions<Store>> = {},
  minted?: TokenMint,
): Promise<ReferenceProvider<Store>> {
  const mint = minted ?? (await createTokenMint(pool));
  const { userPoolId, clientId, addon, audience, jwks } = mint;
  const saas = await startReferenceSaas(service, {
    userPoolId,
    clientId,
    addon,
    audience,
    jwks,
    seeded: false,
    ...options,
  });
  return { saas, mint, states: createReferenceStates(service, saas, mint), close: () => saas.close() };
}
