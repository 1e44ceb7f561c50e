import { type ReferenceSaas, type ReferenceSaasOptions, startReferenceSaas } from './reference-saas';
import { createReferenceStates, type ReferenceStates } from './reference-states';
import { createTokenMint, type TokenMint } from './token-mint';

/** The reference SaaS ready for verification: with a mint that it trusts, and the contract's states. */
export interface ReferenceProvider {
  readonly saas: ReferenceSaas;
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
 * Starts the reference SaaS on a free port of loopback, with keys of its own and no tasks.
 *
 * @param options what to change of the service, e.g. a part that a test breaks
 * @param minted a mint to share between services, for tests that start many; default a new one
 */
export async function startReferenceProvider(
  options: Partial<ReferenceSaasOptions> = {},
  minted?: TokenMint,
): Promise<ReferenceProvider> {
  const mint = minted ?? (await createTokenMint(pool));
  const { userPoolId, clientId, audience, jwks } = mint;
  const saas = await startReferenceSaas({ userPoolId, clientId, audience, jwks, seed: () => [], ...options });
  return { saas, mint, states: createReferenceStates(saas, mint), close: () => saas.close() };
}
