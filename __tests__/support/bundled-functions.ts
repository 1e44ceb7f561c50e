import { build, type Metafile } from 'esbuild';
import { bundleOptions } from '../../commands/bundle-options';
import { bundles } from '../../commands/bundles.mjs';

/** What the bundles of all functions are made of, and what they load; nothing is written. */
export async function bundledFunctions(): Promise<Metafile> {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: bundles.map(({ entry }) => entry),
    outdir: 'dist',
    write: false,
    metafile: true,
  });
  return metafile;
}
