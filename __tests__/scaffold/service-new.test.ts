import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNpmCommand, runProgram } from '../support/run-command';
import { DocumentFolder } from './document-folder';
import { document } from './notes-document';

const folder = new DocumentFolder();
const file = folder.write.bind(folder);

describe('npm run service:new', () => {
  test('lists what there is, and why a voice cannot use it', async () => {
    const upload = {
      '/files': {
        post: {
          operationId: 'upload',
          requestBody: { content: { 'image/png': { schema: { type: 'string' } } } },
          responses: { 201: { description: 'Kept' } },
        },
      },
    };
    const { exitCode, stdout } = await runNpmCommand('service-new', [
      file('list.json', document(upload)),
      '--list',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'listNotes', usable: true },
      { id: 'deleteNote', usable: true },
      { id: 'upload', usable: false, obstacles: ['it takes image/png: an upload, not JSON'] },
    ]);
  });

  test('reads what is piped into it, and says what it read over', async () => {
    const piped = file('piped.json', { ...document(), deprecated: true });
    const { exitCode, stdout, stderr } = await runProgram(
      'sh',
      ['-c', 'cat "$0" | node commands/run.mjs service-new - --list --json', piped],
      { env: { ...process.env, NO_COLOR: '1' } },
    );
    expect([exitCode, stderr]).toEqual([
      0,
      'read over a field that OpenAPI does not have there: deprecated\n',
    ]);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  test.each([
    ['an operation that is not there', ['--operations', 'nothing'], 2, /has no operation nothing/],
    ['no operation', ['--operations', ','], 2, /--operations names none/],
    ['nobody to ask', [], 2, /Without a terminal, --operations has to be given/],
    [
      'a language that Alexa does not have',
      ['--operations', 'listNotes', '--locales', 'xx-XX'],
      2,
      /There are: en-US/,
    ],
    [
      'a folder among the packages',
      ['--operations', 'listNotes', '--output', 'node_modules/made'],
      2,
      /is among the packages/,
    ],
    [
      'a folder in a file',
      ['--operations', 'listNotes', '--output', 'package.json/made'],
      2,
      /Nothing can be written to/,
    ],
    ['a file', ['--operations', 'listNotes', '--output', 'package.json'], 2, /package.json is a file/],
  ] as const)('refuses %s, in words, and writes nothing', async (_what, options, code, message) => {
    const output = join(folder.path, 'not-made');
    const given = options.some((one) => one === '--output') ? options : [...options, '--output', output];
    const { exitCode, stderr } = await runNpmCommand('service-new', [
      file('fine.json', document()),
      ...given,
    ]);
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/^\s+at |not expected/m);
    expect(existsSync(output)).toBe(false);
  });

  test('overwrites nothing, and writes nothing of a broken document', async () => {
    const occupied = await runNpmCommand('service-new', [
      file('ok.json', document()),
      '--operations',
      'listNotes',
      '--output',
      folder.path,
    ]);
    expect(occupied.exitCode).toBe(2);
    expect(occupied.stderr).toContain('is not empty, and nothing is overwritten');
    const output = join(folder.path, 'made');
    const broken = await runNpmCommand('service-new', [
      file('broken.json', '{"openapi":"3.0.0"}'),
      '--operations',
      'x',
      '--output',
      output,
    ]);
    expect(broken.exitCode).toBe(2);
    expect(broken.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(output)).toBe(false);
  });
});
