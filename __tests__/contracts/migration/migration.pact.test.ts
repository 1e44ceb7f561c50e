import { copyFileSync, readFileSync } from 'node:fs';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { generatedContract, type WrittenContract } from '../../../contracts/contract-file';
import { migrationContract, migrationContractFile } from '../../../contracts/migration/contract';
import { migrationInteractions } from '../../../contracts/migration/interactions';
import { migrationPath } from '../../../contracts/migration/reference';
import { Deadline } from '../../../skill/saas/deadline';
import type { SaasCall } from '../../../skill/saas/outcome';
import { askSaas } from '../../../triggers/user-migration/migration-client';

const mock = createMockSaas('migration', migrationContract);
const key = Buffer.alloc(32, 7);

describe('the user-migration function understands', () => {
  it.each(migrationInteractions)('$description', async (interaction) => {
    const calls: SaasCall[] = [];
    const outcome = await mock([interaction], (url) =>
      new Deadline(5_000).limit((signal) =>
        askSaas(`${url}${migrationPath}`, key, interaction.asks, signal, (call) => calls.push(call)),
      ),
    );
    expect(outcome).toEqual(interaction.outcome);
    expect(calls).toMatchObject([{ operation: 'POST migrate', status: interaction.response.status }]);
  });
});

describe('the migration contract', () => {
  const { file } = generatedContract('migration', migrationContract);
  const read = (path: string) => readFileSync(path, 'utf8');

  it('holds every interaction once', () => {
    const { interactions: written } = JSON.parse(read(file)) as WrittenContract;
    const descriptions = migrationInteractions.map(({ description }) => description);
    expect(written.map(({ description }) => description).sort()).toEqual([...descriptions].sort());
  });

  it('is the committed one, byte for byte (UPDATE_CONTRACT=1 commits a change on purpose)', () => {
    if (process.env.UPDATE_CONTRACT === '1') copyFileSync(file, migrationContractFile);
    expect(read(file)).toBe(read(migrationContractFile));
  });
});
