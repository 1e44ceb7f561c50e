// Copies the project into a folder, with a package.json that has only what `contracts:kit` takes:
// `node commands/kit-only.mjs <folder>`. An installation there is a fraction of the whole one, with the versions of
// the same lock file. The action verify-contract packs the kit so; needs nothing but Node.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Packages that the kit is made of and made with. */
const packages = [
  '@fastify/rate-limit',
  '@pact-foundation/pact-cli',
  'aws-jwt-verify',
  'commander',
  'esbuild',
  'fastify',
  'jose',
  'picocolors',
  'valibot',
  'yaml',
  'zod',
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Where to? node commands/kit-only.mjs <folder>');
  process.exit(2);
}

cpSync(root, folder, {
  recursive: true,
  filter: (path) => !['node_modules', '.git', 'dist'].includes(basename(path)),
});
const file = join(folder, 'package.json');
const manifest = JSON.parse(readFileSync(file, 'utf8'));
for (const kind of ['dependencies', 'devDependencies']) {
  manifest[kind] = Object.fromEntries(
    Object.entries(manifest[kind]).filter(([name]) => packages.includes(name)),
  );
}
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
