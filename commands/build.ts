import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import pc from 'picocolors';
import { bundleOptions } from './bundle-options';
import { bundles } from './bundles.mjs';
import { CommandError, program, runCommand } from './command';
import { writeAtomically, writeBuilt } from './inputs.mjs';
import { bundlePlanReview, planReviewFile } from './plan-review-bundle';

/** A fixed time, given in local fields because a zip entry stores those: the bytes are then the same in every time zone. */
const zipTime = new Date(1980, 0, 1);

const command = program('npm run build --')
  .description(
    "Bundles the skill and the user pool's functions for Lambda, each to one file that exports handler(event, context), and packs them; and the plan review to one file that needs nothing but Node. The same bytes for the same sources.",
  )
  .addHelpText(
    'after',
    `\nWritten:\n${[...bundles.map(({ bundle, zip }) => `  ${bundle}, ${zip}`), `  ${planReviewFile}`].join('\n')}\n\nExit code: 0 if all was written; 1 for a fault in the sources, and then nothing was.`,
  );

async function main(): Promise<void> {
  command.parse();
  const planReview = await bundlePlanReview();
  // All are bundled before the first is written: a fault in one leaves every file as it was.
  for (const { bundle, zip, contents, inputs } of await Promise.all(bundles.map(bundleFunction))) {
    mkdirSync(dirname(bundle), { recursive: true });
    writeAtomically(bundle, contents);
    const packed = zipSync({ 'index.js': [contents, { mtime: zipTime, level: 9 }] });
    // The bundle is named too: where it was deleted or changed by hand, both are made again.
    const own = ['commands/build.ts', 'commands/bundles.mjs', 'commands/bundle-options.ts', bundle];
    writeBuilt('.', zip, packed, [...own, ...inputs]);
    console.log(`${pc.green('built')} ${bundle} (${kilobytes(contents)}) and ${zip} (${kilobytes(packed)})`);
  }
  writeAtomically(planReviewFile, planReview);
  console.log(`${pc.green('built')} ${planReviewFile} (${kilobytes(planReview)})`);
}

async function bundleFunction(one: (typeof bundles)[number]) {
  const result = await build({
    entryPoints: [one.entry],
    outfile: one.bundle,
    write: false,
    metafile: true,
    ...bundleOptions,
  }).catch(() => undefined);
  const contents = result?.outputFiles[0]?.contents;
  if (result === undefined || contents === undefined) {
    throw new CommandError(`${one.entry} was not bundled: esbuild named the faults above.`);
  }
  return { ...one, contents, inputs: Object.keys(result.metafile.inputs) };
}

function kilobytes(bytes: Uint8Array): string {
  return `${Math.ceil(bytes.length / 1024)} KB`;
}

await runCommand(main);
