import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Checkout } from '../../testing/checkout';
import { describeUnless } from '../../testing/skip-log';

jest.setTimeout(180_000);

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The npm scripts that are commands of ours, by what they run. */
const commands = Object.entries(scripts).flatMap(([script, line]) => {
  const [, words] = /^node commands\/run\.mjs (.+)$/.exec(line) ?? [];
  return words ? [{ script, words: words.split(' ') }] : [];
});

/** Those that hand options on to another program. */
const handsOn = ['diff', 'deploy', 'destroy'];

const run = (words: readonly string[], env: NodeJS.ProcessEnv = {}, input?: string) =>
  spawnSync(process.execPath, ['commands/run.mjs', ...words], {
    encoding: 'utf8',
    input,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env },
  });

test('there are commands', () => {
  expect(commands.length).toBeGreaterThan(15);
});

describe.each(commands)('npm run $script', ({ script, words }) => {
  test('says what it does, and does nothing', () => {
    const { status, stdout, stderr } = run([...words, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm (run )?[\w:]+/);
    expect(stdout).toContain('--help');
    expect(stdout).toMatch(/exit codes?:/i);
  });

  test('refuses an option that it does not have', () => {
    if (handsOn.includes(script)) return;
    const { status, stdout, stderr } = run([...words, '--no-such-option']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    // One that lacks a required option may say that first.
    expect(stderr).toMatch(
      /^error (unknown option '--no-such-option'|required option '.+' not specified)\n--help says what it takes\.\n$/,
    );
  });
});

describe('colours', () => {
  const colour = '\u001b[';

  test('do not go into a pipe, whatever CI says', () => {
    expect(run(['synth', '--help'], { CI: 'true' }).stdout).not.toContain(colour);
    expect(
      run(['synth', '--output', 'dist/no/such', '--engine', 'none'], { CI: 'true' }).stderr,
    ).not.toContain(colour);
  });

  test('do where they are asked for', () => {
    expect(run(['invoke', 'no-such.json'], { FORCE_COLOR: '1' }).stderr).toContain(colour);
    expect(run(['invoke', 'no-such.json'], { FORCE_COLOR: '0' }).stderr).not.toContain(colour);
  });
});

describe('what cannot be', () => {
  let checkout: Checkout;
  beforeAll(() => {
    checkout = new Checkout({ withBuilt: true });
  });
  afterAll(() => checkout.remove());

  test('a folder below a file is refused in words', () => {
    const { code, stderr } = checkout.run(['synth', '--output', 'package.json/out']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error package\.json\/out is no folder and cannot be made one: [a-z, ]+\. Name another/,
    );
  });

  test('a language that the skill does not speak is refused with those that it speaks', () => {
    const { status, stderr } = run(['invoke', '__tests__/envelopes/launch.json', '--locale', 'sv-SE']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error The skill does not speak sv-SE\. It speaks .*\w\w-\w\w/);
  });

  test('without a broker, the variable is named', () => {
    const { status, stderr } = run(['contracts-broker', 'publish'], { PACT_BROKER_BASE_URL: undefined });
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error Which broker? Set PACT_BROKER_BASE_URL, e.g. to https://acme.pactflow.io, or give --broker-url <url>.\n',
    );
  });
});

describeUnless(existsSync('/dev/full') ? undefined : 'no /dev/full on this system', 'a full disk', () => {
  test('is said of a report, and is no fault of the command', () => {
    const plan = 'review/fixtures/dangerous/renamed-client.json';
    const { status, stdout, stderr } = run(['plan-review', plan, '--output', '/dev/full']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('error The report cannot be written to /dev/full: the disk is full.\n');
  });
});

describe('paths', () => {
  const home = mkdtempSync(join(tmpdir(), 'voicelink-caller-'));
  const elsewhere = { INIT_CWD: home, npm_package_json: resolve('package.json') };
  afterAll(() => rmSync(home, { recursive: true }));

  test('are those of whoever types them, wherever npm runs the command', () => {
    copyFileSync('review/fixtures/dangerous/renamed-client.json', join(home, 'plan.json'));
    const args = ['plan.json', '--format', 'json', '--output', 'report.json'];
    const { status, stderr } = run(['plan-review', ...args], elsewhere);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(readFileSync(join(home, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'blocked' });
  });

  const takers: readonly (readonly string[])[] = [
    ['invoke'],
    ['service-new', '--list'],
    ['plan-review'],
    ['plan-input'],
    ['customers-import', '--dry-run', '--format', 'csv'],
    ['contracts-verify', '--pact'],
    ['contracts-stub', '--pact'],
    ['contracts-broker', 'publish', '--broker-url', 'http://127.0.0.1:9'],
    ['service-check', '--service'],
    ['linking-verify', 'production', '--outputs'],
    ['synth', '--output'],
  ];
  /** What cannot be a file, nor a folder to write to, and what is said of it. */
  const unusable: readonly (readonly [path: string, said: RegExp])[] = [
    ['', /^error A path is empty\./],
    ['plan.json/below', /plan\.json\/below|plan\.json is no folder/],
  ];

  test.each(
    takers.flatMap((words) => unusable.map(([path, said]) => [words.join(' '), path, words, said] as const)),
  )("%s %j is refused in words, and the path is the caller's", (_, path, words, said) => {
    copyFileSync('review/fixtures/dangerous/renamed-client.json', join(home, 'plan.json'));
    const { status, stderr } = run([...words, path, ...(words[0] === 'plan-input' ? [path] : [])], elsewhere);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(said);
    if (path !== '') expect(stderr).toContain(home);
    expect(stderr).not.toMatch(/\bE[A-Z]{3,}\b|^ +at |not expected/m);
  });
});
