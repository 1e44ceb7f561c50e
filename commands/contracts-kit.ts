import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { addonContractFile } from '../contracts/addon/contract';
import { contractFile } from '../contracts/contract-file';
import { program, runCommand } from './command';
import { newFolder, packFolder } from './packed';

const entry = 'voicelink-contract.mjs';

const command = program('npm run contracts:kit --')
  .description(
    'Makes the package that a service’s repository runs without this project: the contract, its verification and the ' +
      'conformance checks, with the Pact CLI as its only dependency. Writes dist/voicelink-contract-<version>.tgz.',
  )
  .addHelpText('after', '\nExit code: 0 if it was written, 1 if not.');

/** Services in several languages, where the service has such. */
const examples = join('service', 'contract', 'examples');

/** Files of the kit and where they are here. */
const files: Readonly<Record<string, string>> = {
  [basename(contractFile)]: contractFile,
  // It is there where an environment has an add-on.
  ...(existsSync(addonContractFile) && { [basename(addonContractFile)]: addonContractFile }),
  'openapi.json': join('contracts', 'openapi.json'),
  'states.schema.json': join('contracts', 'states.schema.json'),
  ...(existsSync(examples) ? { examples } : {}),
};

/** What the API's team reads. */
const pages = {
  'README.md': join('docs', 'contract.md'),
  ...Object.fromEntries(
    ['states', 'tokens', 'conformance', 'ci'].map((name) => [
      `contract-${name}.md`,
      join('docs', `contract-${name}.md`),
    ]),
  ),
};

async function main(): Promise<void> {
  command.parse();
  const folder = newFolder('contract-kit');
  await build({
    entryPoints: ['commands/kit-main.ts'],
    outfile: join(folder, entry),
    bundle: true,
    platform: 'node',
    target: 'node20.9',
    format: 'esm',
    // It has a binary for each platform.
    external: ['@pact-foundation/pact-cli'],
    define: { 'process.env.CONTRACT_KIT': '"1"' },
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    legalComments: 'linked',
    logLevel: 'error',
  });
  await packFolder(folder, {
    name: 'voicelink-contract',
    description: 'The contract of the Alexa skill with its SaaS API, for the API’s side.',
    bin: { 'voicelink-contract': entry },
    dependencies: ['@pact-foundation/pact-cli'],
    pages,
    files,
  });
}

await runCommand(main);
