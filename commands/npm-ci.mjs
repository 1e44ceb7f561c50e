import { spawnSync } from 'node:child_process';
import process from 'node:process';

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
