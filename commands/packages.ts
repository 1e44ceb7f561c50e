import { CommandError, program, runCommand } from './command';
import { npmCi } from './npm-ci.mjs';

/** Packages that have a manifest of their own, because the first two commands of a newcomer need none of them. */
interface PackageSet {
  readonly script: string;
  readonly description: string;
  readonly folders: readonly string[];
  readonly flags?: readonly string[];
}

const sets: Readonly<Record<string, PackageSet>> = {
  engines: {
    script: 'engines',
    description:
      'Installs the CDKTF CLI and CDK Terrain beforehand, for CI say: the first command that needs one installs it by itself.',
    folders: ['engines/cdktf', 'engines/cdktn'],
  },
  runtimes: {
    script: 'test:runtimes',
    description: 'Installs Node 22 and 24 (Linux, x64), on which the tests then try skill and synthesis.',
    folders: ['testing/runtimes'],
  },
  witnesses: {
    script: 'test:witnesses',
    description:
      'Installs the ASK CLI, authorization servers and tools of others, against which tests then hold this project.',
    folders: ['testing/witnesses'],
    flags: ['--ignore-scripts'],
  },
};

function main(): void {
  const [, , name = '', ...given] = process.argv;
  const set = sets[name];
  if (set === undefined) throw new CommandError(`There are packages for ${Object.keys(sets).join(', ')}.`, 2);
  const { script, description, folders, flags } = set;
  program(`npm run ${script} --`)
    .description(`${description} From the lock file in ${folders.join(' and ')}.`)
    .addHelpText('after', '\nExit code: 0 if all is installed, 1 if not.')
    .parse(given, { from: 'user' });
  for (const folder of folders) {
    console.error(`> npm ci --prefix ${folder}`);
    if (!npmCi('.', folder, flags)) throw new CommandError(`npm said above why ${folder} was not installed.`);
  }
}

await runCommand(main);
