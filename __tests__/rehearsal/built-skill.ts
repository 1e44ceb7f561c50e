import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The function of the lamp, the small service of the tests. */
export const lampFunction = join('__tests__', 'support', 'lamp', 'function.ts');

/** Bundles the skill as it is in the sources now, for tests that run without `npm run build`. */
export async function builtSkill(source = join('skill', 'index.ts')): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'voicelink-skill-')), 'index.js');
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}
