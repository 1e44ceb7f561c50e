import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runNpmCommand } from './run-command';

/**
 * Packs the kit and unpacks it into a folder as npm would, its one dependency linked from here.
 *
 * @returns the kit's command
 */
export async function installKit(folder: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runNpmCommand('contracts-kit', []);
  if (exitCode !== 0) throw new Error(stderr);
  const [packed = ''] = stdout.match(/dist\S+\.tgz/) ?? [];
  execFileSync('tar', ['xzf', resolve(packed), '-C', folder]);
  const dependency = join(folder, 'package', 'node_modules', '@pact-foundation', 'pact-cli');
  mkdirSync(join(dependency, '..'), { recursive: true });
  symlinkSync(resolve('node_modules/@pact-foundation/pact-cli'), dependency);
  return join(folder, 'package', 'voicelink-contract.mjs');
}
