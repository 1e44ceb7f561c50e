import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notesOf } from '../documentation/changelog';
import { type ChildOptions, runToEnd } from '../programs/child';
import { bundles } from './bundles.mjs';
import { planReviewFile } from './plan-review-bundle';

/** What the steps share. */
export interface World {
  /** The repository that is to be released. */
  readonly source: string;
  /** The clean clone of its commit. */
  readonly clone: string;
  /** Where the release's files are left. */
  readonly output: string;
  readonly version: string;
}

/** One thing that has to hold. */
export interface Step {
  readonly title: string;
  /**
   * @returns what was found, in a few words
   * @throws Error where it does not hold
   */
  check(world: World): Promise<string>;
}

/** Longest part of a failing program's output that is shown, in characters. */
const shown = 4_000;

/** The environment as a newcomer has it: without what npm tells this process. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(lifecycle|package|command)|INIT_CWD|NODE_ENV)/.test(name),
  );
  return { ...Object.fromEntries(own), NO_COLOR: '1' };
}

/**
 * Runs a program to its end and gives what it printed.
 *
 * @param expected exit code that it has to end with
 * @throws Error with the end of its output, where it ends otherwise
 */
async function run(
  program: string,
  args: readonly string[],
  { cwd }: Pick<ChildOptions, 'cwd'> = {},
  expected = 0,
): Promise<string> {
  const { code, stdout, text } = await runToEnd(program, args, { cwd, env: newcomersEnvironment() });
  if (code === expected) return stdout;
  const line = [program, ...args].join(' ');
  throw new Error(`${line} ended with ${code}, not with ${expected}:\n${text.slice(-shown).trim()}`);
}

const npmRun = (clone: string, ...args: readonly string[]) =>
  run('npm', ['run', '--silent', ...args], { cwd: clone });

/** Files that a release brings beside the source, by what their names begin with. */
const packages = ['voicelink-plan-review-', 'voicelink-contract-'] as const;

/** The packed file of the clone. */
function packed(clone: string, name: (typeof packages)[number]): string {
  const file = readdirSync(join(clone, 'dist')).find((one) => one.startsWith(name) && one.endsWith('.tgz'));
  if (!file) throw new Error(`dist has no ${name}….tgz.`);
  return join(clone, 'dist', file);
}

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Works in an empty folder, which is gone afterwards. */
async function inEmptyFolder<Found>(work: (folder: string) => Promise<Found>): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a release has to be, in the order in which it is tried. */
export const steps: readonly Step[] = [
  {
    title: 'a clean clone',
    async check({ source, clone }) {
      await run('git', ['clone', '--quiet', '--no-hardlinks', source, clone]);
      return (await run('git', ['log', '-1', '--format=%h %s'], { cwd: clone })).trim();
    },
  },
  {
    title: 'npm ci',
    async check({ clone }) {
      await run('npm', ['ci'], { cwd: clone });
      return `${(await run('du', ['-sm', 'node_modules'], { cwd: clone })).split('\t')[0]} MB`;
    },
  },
  {
    title: 'npm start',
    async check({ clone }) {
      const said = await npmRun(clone, 'start', '--', '--headless');
      return said.trim().split('\n').at(-1) ?? '';
    },
  },
  {
    title: 'npm run synth',
    async check({ clone }) {
      await npmRun(clone, 'synth');
      return readdirSync(join(clone, 'cdktf.out', 'stacks')).join(', ');
    },
  },
  {
    title: 'the pages say what is so',
    async check({ clone }) {
      await npmRun(clone, 'docs');
      const changed = await run('git', ['status', '--porcelain'], { cwd: clone });
      if (changed) throw new Error(`npm run docs changed:\n${changed}`);
      return 'npm run docs changes nothing';
    },
  },
  {
    title: 'the same sources, the same bytes',
    async check({ clone }) {
      const files = [...bundles.map(({ zip }) => zip), planReviewFile].map((file) => join(clone, file));
      const build = async () => {
        for (const file of files) rmSync(file, { force: true });
        await npmRun(clone, 'build');
        return files.map(hash).join('\n');
      };
      const first = await build();
      if ((await build()) !== first) throw new Error('Two builds differ.');
      return 'two builds agree';
    },
  },
  {
    title: 'the plan review, alone',
    async check({ clone }) {
      await npmRun(clone, 'plan:kit');
      return inEmptyFolder(async (folder) => {
        await run('tar', ['xzf', packed(clone, 'voicelink-plan-review-')], { cwd: folder });
        const plan = join(clone, 'review', 'fixtures', 'dangerous', 'renamed-client.json');
        const file = join('package', 'plan-review.mjs');
        const said = await run('node', [file, plan, '--format', 'json'], { cwd: folder }, 1);
        if (!existsSync(join(folder, 'package', 'action.yml'))) throw new Error('The action is not in it.');
        return `a renamed app client is ${(JSON.parse(said) as { verdict: string }).verdict}`;
      });
    },
  },
  {
    title: 'the contract’s kit, alone',
    async check({ clone }) {
      await npmRun(clone, 'contracts:kit');
      return inEmptyFolder(async (folder) => {
        await run('npm', ['install', '--no-save', packed(clone, 'voicelink-contract-')], { cwd: folder });
        // Nobody listens on port 9 of this machine: what is asked for is the kit's own answer to that.
        const nobody = 'http://127.0.0.1:9';
        const asked = ['verify', '--provider-url', nobody, '--states-url', nobody];
        await run('npx', ['--no-install', 'voicelink-contract', ...asked], { cwd: folder }, 2);
        return 'installs, runs, and says when no service answers';
      });
    },
  },
  {
    title: 'the files',
    async check({ clone, output, version }) {
      rmSync(output, { recursive: true, force: true });
      mkdirSync(output, { recursive: true });
      const files = packages.map((name) => packed(clone, name));
      files.push(join(clone, planReviewFile));
      const named = files.map((file) => {
        const name = file.slice(join(clone, 'dist').length + 1);
        copyFileSync(file, join(output, name));
        return `${hash(file)}  ${name}`;
      });
      writeFileSync(join(output, 'SHA256SUMS'), `${named.join('\n')}\n`);
      const changelog = readFileSync(join(clone, 'CHANGELOG.md'), 'utf8');
      writeFileSync(join(output, 'notes.md'), `${notesOf(changelog, version)}\n`);
      return [...readdirSync(output)].join(', ');
    },
  },
];
