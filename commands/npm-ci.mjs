import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Whether a folder has the packages that its manifest names, whole: npm writes its hidden lock file when all is
 * there, so that an installation that was broken off has none.
 *
 * @param {string} root folder of the project
 * @param {string} folder below it, e.g. `engines/cdktf`
 */
export function hasPackages(root, folder) {
  /** @param {string[]} path */
  const read = (...path) => JSON.parse(readFileSync(join(root, folder, ...path, 'package.json'), 'utf8'));
  if (!existsSync(join(root, folder, 'node_modules', '.package-lock.json'))) return false;
  try {
    return Object.entries(read().dependencies).every(
      ([dependency, version]) => read('node_modules', dependency).version === version,
    );
  } catch {
    return false;
  }
}

/**
 * Installs the packages of a folder as its lock file says, with the npm that runs this. Progress goes to standard
 * error.
 *
 * @param {string} root folder of the project
 * @param {string} folder below it, e.g. `engines/cdktf`
 * @param {readonly string[]} [flags] further ones of npm
 * @returns {boolean} whether npm ended well
 */
export function npmCi(root, folder, flags = []) {
  const npm = process.env.npm_execpath;
  const given = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', ...flags];
  const { status } = spawnSync(npm ? process.execPath : 'npm', npm ? [npm, ...given] : given, {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: !npm && process.platform === 'win32',
  });
  return status === 0;
}
