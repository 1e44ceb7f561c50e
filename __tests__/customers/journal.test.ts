import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../../customers/journal';
import { KeptFileError } from '../../customers/kept-file';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pool = 'eu-west-1_AbCdEfGhI';
let rows: string;
let file: string;
beforeEach(() => {
  rows = join(folder, 'rows.csv');
  file = join(folder, 'journal');
  rmSync(file, { force: true });
  writeFileSync(rows, 'email,id\na@x.com,1\n');
});

const doneOf = async (numbers: readonly number[]) => {
  const journal = await Journal.open(file, rows, pool);
  return numbers.filter((number) => journal.has(number));
};

test('what is done is known when it is opened again, and what was refused is looked at again', async () => {
  const journal = await Journal.open(file, rows, pool);
  journal.note(1, 'made');
  journal.note(2, 'refused', 'email is missing');
  journal.note(3, 'there');
  journal.note(4, 'named');
  expect(await doneOf([1, 2, 3, 4, 5])).toEqual([1, 3, 4]);
});

test.each(['1', '12', '12 ', '12 ma'])(
  'a line that a crash has cut off after %j does not become that of another row',
  async (cut) => {
    await Journal.open(file, rows, pool);
    appendFileSync(file, cut);
    const journal = await Journal.open(file, rows, pool);
    journal.note(13, 'made');
    expect(await doneOf([1, 12, 13, 113, 1213])).toEqual([13]);
  },
);

test('it is of one file, as it was, and of one user pool', async () => {
  await Journal.open(file, rows, pool);
  await expect(Journal.open(file, rows, 'eu-west-1_Others')).rejects.toThrow(KeptFileError);
  writeFileSync(rows, 'email,id\nb@x.com,2\na@x.com,1\n');
  await expect(Journal.open(file, rows, pool)).rejects.toThrow('the file was changed since');
});
