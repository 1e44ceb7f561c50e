import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

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
