import { brokenBy } from '../../../__tests__/support/conformance';
import { contractFile } from '../../../contracts/contract-file';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import { createTokenMint, type TokenMint } from '../../../contracts/reference/token-mint';
import { statesOf } from '../../../contracts/states';
import { handlerStates } from '../../../contracts/verifier/handler-states';
import { verifyContract } from '../../../contracts/verifier/verify';
import type { TaskStore } from '../../reference/store';
import { api } from '../api';
import { serviceChecks } from './checks';
import { createTaskWorld } from './checks/task-world';
import { saasMutations } from './mutations';
import type { ConformanceName, SaasMutation } from './mutations/mutation';

let mint: TokenMint;
beforeAll(async () => {
  mint = await createTokenMint({
    userPoolId: 'eu-west-1_Mutation',
    clientId: 'mutation-client',
    audience: 'https://api.example.com',
  });
});

type Provider = ReferenceProvider<TaskStore>;

const catalogue = statesOf(api);

async function withService<Result>(
  mutate: SaasMutation['mutate'],
  use: (provider: Provider) => Promise<Result>,
): Promise<Result> {
  const provider = await startReferenceProvider(api, { replaceParts: (parts) => mutate(parts, mint) }, mint);
  try {
    return await use(provider);
  } finally {
    await provider.close();
  }
}

/** Descriptions of the interactions that fail. */
const brokenInteractions = (mutate: SaasMutation['mutate']) =>
  withService(mutate, async ({ saas, states }) => {
    const { interactions } = await verifyContract({
      pact: { file: contractFile },
      providerUrl: saas.url,
      states: handlerStates(catalogue, states),
      catalogue,
    });
    return interactions.filter(({ passed }) => !passed).map(({ description }) => description);
  });

/** The first behaviour that the service's own tests miss. */
const firstMissedBehaviour = (mutate: SaasMutation['mutate']) =>
  withService(mutate, async (provider) => {
    const world = createTaskWorld(provider);
    for (const { behaviour, check } of serviceChecks) {
      try {
        await check(world);
      } catch {
        return behaviour;
      }
    }
    return undefined;
  });

const isSeenByConformance = (
  mutation: SaasMutation,
): mutation is SaasMutation & { readonly caughtBy: ConformanceName } => mutation.caughtBy.includes(': ');

describe('a fault of the service', () => {
  it('is one of at least thirty, each with a name of its own', () => {
    const faults = new Set(saasMutations.map(({ fault }) => fault));
    expect(faults.size).toBe(saasMutations.length);
    expect(faults.size).toBeGreaterThanOrEqual(30);
  });

  it('is not seen where there is none', async () => {
    expect(await brokenInteractions((parts) => parts)).toEqual([]);
    expect(await firstMissedBehaviour((parts) => parts)).toBeUndefined();
  });

  it.each(saasMutations.filter(({ caughtBy }) => caughtBy === 'contract'))(
    'is noticed by the contract: $fault',
    async ({ mutate }) => {
      expect(await brokenInteractions(mutate)).not.toEqual([]);
    },
  );

  it.each(saasMutations.filter(isSeenByConformance))(
    'cannot be seen by the contract, and is noticed by the conformance: $fault',
    async ({ mutate, caughtBy }) => {
      expect(await withService(mutate, (provider) => brokenBy(api, provider, caughtBy))).toBeDefined();
    },
  );

  it.each(saasMutations.filter(({ caughtBy }) => caughtBy === 'service'))(
    "cannot be seen from outside, and is noticed by the service's own tests: $fault",
    async ({ mutate }) => {
      expect(await brokenInteractions(mutate)).toEqual([]);
      expect(await firstMissedBehaviour(mutate)).toBeDefined();
    },
  );
});
