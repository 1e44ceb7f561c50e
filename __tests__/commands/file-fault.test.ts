import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWords } from '../../commands/file-fault';
import { isOfFiles, isOfTheMachine } from '../../commands/file-words.mjs';
import { writeReport } from '../../commands/report-file';

const home = mkdtempSync(join(tmpdir(), 'voicelink-fault-'));
const file = join(home, 'file');
writeFileSync(file, '');
afterAll(() => rmSync(home, { recursive: true }));

/** What Node itself says. */
function fault(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing went wrong.');
}

test.each([
  ['a missing file', () => readFileSync(join(home, 'no')), `${home}/no: there is no such file or folder`],
  ['a file for a folder', () => readdirSync(file), `${file}: a part of the path is a file, not a folder`],
  [
    'below a file',
    () => writeFileSync(join(file, 'x'), ''),
    `${file}/x: a part of the path is a file, not a folder`,
  ],
  ['a folder for a file', () => readFileSync(home), 'it is a folder'],
  ['a folder that is there', () => mkdirSync(home), `${home}: something is there already`],
  [
    'a long name',
    () => readFileSync(join(home, 'x'.repeat(300))),
    `${home}/${'x'.repeat(300)}: the name is too long`,
  ],
])('%s is said in words', (_, act, said) => {
  expect(inWords(fault(act))).toBe(said);
});

test('a file that the message names already is not named twice', () => {
  const message = `The report cannot be written to ${file}/x: ${fault(() => writeFileSync(join(file, 'x'), ''))}.`;
  expect(inWords(message)).toBe(
    `The report cannot be written to ${file}/x: a part of the path is a file, not a folder.`,
  );
});

test('what is no fault of a file stays as it is', () => {
  const message = 'connect ECONNREFUSED 127.0.0.1:1';
  expect(inWords(message)).toBe(message);
});

test.each([
  ['a full disk', 'ENOSPC', true, true],
  ['a folder without rights', 'EACCES', true, true],
  ['a missing file', 'ENOENT', true, false],
  ['a host that does not answer', 'ECONNREFUSED', false, false],
])('%s is of files, or of the machine, or of neither', (_, code, ofFiles, ofTheMachine) => {
  const error = Object.assign(new Error(code), { code });
  expect([isOfFiles(error), isOfTheMachine(error)]).toEqual([ofFiles, ofTheMachine]);
});

test.each([
  [
    'below a file',
    join('file', 'report.txt'),
    /written to .*report\.txt: a part of the path is a file, not a folder\.$/,
  ],
  ['in the place of a folder', '.', /written to .*: it is a folder\.$/],
])('a report %s is refused in words', (_, path, says) => {
  expect(inWords(fault(() => writeReport(join(home, path), '')))).toMatch(says);
});
