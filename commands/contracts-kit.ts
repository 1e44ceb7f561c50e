import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import pc from 'picocolors';
import { addonContractFile } from '../contracts/addon/contract';
import { contractFile } from '../contracts/contract-file';
import { runToEnd } from './child';
import { CommandError, program, runCommand } from './command';

const folder = join('dist', 'contract-kit');
const entry = 'voicelink-contract.mjs';

const command = program('npm run contracts:kit --').description(
  'Makes the package that a service’s repository runs without this project: the contract, its verification and the ' +
    'conformance checks, with the Pact CLI as its only dependency. Writes dist/voicelink-contract-<version>.tgz.',
);

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const page = join('docs', 'contract.md');

/** Services in several languages, where the service has such. */
const examples = join('service', 'contract', 'examples');

/** Files of the kit and where they are here. */
const files: Readonly<Record<string, string>> = {
  [basename(contractFile)]: contractFile,
  // It is there where an environment has an add-on.
  ...(existsSync(addonContractFile) && { [basename(addonContractFile)]: addonContractFile }),
  'openapi.json': join('contracts', 'openapi.json'),
  'states.schema.json': join('contracts', 'states.schema.json'),
  LICENSE: 'LICENSE',
  ...(existsSync(examples) ? { examples } : {}),
};

/** The page with links to what is in the kit; other links lead nowhere there, and become text. */
function withLinksOfKit(text: string): string {
  return text.replace(/\[([^\]]+)\]\(([^):]+)\)/g, (link, words: string, target: string) => {
    if (target.startsWith('#')) return link;
    const name = Object.keys(files).find((one) => files[one] === join('docs', target));
    return name === undefined ? words : `[${words}](${name})`;
  });
}

async function main(): Promise<void> {
  command.parse();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { version, license, engines, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Manifest;
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
  for (const [name, source] of Object.entries(files)) cpSync(source, join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'README.md'), withLinksOfKit(readFileSync(page, 'utf8')));
  const pactCli = '@pact-foundation/pact-cli';
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(
      {
        name: 'voicelink-contract',
        version,
        description: 'The contract of the Alexa skill with its SaaS API, for the API’s side.',
        license,
        type: 'module',
        engines,
        bin: { 'voicelink-contract': entry },
        dependencies: { [pactCli]: devDependencies[pactCli] },
      },
      null,
      2,
    )}\n`,
  );
  const packed = await runToEnd('npm', ['pack', `./${folder}`, '--pack-destination', 'dist', '--silent']);
  if (packed.code !== 0) throw new CommandError(`npm pack failed:\n${packed.text.trim()}`);
  const file = join('dist', packed.stdout.trim());
  console.log(`${pc.green('wrote')} ${file}, ${Math.ceil(statSync(file).size / 1024)} KB`);
}

await runCommand(main);
