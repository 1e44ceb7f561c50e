// Runs a TypeScript entry point: `node commands/run.mjs <name> [arguments]`.
//
// The entry is bundled with esbuild into dist/commands/ and bundled again only when one of its inputs
// changed, so that a warm start pays for neither a compiler nor a loader. Types are not checked here:
// `npm run typecheck` and `npm test` do that.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `main` is the CDKTF app: its packages are bundled too, because reading them file by file is what makes synthesis slow. */
const entries = {
  main: { source: 'main.ts', bundlePackages: true },
};

const [name, ...rest] = process.argv.slice(2);
const entry = entries[name] ?? {
  source: name?.endsWith('.bench') ? `bench/${name}.ts` : `commands/${name}.ts`,
  bundlePackages: false,
};
if (!name || !existsSync(join(root, entry.source))) {
  console.error(`Unknown command ${JSON.stringify(name ?? '')}: there is no ${entry.source}.`);
  process.exit(2);
}

const output = join(root, 'dist', 'commands', `${name}.${entry.bundlePackages ? 'cjs' : 'mjs'}`);
const record = `${output}.inputs.json`;

/** Size and time of a file, which change when it does. */
function stamp(file) {
  const stat = statSync(resolve(root, file), { throwIfNoEntry: false });
  return stat ? `${stat.size}:${stat.mtimeMs}` : 'absent';
}

function isCurrent() {
  if (!existsSync(output)) return false;
  try {
    const inputs = JSON.parse(readFileSync(record, 'utf8'));
    return Object.entries(inputs).every(([file, before]) => stamp(file) === before);
  } catch {
    return false;
  }
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
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'error',
  });
  // The lock file stands for all of node_modules.
  const inputs = ['package-lock.json', 'commands/run.mjs', ...Object.keys(result.metafile.inputs)].filter(
    (file) => !file.includes('node_modules/'),
  );
  mkdirSync(dirname(output), { recursive: true });
  // Written aside and renamed, so that two commands started together never run half a file.
  for (const file of result.outputFiles) {
    writeFileSync(`${file.path}.${process.pid}`, file.contents);
    renameSync(`${file.path}.${process.pid}`, file.path);
  }
  writeFileSync(
    `${record}.${process.pid}`,
    JSON.stringify(Object.fromEntries(inputs.map((file) => [file, stamp(file)]))),
  );
  renameSync(`${record}.${process.pid}`, record);
}

if (!isCurrent()) {
  try {
    await bundle();
  } catch (error) {
    // esbuild has already printed where the fault is.
    if (!error.errors) console.error(error.message);
    process.exit(1);
  }
}
process.argv = [process.argv[0], output, ...rest];
await import(pathToFileURL(output).href);
