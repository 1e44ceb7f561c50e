import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import { faultsOf } from '../documentation/changelog';
import { runNow } from '../programs/child';
import { CommandError, program, runCommand } from './command';
import { steps } from './release-steps';

const command = program('npm run release:check --')
  .description(
    'Tries what is committed as whoever takes the release will: a clean clone, its first commands, its pages, its ' +
      'packages. Leaves the files of the release in a folder. The tests are npm test’s.',
  )
  .option('-o, --output <folder>', 'where the files of the release are left', join('dist', 'release'))
  .addHelpText(
    'after',
    '\nTakes minutes, and needs git, tar and the npm registry.\n' +
      'Exit code: 0 it can be released, 1 it cannot, 2 for what is not committed, a version that files do not agree on, or options that do not fit.',
  );

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`There is no ${file}.`, 2);
  }
}

function git(...args: readonly string[]): string {
  const { code, stdout, stderr, isMissing } = runNow('git', args);
  if (isMissing || code !== 0) {
    throw new CommandError(
      isMissing ? 'There is no git on the PATH: a release is made of a commit.' : stderr.trim(),
      2,
    );
  }
  return stdout.trim();
}

/**
 * Version of the commit that is to be released.
 *
 * @throws CommandError with everything that does not agree
 */
function readVersion(): string {
  const changed = git('status', '--porcelain');
  if (changed)
    throw new CommandError(`Only what is committed is released. Commit or put aside:\n${changed}`, 2);
  const { version } = JSON.parse(readText('package.json')) as { version: string };
  const lock = JSON.parse(readText('package-lock.json')) as { version?: string };
  const faults = faultsOf({
    version,
    locked: lock.version,
    changelog: readText('CHANGELOG.md'),
    tags: git('tag', '--points-at', 'HEAD').split('\n'),
  });
  if (faults.length > 0) throw new CommandError(faults.join('\n      '), 2);
  return version;
}

await runCommand(async () => {
  const { output } = command.parse().opts<{ output: string }>();
  const version = readVersion();
  console.log(`${pc.bold(`Voicelink ${version}`)}: package.json, package-lock.json and CHANGELOG.md agree`);
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-release-'));
  const world = { source: resolve('.'), clone: join(folder, 'clone'), output: resolve(output), version };
  try {
    for (const { title, check } of steps) {
      if (process.stdout.isTTY) process.stdout.write(pc.dim(`… ${title}\r`));
      const begun = Date.now();
      const found = await check(world).catch((error: Error) => {
        throw new CommandError(`${title}: ${error.message}`);
      });
      const seconds = ((Date.now() - begun) / 1_000).toFixed(1);
      console.log(`${pc.green('✓')} ${title}: ${found} ${pc.dim(`(${seconds} s)`)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\nIt can be released: ${output}`);
});
