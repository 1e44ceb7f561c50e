import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A Node of one major version: this one if it is that, otherwise one that `npm run test:runtimes` installed.
 *
 * @param major e.g. `22`
 */
export function findNode(major: string): string | undefined {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const file = resolve('testing', 'runtimes', 'node_modules', `node-${major}`, 'bin', 'node');
  return existsSync(file) ? file : undefined;
}
