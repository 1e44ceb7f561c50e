import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import pc from 'picocolors';
import { bundleOptions } from './bundle-options';
import { CommandError, program, runCommand } from './command';
import { writeAside, writeBuilt } from './inputs.mjs';

const bundleFile = join('dist', 'skill', 'index.js');
const zipFile = join('dist', 'skill.zip');

/** A fixed time, given in local fields because a zip entry stores those: the bytes are then the same in every time zone. */
const zipTime = new Date(1980, 0, 1);

const command = program('npm run build --').description(
  `Bundles the skill to ${bundleFile}, which exports handler(event, context), and packs it as ${zipFile} for Lambda: the same bytes for the same sources.`,
);

async function main(): Promise<void> {
  command.parse();
  const { bundle, inputs } = await bundleSkill();
  mkdirSync(dirname(bundleFile), { recursive: true });
  writeAside(bundleFile, bundle);
  const zip = zipSync({ 'index.js': [bundle, { mtime: zipTime, level: 9 }] });
  // The bundle is named too: where it was deleted or changed by hand, both are made again.
  writeBuilt('.', zipFile, zip, ['commands/build.ts', 'commands/bundle-options.ts', bundleFile, ...inputs]);
  console.log(`${pc.green('built')} ${bundleFile} (${kilobytes(bundle)}) and ${zipFile} (${kilobytes(zip)})`);
}

async function bundleSkill(): Promise<{ bundle: Uint8Array; inputs: readonly string[] }> {
  const result = await build({
    entryPoints: [join('skill', 'index.ts')],
    outfile: bundleFile,
    write: false,
    metafile: true,
    ...bundleOptions,
  }).catch(() => undefined);
  const bundle = result?.outputFiles[0]?.contents;
  if (result === undefined || bundle === undefined) {
    throw new CommandError('The skill was not built: esbuild named the faults above.');
  }
  return { bundle, inputs: Object.keys(result.metafile.inputs) };
}

function kilobytes(bytes: Uint8Array): string {
  return `${Math.ceil(bytes.length / 1024)} KB`;
}

await runCommand(main);
