import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUnless } from '../../testing/skip-log';
import { noTerminal, Terminal } from '../../testing/terminal';

const keys = { space: ' ', tab: '\t', enter: '\r', down: '\u001b[B', interrupt: '\u0003' };

const answers = {
  200: {
    description: 'Notes',
    content: {
      'application/json': {
        schema: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' }, title: { type: 'string' } } },
        },
      },
    },
  },
};
const description = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': { get: { operationId: 'listNotes', responses: answers } },
    '/labels': { get: { operationId: 'listLabels', responses: answers } },
    '/pictures': {
      post: {
        operationId: 'upload',
        requestBody: { content: { 'image/png': { schema: { type: 'string' } } } },
        responses: { 201: { description: 'Kept' } },
      },
    },
  },
};

describeUnless(noTerminal(), 'service:new asks on a terminal', () => {
  let folder: string;
  let terminal: Terminal;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'voicelink-questions-'));
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(description));
  });
  afterEach(() => {
    terminal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (...options: readonly string[]) => {
    terminal = new Terminal([
      process.execPath,
      'commands/run.mjs',
      'service-new',
      join(folder, 'openapi.json'),
      ...options,
    ]);
    return terminal;
  };

  test('lists what there is, and makes what is chosen, in the chosen languages, where it is told', async () => {
    const output = join(folder, 'made');
    open();
    await terminal.until(/What should customers be able to do\? \(1 that no voice can use are left out\)/);
    await terminal.until(/listLabels/);
    terminal.press('labels');
    await terminal.until(/1 match/);
    terminal.press(keys.tab);
    await terminal.until(/◼ listLabels/);
    terminal.press(keys.enter);
    await terminal.until(/In which languages\?/);
    for (let index = 0; index < 5; index += 1) terminal.press(keys.down);
    terminal.press(keys.space);
    terminal.press(keys.enter);
    await terminal.until(/Into which folder\?/);
    terminal.press(`${output}${keys.enter}`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.shown).toContain('for 1 operation');
    expect(readdirSync(join(output, 'words')).sort()).toEqual(['de-DE.ts', 'en-US.ts', 'languages.ts']);
    expect(readFileSync(join(output, 'operations.ts'), 'utf8')).toMatch(/listLabels: \{/);
    expect(readFileSync(join(output, 'operations.ts'), 'utf8')).not.toContain('listNotes');
  });

  test.each([
    ['at the first question', [/What should/]],
    [
      'at the last',
      [
        /What should/,
        `notes`,
        /1 match/,
        keys.tab,
        /◼ listNotes/,
        keys.enter,
        /In which/,
        keys.enter,
        /Into which/,
      ],
    ],
  ] as const)('control and C %s end it, and nothing is written', async (_when, script) => {
    open();
    for (const one of script) {
      if (typeof one === 'string') terminal.press(one);
      else await terminal.until(one);
    }
    terminal.press(keys.interrupt);
    expect(await terminal.ended()).toBe(2);
    expect(terminal.shown).toContain('Nothing was written');
    expect(readdirSync(folder)).toEqual(['openapi.json']);
  });

  test('a folder that holds something is refused at the question, and left as it is', async () => {
    const occupied = join(folder, 'occupied');
    mkdirSync(occupied);
    writeFileSync(join(occupied, 'mine'), 'mine');
    open('--operations', 'listNotes');
    await terminal.until(/Into which folder\?/);
    terminal.press(`${occupied}${keys.enter}`);
    await terminal.until(/is not empty/);
    terminal.press(keys.interrupt);
    expect(await terminal.ended()).toBe(2);
    expect(readdirSync(occupied)).toEqual(['mine']);
    expect(existsSync(join(folder, 'service'))).toBe(false);
  });
});
