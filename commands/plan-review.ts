import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { parseAcceptances } from '../review/acceptances';
import { Configuration } from '../review/configuration';
import { formats } from '../review/formats/format';
import { PlanError, parsePlan } from '../review/plan';
import { review } from '../review/review';
import { type Severity, severities } from '../review/rule';
import { rules } from '../review/rules/rules';
import { CommandError, runCommand } from './command';
import type { StackPlan } from './plan-stack';

/** Exit codes: a pipeline may go on with 0 only. */
const exitCodes = { clean: 0, blocked: 1, notReadable: 2 } as const;

const defaultAcceptances = 'plan-review.accepted.json';

interface Options {
  readonly stack?: string;
  readonly offline?: true;
  readonly format: string;
  readonly output?: string;
  readonly failOn: Severity;
  readonly acceptances?: string;
  readonly configuration?: string;
  readonly previousConfiguration?: string;
  readonly previousTerraformVersion?: string;
  readonly width?: number;
  readonly rules?: true;
}

const program = new Command('npm run plan:review --')
  .description(
    'Says what a Terraform plan would do to customers who have linked their account, and stops it where it would cut them off.',
  )
  .argument('[plan]', 'what `terraform show -json <plan file>` wrote, or - for standard input')
  .option('--stack <name>', 'plan the synthesized stack of that environment, and review that')
  .option('--offline', 'with --stack: plan with no credentials and against no state')
  .addOption(
    new Option('--format <name>', 'how to write the report')
      .choices(Object.keys(formats))
      .default('terminal'),
  )
  .option('--output <file>', 'write the report there instead of to standard output')
  .addOption(
    new Option('--fail-on <severity>', 'the mildest severity that blocks')
      .choices([...severities])
      .default('block'),
  )
  .option('--acceptances <file>', `accepted findings (default: ${defaultAcceptances} where there is one)`)
  .option(
    '--configuration <file>',
    'cdk.tf.json that was planned: shows prevent_destroy and provider versions',
  )
  .option('--previous-configuration <file>', 'cdk.tf.json that is deployed now, to compare with')
  .option('--previous-terraform-version <version>', 'Terraform that wrote the state')
  .option('--width <columns>', 'width of the terminal report', positive)
  .option('--rules', 'list the rules and end')
  .addHelpText(
    'after',
    '\nExit code: 0 nothing blocks, 1 blocked, 2 not readable as a plan of account linking (or wrong options).\nValues that Terraform marks as sensitive are never printed.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.clean : exitCodes.notReadable));

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 40) {
    throw new CommandError(
      `--width is ${JSON.stringify(text)}; give 40 columns or more.`,
      exitCodes.notReadable,
    );
  }
  return number;
}

async function main(): Promise<number> {
  const [file] = program.parse().processedArgs as [string | undefined];
  const options = program.opts<Options>();
  if (options.rules) {
    for (const { id, severity, source } of rules)
      console.log(`${severity.padEnd(6)}${id.padEnd(30)}${pc.dim(source)}`);
    return exitCodes.clean;
  }
  if ((file === undefined) === (options.stack === undefined)) {
    throw new CommandError(
      'Give either a plan (a file, or - for standard input) or --stack <name>. --help shows all.',
      exitCodes.notReadable,
    );
  }
  if (options.offline && options.stack === undefined) {
    throw new CommandError('--offline goes with --stack <name> only.', exitCodes.notReadable);
  }
  const planned =
    options.stack === undefined
      ? { bytes: await readBytes(file ?? '-') }
      : await planStack(options.stack, options.offline === true);
  const configuration = options.configuration ?? planned.configuration;
  const report = review(parsePlan(planned.bytes), {
    failOn: options.failOn,
    acceptances: await readAcceptances(options.acceptances),
    configuration: configuration === undefined ? undefined : Configuration.read(configuration),
    previousConfiguration:
      options.previousConfiguration === undefined
        ? undefined
        : Configuration.read(options.previousConfiguration),
    previousTerraformVersion: options.previousTerraformVersion ?? planned.previousTerraformVersion,
  });
  const text = formats[options.format]?.(report, {
    width: options.width ?? process.stdout.columns,
    file: file === '-' ? undefined : file,
  });
  if (options.output === undefined) process.stdout.write(text ?? '');
  // A file gets no colours, whatever the terminal can show.
  else writeReport(options.output, stripVTControlCharacters(text ?? ''));
  return exitCodes[report.verdict];
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`The report cannot be written to ${file}: ${(error as Error).message}.`);
  }
}

/** A plan; what is known beside it only where it was made here. */
type Planned = Pick<StackPlan, 'bytes'> & Partial<StackPlan>;

/** Runs Terraform on the synthesized stack; loaded only when asked for. */
async function planStack(name: string, offline: boolean): Promise<Planned> {
  const { planSynthesizedStack } = await import('./plan-stack');
  // Ctrl-C ends the running Terraform; this process lives on until the plan file, which holds secrets, is deleted.
  process.once('SIGINT', () => process.exit(exitCodes.notReadable));
  const planned = planSynthesizedStack(name, offline);
  // A turn of the event loop, in which a Ctrl-C from meanwhile ends the process.
  await delay(10);
  return planned;
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file !== '-' && !existsSync(file)) throw new PlanError(`There is no file ${file}.`);
  if (file !== '-' && statSync(file).isDirectory())
    throw new PlanError(`${file} is a folder. Give the file that \`terraform show -json tfplan\` wrote.`);
  if (file !== '-') return readFileSync(file);
  if (process.stdin.isTTY)
    throw new PlanError(
      'Nothing is piped in. Try: terraform show -json tfplan | npm run --silent plan:review -- -',
    );
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream('', { fd: 0 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readAcceptances(named: string | undefined) {
  const file = named ?? (existsSync(defaultAcceptances) ? defaultAcceptances : undefined);
  if (file === undefined) return [];
  if (!existsSync(file)) throw new Error(`There is no acceptances file ${file}.`);
  if (statSync(file).isDirectory()) throw new Error(`The acceptances file ${file} is a folder.`);
  return parseAcceptances(
    readFileSync(file, 'utf8'),
    file,
    rules.map(({ id }) => id),
  );
}

await runCommand(async () => {
  try {
    return await main();
  } catch (error) {
    // Whatever happens, a plan that was not reviewed must not look like one that was.
    throw error instanceof CommandError
      ? error
      : new CommandError(error instanceof Error ? error.message : String(error), exitCodes.notReadable);
  }
});
