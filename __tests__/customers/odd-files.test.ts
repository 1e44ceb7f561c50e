import { execFileSync } from 'node:child_process';
import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCustomers } from '../../customers/import';
import { Journal } from '../../customers/journal';
import { KeptFileError } from '../../customers/kept-file';
import { Report } from '../../customers/report';
import { countRows, type Format, formats, readRows } from '../../customers/rows';
import { runNpmCommand } from '../support/run-command';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-odd-files-'));
const at = (name: string) => join(folder, name);
const pipe = at('pipe');
const rows = at('rows.csv');
const written = 'email,id\na@x.com,1\nnowhere,2\n';
const pool = 'eu-west-1_AbCdEfGhI';
beforeAll(() => execFileSync('mkfifo', [pipe]));
beforeEach(() => writeFileSync(rows, written));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is no file, and what is said of it. */
const others = [
  [folder, 'a folder'],
  [pipe, 'a pipe'],
  ['/dev/zero', 'a device'],
  ['/dev/null', 'a device'],
] as const;

describe('rows', () => {
  test.each(others)('%s is not read: it is %s', async (path, is) => {
    for (const format of formats) {
      await expect(countRows(path, format)).rejects.toThrow(`It is ${is}. Write its rows into a file first.`);
    }
  });

  const long = 'x'.repeat(70_000);
  test.each<[what: string, format: Format, content: string, words: string]>([
    [
      'a field without end',
      'csv',
      `email,id\na@x.com,1\n"${long}`,
      'It is no CSV after row 1: the next has more',
    ],
    ['a line without end', 'jsonl', `{"email":"a@x.com","id":"1"}\n${long}`, 'A line has more than 65536'],
    ['UTF-16', 'jsonl', Buffer.from('\ufeff{"id":"1"}\n', 'utf16le').toString('latin1'), 'It is in UTF-16.'],
    ['a stray quotation mark', 'csv', 'email,id\n"a"b,1\n', 'something follows the quotation mark'],
  ])('%s ends the reading of %s, in words', async (what, format, content, words) => {
    const file = at(`odd.${format}`);
    writeFileSync(file, content, what === 'UTF-16' ? 'latin1' : 'utf8');
    await expect(countRows(file, format)).rejects.toThrow(words);
  });

  test('a line of NUL bytes is refused by itself', async () => {
    const file = at('nul.jsonl');
    writeFileSync(file, '{"email":"a@x.com","id":"1"}\n\0\0\0\n');
    const found: object[] = [];
    for await (const row of readRows(file, 'jsonl')) found.push(row);
    expect(found).toMatchObject([{ number: 1 }, { number: 2, fault: 'is no JSON' }]);
  });
});

describe('a journal', () => {
  const opening = (file: string) => Journal.open(file, rows, pool);

  test.each(others)('is not kept in %s: it is %s', async (path, is) => {
    await expect(opening(path)).rejects.toThrow(
      new KeptFileError(`${path} is ${is}. Name another file with --journal.`),
    );
  });

  test('does not stand where the customers are, by whatever name', async () => {
    linkSync(rows, at('other-name.csv'));
    symlinkSync(rows, at('link.csv'));
    for (const path of [rows, at('other-name.csv'), at('link.csv'), `${folder}/./rows.csv`]) {
      await expect(opening(path)).rejects.toThrow('is the file of customers.');
    }
    expect(readFileSync(rows, 'utf8')).toBe(written);
  });

  test('is not written over another file', async () => {
    writeFileSync(at('letter.txt'), 'Dear Ada,\n');
    await expect(opening(at('letter.txt'))).rejects.toThrow('is there already, and is no journal');
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('Dear Ada,\n');
  });

  test('begins anew where a crash has cut off its very beginning', async () => {
    const file = at('cut.journal');
    (await opening(file)).close();
    const head = readFileSync(file, 'utf8');
    for (const length of [0, 1, 40, head.length - 1]) {
      writeFileSync(file, head.slice(0, length));
      const journal = await opening(file);
      journal.note(1, 'made');
      journal.close();
      expect(readFileSync(file, 'utf8')).toBe(`${head}1 made\n`);
    }
  });
});

describe('a report', () => {
  test.each(others)('is not written to %s: it is %s', (path, is) => {
    expect(() => Report.open(path, [])).toThrow(`${path} is ${is}. Name another file with --report.`);
  });

  test('takes the place of an earlier one, and of nothing else', () => {
    const file = at('refused.csv');
    for (const row of [1, 2]) {
      const report = Report.open(file, []);
      report.add(row, 'email is missing');
      report.close();
    }
    expect(readFileSync(file, 'utf8')).toBe('row,reason\n2,"email is missing"\n');
    expect(() => Report.open(rows, [])).toThrow('is no report of an import');
    expect(() => Report.open(rows, [{ file: rows, is: 'the file of customers' }])).toThrow(
      'is the file of customers.',
    );
    expect(readFileSync(rows, 'utf8')).toBe(written);
  });
});

test.each([
  ['--journal', '/dev/zero', '/dev/zero is a device. Name another file with --journal.'],
  ['--report', rows, `${rows} is the file of customers. Name another file with --report.`],
])('%s %s ends the import before anybody is asked for, and nothing is lost', async (option, path, words) => {
  const result = await runNpmCommand('customers-import', [rows, '--user-pool-id', pool, option, path]);
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(result.stderr).toContain(words);
  expect(readFileSync(rows, 'utf8')).toBe(written);
});

test('a full disk ends an import once the customers that are under way are done with', async () => {
  const full = new Error('no space');
  const made: string[] = [];
  const importing = importCustomers({
    rows: readRows(rows, 'csv'),
    add: async ({ id }) => {
      await new Promise((resolve) => setImmediate(resolve));
      made.push(id);
      return { outcome: 'made' };
    },
    rate: 25,
    onRow: (_row, outcome) => {
      if (outcome === 'refused') throw full;
    },
  });
  await expect(importing).rejects.toBe(full);
  expect(made).toEqual(['1']);
});
