import { copyFileSync, readFileSync } from 'node:fs';
import {
  contractFile,
  generatedContract,
  type WrittenContract,
} from '../../../contracts/consumer/contract-file';
import { interactions } from '../../../contracts/consumer/interactions';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { outcomeOf } from './client-run';

const mockSaas = createMockSaas('client');

describe("the skill's client understands", () => {
  it.each(interactions)('$description', async (interaction) => {
    expect(await outcomeOf(interaction, mockSaas)).toEqual(interaction.outcome);
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
