import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  /** The page that becomes its README. */
  readonly page: string;
  /** Its files and folders, and where they are here. Those that are already in its folder need not be named. */
  readonly files: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Makes an empty folder below dist. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** A page with links to what is in the package; other links lead nowhere there, and become text. */
function withLinksOf(files: Package['files'], page: string): string {
  return readFileSync(page, 'utf8').replace(
    /\[([^\]]+)\]\(([^):]+)\)/g,
    (link: string, words: string, target: string) => {
      if (target.startsWith('#')) return link;
      const name = Object.keys(files).find((one) => files[one] === join(dirname(page), target));
      return name === undefined ? words : `[${words}](${name})`;
    },
  );
}

/**
 * Packs a folder as npm does, and says so: `dist/<name>-<version>.tgz`, the same bytes for the same files.
 *
 * @throws CommandError where npm could not
 */
export async function packFolder(
  folder: string,
  { name, description, bin, dependencies = [], page, files }: Package,
): Promise<void> {
  const { version, license, engines, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Manifest;
  for (const [to, from] of Object.entries({ ...files, LICENSE: 'LICENSE' })) {
    cpSync(from, join(folder, to), { recursive: true });
  }
  writeFileSync(join(folder, 'README.md'), withLinksOf(files, page));
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
  // One of an earlier version must not be taken for this one.
  for (const old of readdirSync('dist').filter((one) => one.startsWith(`${name}-`) && one.endsWith('.tgz'))) {
    rmSync(join('dist', old));
  }
  const packed = await runToEnd('npm', ['pack', `./${folder}`, '--pack-destination', 'dist', '--silent']);
  if (packed.code !== 0) throw new CommandError(`npm pack failed:\n${packed.text.trim()}`);
  const file = join('dist', packed.stdout.trim());
  console.log(`${pc.green('wrote')} ${file}, ${Math.ceil(statSync(file).size / 1024)} KB`);
}
