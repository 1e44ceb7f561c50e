// Runs a TypeScript entry point: `node commands/run.mjs <name> [arguments]`.
//
// The entry is bundled with esbuild into dist/commands/ and bundled again only when one of its inputs
// changed, so that a warm start pays for neither a compiler nor a loader. Types are not checked here:
// `npm run typecheck` and `npm test` do that.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundles } from './bundles.mjs';
import { callerVariable } from './caller.mjs';
import { chosenEngine, engines, isInstalled } from './engine.mjs';
import { fileWords, isOfTheMachine } from './file-words.mjs';
import { isCurrent, writeAtomically, writeBuilt } from './inputs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Whoever reads may stop, as `| head` does: then nothing more is to be said. A full disk is said where it can be.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    const words = fileWords[error.code];
    if (error.code !== 'EPIPE' && words === undefined) throw error;
    if (words !== undefined && stream === process.stdout) {
      console.error(`error The output cannot be written: ${words}.`);
    }
    process.exit(words === undefined ? 0 : 2);
  });
}

// A file or a pipe gets no colours, whatever CI says; FORCE_COLOR says that they are wanted all the same, or not at all.
const { FORCE_COLOR: forced = process.stdout.isTTY ? undefined : '0' } = process.env;
if (forced === '0' || forced === 'false') process.env.NO_COLOR ??= '1';

// Requests to this machine stay on it, whatever proxy the environment names: codes and tokens are among them.
if (process.env.NODE_USE_ENV_PROXY) {
  const others = process.env.no_proxy ?? process.env.NO_PROXY;
  process.env.NO_PROXY = [others, '127.0.0.1', 'localhost', '::1'].filter(Boolean).join(',');
  process.env.no_proxy = process.env.NO_PROXY;
}

// A command runs in the project's folder, and its reader stands where npm was started, or this: what npm says of
// another project, which a test or a script of that one has run this in, is not meant.
const { INIT_CWD: start, npm_package_json: manifest = '' } = process.env;
const isOfNpm = existsSync(manifest) && realpathSync(manifest) === join(root, 'package.json');
process.env[callerVariable] = (isOfNpm && start) || process.cwd();
process.chdir(root);

/**
 * `main` is the CDKTF app: its packages are bundled too, because reading them file by file is what makes
 * synthesis slow; and it needs the functions' zips, which `build` makes.
 */
const entries = {
  main: {
    source: 'main.ts',
    bundlePackages: true,
    needs: { files: bundles.map(({ zip }) => zip), command: 'build' },
  },
};

const [name, ...rest] = process.argv.slice(2);
const entry = Object.hasOwn(entries, name ?? '')
  ? entries[name]
  : { source: name?.endsWith('.bench') ? `bench/${name}.ts` : `commands/${name}.ts`, bundlePackages: false };
if (!name || !existsSync(join(root, entry.source))) {
  console.error(`Unknown command ${JSON.stringify(name ?? '')}: there is no ${entry.source}.`);
  process.exit(2);
}

/** Of the app alone: the others see nothing of the packages that an engine replaces. */
const engine = entry.bundlePackages ? readEngine() : undefined;
const output = join(root, 'dist', 'commands', engine ? `${name}.${engine}.cjs` : `${name}.mjs`);

function readEngine() {
  try {
    const chosen = chosenEngine();
    if (!engines[chosen].synthesizes || isInstalled(root, chosen)) return chosen;
    console.error(`${engines[chosen].title} is not installed: npm ci --prefix engines/${chosen}`);
  } catch (error) {
    console.error(error.message);
  }
  process.exit(1);
}

async function bundle() {
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry.source],
    outfile: output,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20.9',
    format: entry.bundlePackages ? 'cjs' : 'esm',
    packages: entry.bundlePackages ? 'bundle' : 'external',
    alias: Object.fromEntries(
      Object.entries(engine ? engines[engine].alias : {}).map(([from, to]) => [from, join(root, to)]),
    ),
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'error',
  });
  mkdirSync(dirname(output), { recursive: true });
  const inputs = ['commands/run.mjs', 'commands/engine.mjs', ...Object.keys(result.metafile.inputs)];
  if (engine) inputs.push(`engines/${engine}/package-lock.json`);
  for (const file of result.outputFiles) {
    if (file.path === output) writeBuilt(root, output, file.contents, inputs);
    else writeAtomically(file.path, file.contents);
  }
}

if (!isCurrent(root, output)) {
  try {
    await bundle();
  } catch (error) {
    if (isOfTheMachine(error)) {
      console.error(
        `error ${dirname(output)} cannot be written: ${fileWords[error.code]}. What a command is built to is kept there: let it be written, in a clone of your own.`,
      );
      process.exit(2);
    }
    // esbuild has already printed where the fault is.
    if (!error.errors) console.error(error.message);
    process.exit(1);
  }
}
if (entry.needs?.files.some((file) => !isCurrent(root, join(root, file)))) {
  // What the CDKTF CLI reads is the app's standard output: what is built says so on standard error.
  const { status } = spawnSync(process.execPath, [join(root, 'commands', 'run.mjs'), entry.needs.command], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
process.argv = [process.argv[0], output, ...rest];
// `import()` of a large CommonJS file parses it twice, in search of its exports: `require` does not.
try {
  if (entry.bundlePackages) createRequire(import.meta.url)(output);
  else await import(pathToFileURL(output).href);
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error(
    `${error.message.split(' imported from')[0]}. The packages are not those of package-lock.json: run npm ci.`,
  );
  process.exit(1);
}
