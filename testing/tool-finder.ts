import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** Full path of a program on the PATH, or undefined. */
export function findProgram(...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

const awsProviderPath = join('registry.terraform.io', 'hashicorp', 'aws');

/** Folders in which system packages and people put filesystem mirrors; searched two levels deep. */
const mirrorParents = [
  join(homedir(), '.terraform.d'),
  '/opt',
  '/usr/share',
  '/usr/local/share',
  '/usr/lib',
  '/var/lib',
];

/** A Terraform filesystem mirror that holds the AWS provider. */
export interface ProviderMirror {
  /** Folder for `terraform init -plugin-dir=`. */
  readonly folder: string;
  /** Newest version of hashicorp/aws in it, e.g. `5.100.0`. */
  readonly awsVersion: string;
}

/**
 * Finds a filesystem mirror of hashicorp/aws: `VOICELINK_PROVIDER_MIRROR` if set, otherwise the usual places.
 */
export function findProviderMirror(): ProviderMirror | undefined {
  const named = process.env.VOICELINK_PROVIDER_MIRROR;
  const candidates = named
    ? [named]
    : mirrorParents.flatMap((parent) => [
        parent,
        ...subfolders(parent).flatMap((one) => [one, ...subfolders(one)]),
      ]);
  const folder = candidates.find((one) => existsSync(join(one, awsProviderPath)));
  const awsVersion = folder && newest(subfolders(join(folder, awsProviderPath), false));
  return folder && awsVersion ? { folder, awsVersion } : undefined;
}

function subfolders(folder: string, full = true): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => (full ? join(folder, entry.name) : entry.name));
  } catch {
    return [];
  }
}

function newest(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}

/** Full path of a Chromium or Chrome, or undefined. */
export function findChromium(): string | undefined {
  return findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

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
