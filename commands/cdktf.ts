import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { formatViolations } from '../config/report';
import { runInTerminal } from '../programs/child';
import { findProgram } from '../programs/find-program';
import { terraformProgram } from '../terraform/terraform-program';
import { readCheckedSettings } from './checked-settings';
import { CommandError, program, runCommand } from './command';
import { engines, engineVariable } from './engine.mjs';
import { type EngineName, engineOption, installEngine } from './engine-option';

/** What this project runs of the engine's CLI. */
const verbs = {
  diff: 'Shows what Terraform would change.',
  deploy: 'Shows what Terraform would change and, after your approval, changes it.',
  destroy: 'Shows what Terraform would delete and, after your approval, deletes it.',
} as const;

type Verb = keyof typeof verbs;

const command = program('npm run');
for (const [verb, description] of Object.entries(verbs)) {
  command
    .command(verb)
    .usage('-- [environment] [options of the CDKTF CLI]')
    .description(`${description} Runs the CDKTF CLI, which runs Terraform; installs it the first time.`)
    .argument('[arguments...]')
    .helpOption('-h, --help')
    .addOption(engineOption())
    .allowUnknownOption()
    .addHelpText(
      'after',
      `\nWith several environments in config/environments.ts, name the one that is meant.\nOptions of the CDKTF CLI: node ${engines.cdktf.cli} ${verb} --help\nTERRAFORM_BINARY_NAME names another program than terraform, e.g. tofu.\n\nExit code: that of the CDKTF CLI; 1 for settings that break a rule, 2 for an environment or options that do not fit.`,
    )
    .action(async (given: readonly string[], { engine }: { engine: EngineName }) => {
      process.exitCode = await run(verb as Verb, given, engine);
    });
}

async function run(verb: Verb, given: readonly string[], engine: EngineName): Promise<number> {
  const { settings, warnings } = readCheckedSettings();
  const names = settings.map(({ name }) => name);
  checkStacks(verb, given, names);
  checkTerraform();
  const concerning = warnings.filter(
    ({ environment }) => given.includes(environment) || !names.some((name) => given.includes(name)),
  );
  if (concerning.length > 0) console.error(`${formatViolations(concerning)}\n`);
  checkNode(engine);
  installEngine(engine);
  return runCli(engine, [verb, ...given]);
}

/** The CDKTF CLI would answer these with less help. */
function checkStacks(verb: Verb, given: readonly string[], names: readonly string[]): void {
  if (names.some((name) => given.includes(name))) return;
  const [first] = given;
  const isNamed = first !== undefined && !first.startsWith('-');
  if (isNamed && !/[*?]/.test(first)) {
    throw new CommandError(
      `No environment is called ${JSON.stringify(first)}. There are: ${names.join(', ')}.`,
      2,
    );
  }
  if (!isNamed && names.length > 1) {
    const examples = names.map((name) => `  npm run ${verb} -- ${name}`).join('\n');
    throw new CommandError(`There are ${names.length} environments: say which one is meant.\n${examples}`, 2);
  }
}

function checkTerraform(): void {
  const binary = terraformProgram();
  const isThere = basename(binary) === binary ? findProgram(binary) !== undefined : existsSync(binary);
  if (!isThere) {
    throw new CommandError(
      `There is no program called ${binary} on the PATH, and the CDKTF CLI runs it. Install Terraform 1.10 or later (https://developer.hashicorp.com/terraform/install), or name another in TERRAFORM_BINARY_NAME. npm run synth needs none.`,
    );
  }
}

function checkNode(engine: EngineName): void {
  const { title, leastNode } = engines[engine];
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
    throw new CommandError(
      `The CLI of ${title} needs Node ${leastNode.join('.')} or later, and this is ${process.versions.node}. npm run synth -- --engine ${engine} needs no CLI, and what it writes can be deployed by either.`,
    );
  }
}

function runCli(engine: EngineName, given: readonly string[]): Promise<number> {
  return runInTerminal(process.execPath, [engines[engine].cli, ...given], {
    // The CLI would ask a server for a newer version, and there is none.
    env: { CHECKPOINT_DISABLE: '1', ...process.env, [engineVariable]: engine, VOICELINK_WARNINGS: 'told' },
    // The terminal interrupts the CLI too, which lets Terraform come to an orderly end.
    outlastsInterrupt: true,
  });
}

await runCommand(() => command.parseAsync());
