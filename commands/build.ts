import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { CommandError, runCommand } from './command';

const bundleFile = join('dist', 'skill', 'index.js');
const zipFile = join('dist', 'skill.zip');

/** A fixed time, given in local fields because a zip entry stores those: the bytes are then the same in every time zone. */
const zipTime = new Date(1980, 0, 1);

/** Bundles the skill and packs it, the same bytes for the same sources. */
async function main(): Promise<void> {
  const result = await build({
    entryPoints: [join('skill', 'index.ts')],
    outfile: bundleFile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // Japanese is half as long when it isn't escaped.
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  }).catch(() => undefined);
  if (result === undefined)
    throw new CommandError('The skill was not built: esbuild named the faults above.');
  mkdirSync('dist', { recursive: true });
  const zip = zipSync({ 'index.js': [readFileSync(bundleFile), { mtime: zipTime, level: 9 }] });
  writeFileSync(zipFile, zip);
  console.log(`${bundleFile} and ${zipFile} (${Math.ceil(zip.length / 1024)} KB)`);
}

await runCommand(main);
