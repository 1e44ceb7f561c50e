import { copyFileSync, readFileSync } from 'node:fs';
import { interactionsOf } from '../../../contracts/consumer/interactions';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import {
  committedContract,
  generatedContract,
  skillContract,
  type WrittenContract,
} from '../../../contracts/contract-file';
import type { ContractedService } from '../../../contracts/service';
import { outcomeOf } from '../client-run';

const read = (path: string) => readFileSync(path, 'utf8');

/**
 * Lets the skill's client send every request of a contract of the service, and holds what it makes of the answers.
 *
 * @param run names the contract that is written
 * @param sides of the contract; default the skill's
 * @param interactions in it; default the skill's
 */
export function clientSuite(
  service: ContractedService,
  run: string,
  sides = skillContract,
  interactions = interactionsOf(service),
): void {
  const mockSaas = createMockSaas(run, sides);

  describe("the skill's client understands", () => {
    it.each(interactions)('$description', async (interaction) => {
      expect(await outcomeOf(service, interaction, mockSaas)).toMatchObject(interaction.outcome);
    });
  });

  it('the written contract holds every interaction once', () => {
    const { interactions: written } = JSON.parse(read(generatedContract(run, sides).file)) as WrittenContract;
    const sorted = (descriptions: readonly { readonly description: string }[]) =>
      descriptions.map(({ description }) => description).sort();

    // Two interactions of one description and the same states would have overwritten each other silently.
    expect(sorted(written)).toEqual(sorted(interactions));
    expect(new Set(sorted(written)).size).toBe(interactions.length);
  });
}

/** Holds the contract that a run wrote to the committed one. */
export function committedSuite(run: string, sides = skillContract): void {
  const { file } = generatedContract(run, sides);
  const committed = committedContract(sides);

  it('the contract is the committed one, byte for byte (UPDATE_CONTRACT=1 commits a change on purpose)', () => {
    if (process.env.UPDATE_CONTRACT === '1') copyFileSync(file, committed);
    expect(read(file)).toBe(read(committed));
  });
}
