import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import pc from 'picocolors';
import { formatViolations } from '../config/report';
import { runToEnd } from '../programs/child';
import { readCheckedSettings } from './checked-settings';
import { CommandError, program, runCommand } from './command';
import { engines, engineVariable } from './engine.mjs';
import { type EngineName, engineOption, installEngine } from './engine-option';

const command = program('npm run synth --')
  .description(
    'Checks config/environments.ts and writes the Terraform of every environment, one stack each. Needs neither Terraform nor an AWS account.',
  )
  .option('-o, --output <folder>', 'where to write', 'cdktf.out')
  .option('--json', 'print the summary as JSON', false)
  .addOption(engineOption())
  .addHelpText(
    'after',
    '\nExit code: 0 if everything was written; 1 for settings that break a rule, and then nothing is written; 2 for options that do not fit.',
  );

/** A synthesized stack, as the summary shows it. */
interface StackSummary {
  readonly stack: string;
  /** How many resources of each kind, e.g. `{ cognito: 4 }`. */
  readonly resources: Readonly<Record<string, number>>;
  readonly file: string;
  readonly warnings: readonly string[];
}

async function main(): Promise<void> {
  const { output, json, engine } = command
    .parse()
    .opts<{ output: string; json: boolean; engine: EngineName }>();
  const progress = (line: string) => json || console.log(`${pc.dim('>')} ${line}`);

  const { settings, warnings } = readCheckedSettings();
  progress(`settings of ${settings.map(({ name }) => name).join(', ')}: no rule broken`);
  if (engines[engine].synthesizes) installEngine(engine);
  makeRoomFor(output);
  const startedAt = performance.now();
  await runApp(output, engine);
  progress(`synthesized in ${Math.round(performance.now() - startedAt)} ms`);

  const stacks = readSummaries(output);
  if (json) {
    console.log(JSON.stringify({ stacks }, null, 2));
    return;
  }
  console.log(formatTable(stacks));
  if (warnings.length > 0) console.log(`\n${formatViolations(warnings)}`);
  for (const name of leftovers(output, stacks)) {
    console.log(
      `\n${pc.yellow('warning')} ${join(output, 'stacks', name)} is of no environment in config/environments.ts. If nothing is deployed from it, delete it.`,
    );
  }
}

/** Runs the app that cdktf.json names, as the CDKTF CLI would; what it says is shown only if it fails. */
async function runApp(output: string, engine: EngineName): Promise<void> {
  const { app } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app: string };
  const env = { ...process.env, CDKTF_OUTDIR: output, [engineVariable]: engine };
  const { code, text } = await runToEnd(app, [], { shell: true, env });
  if (code !== 0) throw new CommandError(`The app of cdktf.json (${app}) failed:\n\n${text.trim()}`);
}

interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly synthesizedStackPath: string;
        readonly annotations: readonly { readonly level: string; readonly message: string }[];
      }
    >
  >;
}

function readSummaries(output: string): StackSummary[] {
  const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest;
  return Object.values(manifest.stacks).map(({ name, synthesizedStackPath, annotations }) => {
    const file = join(output, synthesizedStackPath);
    const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
      resource?: Record<string, Record<string, unknown>>;
    };
    return {
      stack: name,
      resources: countByKind(resource),
      file,
      warnings: annotations.filter(({ level }) => level.endsWith('warn')).map(({ message }) => message),
    };
  });
}

/** Sees that a folder can be written, and leaves it to what is synthesized: if that fails there is none. */
function makeRoomFor(folder: string): void {
  const parent = existsSync(folder) ? folder : dirname(folder);
  const attempt = (act: () => void, fault: string) => {
    try {
      act();
    } catch (error) {
      throw new CommandError(
        `${folder} ${fault}: ${(error as Error).message}. Name another with --output.`,
        2,
      );
    }
  };
  attempt(() => mkdirSync(parent, { recursive: true }), 'is no folder and cannot be made one');
  attempt(() => accessSync(parent, constants.W_OK), 'cannot be written');
}

/** The kind of a resource is the AWS service in its type: `aws_cognito_user_pool` counts as `cognito`. */
function countByKind(resources: Readonly<Record<string, Record<string, unknown>>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [type, ofType] of Object.entries(resources)) {
    const kind = type.split('_')[1] ?? type;
    counts[kind] = (counts[kind] ?? 0) + Object.keys(ofType).length;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}

function formatTable(stacks: readonly StackSummary[]): string {
  const table = new Table({
    head: ['stack', 'resources', 'written to', 'warnings'].map((title) => pc.bold(title)),
    // Colours are picocolors' affair, which respects NO_COLOR.
    style: { head: [], border: [] },
  });
  for (const { stack, resources, file, warnings } of stacks) {
    const kinds = Object.entries(resources).map(([kind, count]) => `${count} ${kind}`);
    const total = Object.values(resources).reduce((sum, count) => sum + count, 0);
    table.push([
      stack,
      [pc.bold(`${total} in all`), ...kinds].join('\n'),
      file,
      warnings.length === 0 ? 'none' : pc.yellow(String(warnings.length)),
    ]);
  }
  return table.toString();
}

/** Stacks of an earlier synthesis whose environment is gone. They are never deleted: something may be deployed from them. */
function leftovers(output: string, stacks: readonly StackSummary[]): string[] {
  const folder = join(output, 'stacks');
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => !stacks.some(({ stack }) => stack === name))
    : [];
}

await runCommand(main);
