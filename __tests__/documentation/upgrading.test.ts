import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The commands of the page that are tried here. */
const blocks = [
  ...readFileSync('docs/upgrading.md', 'utf8').matchAll(/<!-- tried by: .+ -->\n+```sh\n([\s\S]*?)```/g),
].map(([, block = '']) => block);

const folder = mkdtempSync(join(tmpdir(), 'upgrading-'));
const project = join(folder, 'project');
const team = join(folder, 'team');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=One', '-c', 'user.email=one@example.com'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

function commit(root: string, message: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', message);
}

const lines = (...changed: readonly string[]) =>
  ['one', 'two', 'three', 'four', 'five', ...changed].join('\n');

/** A project and its later version, and a team that put a service and settings of its own into the earlier one. */
beforeAll(() => {
  mkdirSync(project);
  git(project, 'init', '--quiet', '--initial-branch=main');
  write(project, {
    'service/index.ts': lines('the example'),
    'service/words.ts': lines('words of the example'),
    'service/matching.ts': lines('matches'),
    'skill/turn.ts': lines(),
    'config/environments.ts': `vendor: placeholder\n${lines()}\n`,
    'contracts/openapi.json': 'of the example',
    'docs/contract.md': 'of the example',
    'skill-package/skill.json': 'of the example',
    'addon-package/addon.json': 'of the example',
  });
  commit(project, 'Earlier');
  git(folder, 'clone', '--quiet', '--origin=voicelink', project, team);

  git(team, 'rm', '-r', '--quiet', 'service');
  write(team, {
    'service/index.ts': 'the team’s',
    'service/parcels.ts': 'the team’s',
    'config/environments.ts': `vendor: the team’s\n${lines()}\n`,
    'contracts/openapi.json': 'of the team',
    'docs/contract.md': 'of the team',
    'skill-package/skill.json': 'of the team',
  });
  commit(team, 'Our service');

  write(project, {
    'service/index.ts': lines('the later example'),
    'service/words.ts': lines('later words'),
    'service/new.ts': 'a new file of the example',
    'skill/turn.ts': lines('later'),
    'config/environments.ts': `vendor: placeholder\n${lines('a new environment')}\n`,
    'contracts/openapi.json': 'of the later example',
    'docs/contract.md': 'of the later example',
    'skill-package/skill.json': 'of the later example',
  });
  commit(project, 'Later');
  git(project, 'tag', 'v0.2.0');
});

test('the page’s commands keep what is the team’s and take everything else', () => {
  expect(blocks).toHaveLength(3);
  const run = (block: string) => spawnSync('bash', ['-c', block], { cwd: team, encoding: 'utf8' });
  const [merge, keep, rest] = blocks.map(run);

  expect(merge?.stdout).toContain('CONFLICT');
  expect({ status: keep?.status, stdout: keep?.stdout }).toMatchObject({ status: 0 });
  // Nothing is left to be looked at.
  expect({ status: rest?.status, stdout: rest?.stdout }).toEqual({ status: 0, stdout: '' });

  const read = (name: string) => readFileSync(join(team, name), 'utf8');
  expect(git(team, 'ls-files', 'service').trim().split('\n')).toEqual([
    'service/index.ts',
    'service/parcels.ts',
  ]);
  expect([read('service/index.ts'), read('service/parcels.ts')]).toEqual(['the team’s', 'the team’s']);
  expect(existsSync(join(team, 'service', 'new.ts'))).toBe(false);
  expect(read('config/environments.ts')).toBe(`vendor: the team’s\n${lines('a new environment')}\n`);
  expect(read('skill/turn.ts')).toBe(lines('later'));
  git(team, 'commit', '--quiet', '--message', 'Take v0.2.0');
  expect(git(team, 'status', '--porcelain')).toBe('');
});
