import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../scaffold/difference';
import type { ApiDocument } from '../../scaffold/document';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { snapshotFile } from '../../scaffold/snapshot';
import { runNpmCommand } from '../support/run-command';
import { breaking, documentOf, harmless, same, snapshot } from './newer-documents';

describe('a newer document', () => {
  test.each(breaking)('breaks an intent: %s', (_what, document, change, notices) => {
    const found = differences(snapshot(), operationsOf(document)).filter((one) => one.breaks);
    expect(found.map((one) => one.change)).toContainEqual(expect.stringMatching(change));
    expect(found.find((one) => change.test(one.change))?.notices).toMatch(notices);
  });

  test.each(harmless)('differs, and breaks nothing: %s', (_what, document, change, notices) => {
    expect(differences(snapshot(), operationsOf(document))).toMatchObject([
      { breaks: false, change: expect.stringMatching(change), notices: expect.stringMatching(notices) },
    ]);
  });

  test.each(same)('changes nothing for the skill: %s', (_what, document) => {
    expect(differences(snapshot(), operationsOf(document))).toEqual([]);
  });
});

describe('npm run service:diff', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voicelink-difference-'));
    writeFileSync(join(folder, snapshotFile), JSON.stringify(snapshot()));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compared = (document: ApiDocument) => {
    const file = join(folder, 'newer.json');
    writeFileSync(file, JSON.stringify(document));
    return runNpmCommand('service-diff', [file, '--service', folder]);
  };

  test('ends with 1 where an intent would break, and says what its customer notices', async () => {
    const { exitCode, stdout } = await compared(documentOf({ scopes: ['notes.write', 'notes.admin'] }));
    expect([exitCode, stdout]).toEqual([
      1,
      'breaks CreateNoteIntent (createNote): it now asks for the scope notes.admin, too. The customer hears that the account does not allow it.\n1 difference, 1 of which breaks an intent.\n',
    ]);
  });

  test('ends with 0 where it differs in what breaks nothing, or in nothing', async () => {
    expect(await compared(documentOf({ deprecated: true }))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('differs CreateNoteIntent'),
    });
    expect(await compared(documentOf())).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('2 operations of Notes are as they were'),
    });
  });

  test('ends with 2 where there is nothing to compare', async () => {
    const { exitCode, stderr } = await runNpmCommand('service-diff', [
      join(folder, 'none.json'),
      '--service',
      folder,
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is no file')]);
  });
});
