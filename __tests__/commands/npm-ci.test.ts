import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasPackages } from '../../commands/npm-ci.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voicelink-packages-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const manifest = { 'tool/package.json': { dependencies: { left: '1.0.0' } } };
const installed = { 'tool/node_modules/left/package.json': { version: '1.0.0' } };
/** What npm writes last. */
const finished = { 'tool/node_modules/.package-lock.json': {} };

test.each<[what: string, files: Readonly<Record<string, object>>, isThere: boolean]>([
  ['nothing is installed', {}, false],
  ['its installation was broken off', installed, false],
  ['all is installed', { ...installed, ...finished }, true],
  ['another version is', { 'tool/node_modules/left/package.json': { version: '1.0.1' }, ...finished }, false],
])('whether its packages are there, where %s', (_what, files, isThere) => {
  for (const [path, text] of Object.entries({ ...manifest, ...files })) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(text));
  }
  expect(hasPackages(root, 'tool')).toBe(isThere);
});
