import { copyFileSync, readFileSync } from 'node:fs';
import {
  contractFile,
  generatedContract,
  type WrittenContract,
} from '../../../contracts/consumer/contract-file';
import { interactions } from '../../../contracts/consumer/interactions';
import { exampleToken } from '../../../contracts/consumer/matching';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { Deadline } from '../../../skill/saas/deadline';
import { SaasClient } from '../../../skill/saas/saas-client';

const mockSaas = createMockSaas('client');
const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

/** The skill never calls without a token; a proxy on the way may lose it all the same. */
function loseAuthorization(): void {
  globalThis.fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('Authorization');
    return fetch(url, { ...init, headers });
  };
}

describe("the skill's client understands", () => {
  it.each(interactions)('$description', async (interaction) => {
    if (interaction.problem === 'missing-token') loseAuthorization();

    const outcome = await mockSaas([interaction], (baseUrl) =>
      interaction.call(new SaasClient({ baseUrl, accessToken: exampleToken, deadline: new Deadline(5_000) })),
    );

    expect(outcome).toEqual(interaction.outcome);
  });
});

describe('the contract', () => {
  const { file } = generatedContract('client');
  const read = (path: string) => readFileSync(path, 'utf8');

  it('holds every interaction once', () => {
    const { interactions: written } = JSON.parse(read(file)) as WrittenContract;
    const sorted = (descriptions: readonly { readonly description: string }[]) =>
      descriptions.map(({ description }) => description).sort();

    // Two interactions of one description and the same states would have overwritten each other silently.
    expect(sorted(written)).toEqual(sorted(interactions));
    expect(new Set(sorted(written)).size).toBe(interactions.length);
  });

  it('is the committed one, byte for byte (UPDATE_CONTRACT=1 commits a change on purpose)', () => {
    if (process.env.UPDATE_CONTRACT === '1') copyFileSync(file, contractFile);
    expect(read(file)).toBe(read(contractFile));
  });
});
