import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { failuresOf, type JestResult } from '../../commands/test-failures';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'voicelink-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** What Jest writes of these files. */
async function jestOn(files: Readonly<Record<string, string>>): Promise<JestResult> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const outputFile = join(folder, 'result.json');
  const config = JSON.stringify({ rootDir: folder, transform: {}, testEnvironment: 'node' });
  const flags = ['--config', config, '--runInBand', '--silent', '--json', `--outputFile=${outputFile}`];
  const jest = resolve('node_modules/jest/bin/jest.js');
  await promisify(execFile)(process.execPath, [jest, ...flags], { cwd: folder }).catch(() => undefined);
  return JSON.parse(readFileSync(outputFile, 'utf8')) as JestResult;
}

it('names each failed test, and a file that did not come to its tests', async () => {
  const result = await jestOn({
    'one.test.js':
      "describe('a lamp', () => { it('burns', () => {}); it('goes out', () => { throw new Error(); }); });",
    'two.test.js': "require('./nothing');",
    'three.test.js': "it('is well', () => {});",
  });
  const place = (name: string) => relative(realpathSync('.'), join(folder, name));
  expect(result.numPassedTests).toBe(2);
  expect([...failuresOf(result)].sort()).toEqual(
    [`${place('one.test.js')}: a lamp goes out`, place('two.test.js')].sort(),
  );
});
