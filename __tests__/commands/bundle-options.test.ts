import { build } from 'esbuild';
import { bundleOptions } from '../../commands/bundle-options';
import { bundledFunctions } from '../support/bundled-functions';

test('what a function loads of Node it requires', async () => {
  const metafile = await bundledFunctions();
  const loaded = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
  expect(loaded.map(({ path }) => path)).toContain('node:https');
  expect(loaded.filter(({ kind }) => kind !== 'require-call')).toEqual([]);
});

test("a skill that is given a client of Alexa's own APIs says which line keeps it out of the bundle", async () => {
  const contents = `
    import { DefaultApiClient, SkillBuilders } from 'ask-sdk-core';
    const skill = SkillBuilders.custom().withApiClient(new DefaultApiClient()).create();
    export const handler = (event) => skill.invoke(event);
  `;
  const { outputFiles } = await build({
    ...bundleOptions,
    stdin: { contents, resolveDir: '.' },
    outfile: 'dist/bundle.js',
    write: false,
  });
  const bundle = { exports: {} as { handler(event: object): Promise<unknown> } };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(bundle, bundle.exports, require);
  const event = { context: { System: { apiAccessToken: 'token' } }, request: { type: 'LaunchRequest' } };
  await expect(bundle.exports.handler(event)).rejects.toThrow(
    'the line "ask-sdk-model" of commands/bundle-options.ts',
  );
});
