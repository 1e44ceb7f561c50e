import { build } from 'esbuild';
import { bundleOptions } from '../../commands/bundle-options';

test('the function takes of the service what it runs, and nothing that only tools need', async () => {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: ['skill/index.ts'],
    write: false,
    metafile: true,
    outfile: 'dist/seam.js',
  });
  const inputs = Object.keys(metafile.inputs);
  const packages = inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual(['ask-sdk-core', 'ask-sdk-runtime', 'i18next', 'valibot']);
  const ofService = inputs.filter((file) => file.startsWith('service/'));
  expect(ofService).toContain('service/skill.ts');
  const tools =
    /^service\/(contract|reference|utterances|__tests__|index|rehearsal|scenarios|listing|addon|tools)/;
  expect(ofService.filter((file) => tools.test(file))).toEqual([]);
});
