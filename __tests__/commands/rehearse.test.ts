import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { service } from '#service/index';

/** The skill's first language. */
const [locale] = Object.keys(service.skill.languages);

/** Runs `npm start --` with these arguments. */
async function rehearse(...args: string[]) {
  const child = spawn(process.execPath, ['commands/run.mjs', 'rehearse', ...args], {
    env: { ...process.env, NO_COLOR: '1', CI: 'true' },
  });
  const said = collect(child);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

function collect(child: ChildProcess) {
  const said = { output: '', errors: '' };
  child.stdout?.on('data', (data) => {
    said.output += data;
  });
  child.stderr?.on('data', (data) => {
    said.errors += data;
  });
  return said;
}

test('tells the whole story of an environment to machines, and no token', async () => {
  const { code, output } = await rehearse('--json', '--environment', 'production');
  const report = JSON.parse(output);
  expect(report).toMatchObject({ ok: true, environment: 'production', locale });
  expect(report.steps.length).toBeGreaterThan(15);
  expect(report.steps.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  expect(output).not.toMatch(/eyJ/);
  expect(code).toBe(0);
});

test('prints a checklist for people', async () => {
  const { code, output } = await rehearse('--headless');
  expect(output).toMatch(new RegExp(`^Rehearsal of dev, ${locale}\\n`));
  expect(output).toMatch(/✓ Not linked: the skill asks to link, with card and speech \d+ ms\n/);
  expect(output).toMatch(/(\d+) of \1 steps hold, \d+ ms\n$/);
  expect(code).toBe(0);
});

test('shows the page until it is interrupted', async () => {
  const child = spawn(process.execPath, ['commands/run.mjs', 'rehearse', '--port', '0', '--no-open'], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  const said = collect(child);
  while (!/Ctrl\+C/.test(said.output) && child.exitCode === null) await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.output)?.[0] ?? said.errors;
  expect(await (await fetch(url)).text()).toContain('<title>Voicelink rehearsal</title>');
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
});

test.each<[what: string, args: string[], words: RegExp]>([
  [
    'an unknown environment',
    ['--headless', '-e', 'nowhere'],
    /no environment called nowhere. There are: .*dev/,
  ],
  ['an environment that is a path', ['--headless', '-e', '../dev'], /no environment called/],
  ['an unknown language', ['-l', 'xx-XX'], /does not speak xx-XX. It speaks .*\w\w-\w\w/],
  ['a port that is none', ['--port', '70000'], /port is a number from 0 to 65535/],
  ['an unknown option', ['--fast'], /unknown option/],
])('ends with exit code 2 for %s', async (_what, args, words) => {
  const { code, errors } = await rehearse(...args);
  expect(errors).toMatch(words);
  expect(errors).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
});

test('finds the project wherever it is started', async () => {
  const child = spawn(process.execPath, [resolve('commands', 'run.mjs'), 'rehearse', '--locale', 'xx-XX'], {
    cwd: tmpdir(),
    env: { ...process.env, NO_COLOR: '1' },
  });
  const said = collect(child);
  await once(child, 'close');
  expect(said.errors).toMatch(/^error The skill does not speak xx-XX. It speaks .*\w\w-\w\w/);
});
