// What `npm run build` bundles for Lambda, each a function of its own.
import { join } from 'node:path';

/** @param {string} name */
const trigger = (name) => ({
  entry: `triggers/${name}/index.ts`,
  bundle: join('dist', 'triggers', name, 'index.js'),
  zip: join('dist', 'triggers', `${name}.zip`),
});

/** Entry point, bundle and zip file of each function. The infrastructure names the same zip files. */
export const bundles = [
  {
    entry: 'skill/index.ts',
    bundle: join('dist', 'skill', 'index.js'),
    zip: join('dist', 'skill.zip'),
  },
  {
    entry: 'addon/index.ts',
    bundle: join('dist', 'addon', 'index.js'),
    zip: join('dist', 'addon.zip'),
  },
  ...['user-migration', 'pre-sign-up', 'pre-token-generation', 'token-revocation'].map(trigger),
];
