import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import pc from 'picocolors';
import { runToEnd } from '../programs/child';
import { CommandError } from './command';

/** A package for those who do not have this project. */
export interface Package {
  readonly name: string;
  readonly description: string;
  /** Its command and the file behind it. */
  readonly bin: Readonly<Record<string, string>>;
  /** Names of its dependencies, in the versions that this project has. */
  readonly dependencies?: readonly string[];
  /** Its pages, and where they are here: README.md and others. */
  readonly pages: Readonly<Record<'README.md' | `${string}.md`, string>>;
  /** Its files and folders, and where they are here. Those that are already in its folder need not be named. */
  readonly files: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A new folder below dist: two who make the same package at one time are not in each other's way. */
export function newFolder(name: string): string {
  mkdirSync('dist', { recursive: true });
  return mkdtempSync(join('dist', `${name}-`));
}

/** A page with links to what is in the package; other links lead nowhere there, and become text. */
function withLinksOf(files: Package['files'], page: string): string {
  return readFileSync(page, 'utf8').replace(
    /\[([^\]]+)\]\(([^):]+)\)/g,
    (link: string, words: string, target: string) => {
      const [path = '', ...anchor] = target.split(/(?=#)/);
      if (path.startsWith('#')) return link;
      const name = Object.keys(files).find((one) => files[one] === join(dirname(page), path));
      return name === undefined ? words : `[${words}](${name}${anchor.join('')})`;
    },
  );
}

/**
 * Packs a folder as npm does, says so, and takes the folder away: `dist/<name>-<version>.tgz`, the same bytes for the
 * same files.
 *
 * @throws CommandError where npm could not
 */
export async function packFolder(
  folder: string,
  { name, description, bin, dependencies = [], pages, files }: Package,
): Promise<void> {
  const { version, license, engines, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Manifest;
  for (const [to, from] of Object.entries({ ...files, LICENSE: 'LICENSE' })) {
    cpSync(from, join(folder, to), { recursive: true });
  }
  for (const [to, from] of Object.entries(pages)) {
    writeFileSync(join(folder, to), withLinksOf({ ...files, ...pages }, from));
  }
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    bin,
    dependencies: Object.fromEntries(dependencies.map((one) => [one, devDependencies[one]])),
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const packed = await runToEnd('npm', ['pack', `./${folder}`, '--pack-destination', folder, '--silent']);
  if (packed.code !== 0) throw new CommandError(`npm pack failed:\n${packed.text.trim()}`);
  const tarball = packed.stdout.trim();
  const file = join('dist', tarball);
  renameSync(join(folder, tarball), file);
  rmSync(folder, { recursive: true });
  // One of an earlier version must not be taken for this one.
  for (const old of readdirSync('dist')) {
    if (old.startsWith(`${name}-`) && old.endsWith('.tgz') && old !== tarball) {
      rmSync(join('dist', old), { force: true });
    }
  }
  console.log(`${pc.green('wrote')} ${file}, ${Math.ceil(statSync(file).size / 1024)} KB`);
}
