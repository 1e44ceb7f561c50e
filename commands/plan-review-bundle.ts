import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { CommandError } from './command';

/** The plan review as one file. */
export const planReviewFile = join('dist', 'plan-review.mjs');

/** Packages that are written for `require` get one, which a module does not have of its own. */
const banner = `#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);`;

/**
 * The plan review with all that it needs, for whoever has Node and a plan and nothing else of this project.
 *
 * @throws {CommandError} where esbuild finds a fault, which it has named then
 */
export async function bundlePlanReview(): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [join('commands', 'plan-review-file.ts')],
    outfile: planReviewFile,
    write: false,
    metafile: true,
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    target: 'node20.9',
    format: 'esm',
    legalComments: 'eof',
    banner: { js: banner },
    logLevel: 'error',
  }).catch(() => undefined);
  const contents = result?.outputFiles[0]?.contents;
  if (result === undefined || contents === undefined) {
    throw new CommandError('The plan review was not bundled: esbuild named the faults above.');
  }
  const licences = `// Contains ${packagesOf(Object.keys(result.metafile.inputs)).join(', ')}.\n`;
  return Buffer.concat([contents, Buffer.from(licences)]);
}

/** Packages that files belong to, each with its version and licence. */
function packagesOf(files: readonly string[]): string[] {
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[0] ?? []);
  return [...new Set(names)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly [field: string]: string;
    };
    return `${name} ${version} (${license})`;
  });
}
