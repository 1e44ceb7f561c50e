import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { bundlePlanReview } from '../../commands/plan-review-bundle';

const folder = mkdtempSync(join(tmpdir(), 'plan-review-'));
const file = join(folder, 'dist', 'plan-review.mjs');
const blocked = resolve('review/fixtures/dangerous/client-redirect-lost.json');
const clean = resolve('review/fixtures/harmless/nothing.json');

beforeAll(async () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(file, await bundlePlanReview());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the file where nothing of this project is. */
function review(...args: readonly string[]) {
  return spawnSync(process.execPath, [file, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  });
}

test('one file reviews a plan in a folder without packages', () => {
  expect(review(clean)).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout } = review(blocked, '--format', 'json');
  expect({ status, verdict: (JSON.parse(stdout) as { verdict: string }).verdict }).toEqual({
    status: 1,
    verdict: 'blocked',
  });
});

test('it checks acceptances, names its packages with their licences, and knows no stacks', () => {
  writeFileSync(join(folder, 'plan-review.accepted.json'), '{"accepted":[{"rule":"client-redirect-lost"}]}');
  expect(review(blocked).stderr).toMatch(/plan-review\.accepted\.json is not valid/);
  rmSync(join(folder, 'plan-review.accepted.json'));
  expect(readFileSync(file, 'utf8')).toMatch(/\/\/ Contains ajv [\d.]+ \(MIT\), .*commander [\d.]+ \(MIT\)/);
  expect(review('--stack', 'production').stderr).toMatch(/unknown option '--stack'/);
});

test('the same sources give the same bytes', async () => {
  expect(Buffer.from(await bundlePlanReview()).equals(readFileSync(file))).toBe(true);
});

describe('the composite action', () => {
  const { runs } = parse(readFileSync('.github/actions/plan-review/action.yml', 'utf8')) as {
    runs: { steps: { id?: string; run?: string }[] };
  };
  const scriptOf = (id: string) => runs.steps.find((step) => step.id === id)?.run ?? '';

  /** Where the action is, as a release's package brings it: with the file beside it. */
  const action = join(folder, '.github', 'actions', 'plan-review');

  /** Runs a step of it, the last one if no other is named, as GitHub's runner would. */
  function act(plan: string, inputs: Readonly<Record<string, string>> = {}, step = 'review') {
    for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
    const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf(step)];
    const { status, stderr } = spawnSync('bash', shell, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        GITHUB_ACTION_PATH: action,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        REVIEW: file,
        ...{ PLAN: plan, FAIL_ON: 'high', CLIENTS: '', ACCEPTANCES: '', REPORT: 'plan-review.md', SARIF: '' },
        ...inputs,
      },
    });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    return { status, stderr, output: read('output'), summary: read('summary') };
  }

  test('tells the verdict, and fails where the plan is blocked', () => {
    expect(act(clean)).toMatchObject({ status: 0, output: 'verdict=clean\n' });
    const result = act(blocked, { SARIF: 'review.sarif', CLIENTS: 'assistant\n' });
    expect(result).toMatchObject({ status: 1, output: 'verdict=blocked\n' });
    expect(result.summary).toContain('## Plan review: 🛑 blocked');
    expect(JSON.parse(readFileSync(join(folder, 'review.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });

  test('fails where there is no plan, without a verdict', () => {
    expect(act('absent.json')).toMatchObject({ status: 2, output: '' });
  });

  test('takes the file that a release’s package has beside it, and builds nothing then', () => {
    mkdirSync(action, { recursive: true });
    writeFileSync(join(action, 'plan-review.mjs'), '');
    expect(act('', {}, 'file')).toMatchObject({
      status: 0,
      output: `path=${join(action, 'plan-review.mjs')}\n`,
    });
  });
});
