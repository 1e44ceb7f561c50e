import type { BuildOptions } from 'esbuild';

/** How a skill is bundled for Lambda: one small CommonJS file, which starts faster than a module. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Anything else makes V8 read the whole file two bytes to a character, which takes it twice as long.
  charset: 'ascii',
  supported: {
    // Node has them in a literal since version 10. Written otherwise each is an object made at every start, of
    // packages also those that nothing uses.
    'regexp-unicode-property-escapes': true,
    // To import `node:http` makes Node 22 and 24 load `fetch` and HTTP/2 as well, for the names that it exports:
    // 24 ms of the first request. What is required loads alone.
    'dynamic-import': false,
  },
  // The clients of Alexa's own APIs, which nothing here calls.
  alias: { 'ask-sdk-model': './skill/sdk-clients.ts' },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;
