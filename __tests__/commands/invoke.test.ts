import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../../programs/child';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-invoke-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function invoke(args: readonly string[], settings: Record<string, string> = {}) {
  const { SAAS_API_URL: _, FORCE_COLOR: __, ...inherited } = process.env;
  return runToEnd(process.execPath, ['commands/run.mjs', 'invoke', ...args], {
    env: { ...inherited, NO_COLOR: '1', ...settings },
    timeoutMs: 110_000,
  });
}

function file(name: string, text: string, encoding: BufferEncoding = 'utf8'): string {
  const path = join(folder, name);
  writeFileSync(path, text, encoding);
  return path;
}

it.each([
  ['no argument', () => [], 'missing required argument'],
  [
    'a file that is not there',
    () => ['nowhere.json'],
    'nowhere.json cannot be read: there is no such file or folder.',
  ],
  ['a file that is not JSON', () => [file('text.json', 'Hello')], 'is not JSON.'],
  [
    'a file that PowerShell wrote',
    () => [file('power.json', '\uFEFF{}', 'utf16le')],
    'is not a request envelope',
  ],
  ['JSON that is no envelope', () => ['package.json'], 'is not a request envelope'],
])('says what is wrong with %s', async (_name, args, message) => {
  const { code, text } = await invoke(args());
  expect(text).toContain(message);
  expect(text).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

it('says what is wrong with a setting', async () => {
  const { code, text } = await invoke(['__tests__/envelopes/help.json'], {
    SAAS_API_URL: 'http://a.example',
  });
  expect(text).toContain('SAAS_API_URL must be the https URL of your API');
  expect(code).toBe(2);
});
