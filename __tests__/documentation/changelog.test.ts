import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { faultsOf, notesOf } from '../../documentation/changelog';

const changelog =
  '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- One.\n\n## [1.1.0] - 2026-01-01\n\n- Two.\n';
const good = { version: '1.2.0', locked: '1.2.0', changelog, tags: ['v1.2.0'] };

describe('a release', () => {
  test('whose files and tag agree has no fault', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf({ ...good, tags: ['', 'nightly'] })).toEqual([]);
  });

  test.each([
    ['another version in the lock', { locked: '1.1.0' }, 'package-lock.json says 1.1.0, package.json 1.2.0'],
    ['no section', { changelog: '# Changelog\n' }, 'CHANGELOG.md has no section "## [1.2.0] - <date>".'],
    ['no date', { changelog: '## [1.2.0]\n\n- One.\n' }, 'CHANGELOG.md gives 1.2.0 no date.'],
    ['an empty section', { changelog: '## [1.2.0] - 2026-01-31\n' }, 'CHANGELOG.md says nothing of 1.2.0.'],
    [
      'something unreleased',
      { changelog: changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- Three.\n') },
      'CHANGELOG.md has changes under "Unreleased"',
    ],
    ['another tag', { tags: ['v1.1.0'] }, 'The commit is tagged v1.1.0, package.json says 1.2.0.'],
  ])('with %s is refused', (_what, change, says) => {
    expect(faultsOf({ ...good, ...change })).toEqual([expect.stringContaining(says)]);
  });

  test('has the notes of its own section', () => {
    expect(notesOf(changelog, '1.2.0')).toBe('### Added\n\n- One.');
    expect(notesOf(changelog, '1.1.0')).toBe('- Two.');
    expect(notesOf(changelog, '1.0.0')).toBe('');
  });
});

test('this version has its section', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version)).not.toBe('');
});

describe('npm run release:check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-check-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  const check = () =>
    spawnSync(process.execPath, ['commands/run.mjs', 'release-check'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });

  beforeAll(() => {
    for (const name of [
      'commands',
      'documentation',
      'programs',
      'package.json',
      'package-lock.json',
      'CHANGELOG.md',
      '.gitignore',
    ]) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n');
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=One', '-c', 'user.email=one@example.com', 'commit', '--quiet', '-m', 'All');
  });

  test('refuses what is not committed, and names it', () => {
    writeFileSync(join(folder, 'new.txt'), '');
    const { status, stdout, stderr } = check();
    rmSync(join(folder, 'new.txt'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Only what is committed is released. Commit or put aside:\n?? new.txt');
  });

  test('refuses a commit that is tagged as another version, before anything is cloned', () => {
    git('tag', 'v0.0.1');
    const { status, stdout, stderr } = check();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('The commit is tagged v0.0.1');
  });
});
