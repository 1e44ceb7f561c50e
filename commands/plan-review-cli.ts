import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { type Command, CommanderError, Option } from 'commander';
import { parseAcceptances } from '../review/acceptances';
import { Configuration } from '../review/configuration';
import { formats } from '../review/formats/format';
import { PlanError, parsePlan } from '../review/parse-plan';
import { notJudgedId, review } from '../review/review';
import { type Severity, severities } from '../review/rule';
import { rules } from '../review/rules/rules';
import { CommandError, callersPath, program, runCommand } from './command';
import { explain, factsOf, meaning } from './plan-review-explain';

/** Exit codes: a pipeline may go on with 0 only. */
const exitCodes = { clean: 0, decision: 0, blocked: 1, notReadable: 2 } as const;

const defaultAcceptances = 'plan-review.accepted.json';

/** A plan, and what is known beside it where it was made here. */
export interface Planned {
  readonly bytes: Uint8Array;
  /** File of the configuration that was planned. */
  readonly configuration?: string;
  /** Terraform that wrote the state. */
  readonly previousTerraformVersion?: string;
}

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
  readonly explain?: string;
  readonly client: readonly string[];
}

/** What a review of a plan file does not need, and only this project has. */
export interface PlanReviewHost {
  /** How the command is called, for its help. */
  readonly command: string;
  /** Plans one of the project's own stacks, for `--stack`; without it there is no such option. */
  readonly planStack?: (name: string, offline: boolean) => Promise<Planned>;
}

function programOf({ command, planStack }: PlanReviewHost): Command {
  const options = program(command)
    .description(
      'Says what a Terraform plan would do to customers who have linked their account, and stops it where it would cut them off.',
    )
    .argument(
      '[plan]',
      'what `terraform show -json <plan file>` wrote, or - for standard input',
      callersPath,
    );
  if (planStack !== undefined) {
    options
      .option('--stack <name>', 'plan the synthesized stack of that environment, and review that')
      .option('--offline', 'with --stack: plan with no credentials and against no state');
  }
  return options
    .addOption(
      new Option(
        '--client <name>',
        "an app client that is Alexa's, by address, name or client id; may be given again",
      )
        .argParser((name: string, names: string[]) => [...names, name])
        .default([], 'those with a callback URL of Alexa'),
    )
    .addOption(
      new Option('--format <name>', 'how to write the report')
        .choices(Object.keys(formats))
        .default('terminal'),
    )
    .option('--output <file>', 'write the report there instead of to standard output')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest severity that blocks')
        .choices([...severities])
        .default('high'),
    )
    .option('--acceptances <file>', `accepted findings (default: ${defaultAcceptances} where there is one)`)
    .option(
      '--configuration <file>',
      'cdk.tf.json that was planned: shows prevent_destroy and provider versions',
    )
    .option('--previous-configuration <file>', 'cdk.tf.json that is deployed now, to compare with')
    .option('--previous-terraform-version <version>', 'Terraform that wrote the state')
    .option('--width <columns>', 'width of the terminal report', positive)
    .option('--rules', 'list the rules with what they mean and end')
    .option('--explain <rule>', 'say when a rule finds something, where it comes from, and how to accept it')
    .addHelpText(
      'after',
      `
Verdicts and exit codes:
  blocked           1  a finding of the severity of --fail-on, or a worse one
  needs a decision  0  milder findings: somebody has to read them (--fail-on warn stops here)
  clean             0  linked customers notice nothing bad
                    2  not readable as a plan of account linking, or wrong options
Values that Terraform marks as sensitive are never printed.`,
    );
}

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

async function main(host: PlanReviewHost): Promise<number> {
  const command = programOf(host);
  const [file] = command.parse().processedArgs as [string | undefined];
  const options = command.opts<Options>();
  if (options.rules || options.explain !== undefined) {
    const list = () => rules.map((rule) => `${meaning(factsOf(rule))}\n\n`).join('');
    write(options.explain === undefined ? list() : explain(options.explain), options.output);
    return exitCodes.clean;
  }
  const planned = await plannedOf(file, options, host);
  const configuration = options.configuration ?? planned.configuration;
  const report = review(parsePlan(planned.bytes), {
    failOn: options.failOn,
    clients: options.client,
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
  write(text ?? '', options.output);
  return exitCodes[report.verdict];
}

/** To a file, or to standard output. A file gets no colours, whatever the terminal can show. */
function write(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else writeReport(file, stripVTControlCharacters(text));
}

async function plannedOf(
  file: string | undefined,
  { stack, offline }: Options,
  { planStack }: PlanReviewHost,
): Promise<Planned> {
  if ((file === undefined) === (stack === undefined)) {
    const given = file === undefined ? 'neither' : 'both';
    const orStack = planStack === undefined ? '' : ` or --stack <name>, and not ${given}`;
    throw new CommandError(
      `Give a plan (a file, or - for standard input)${orStack}. --help shows all.`,
      exitCodes.notReadable,
    );
  }
  if (offline && stack === undefined) {
    throw new CommandError('--offline goes with --stack <name> only.', exitCodes.notReadable);
  }
  return stack === undefined || planStack === undefined
    ? { bytes: await readBytes(file ?? '-') }
    : planStack(stack, offline === true);
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`The report cannot be written to ${file}: ${(error as Error).message}.`);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file !== '-' && !existsSync(file)) throw new PlanError(`There is no file ${file}.`);
  if (file !== '-' && statSync(file).isDirectory())
    throw new PlanError(`${file} is a folder. Give the file that \`terraform show -json tfplan\` wrote.`);
  if (file !== '-') return readFileSync(file);
  if (process.stdin.isTTY)
    throw new PlanError('Nothing is piped in. Pipe in what terraform show -json <plan file> prints.');
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream('', { fd: 0 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readAcceptances(named: string | undefined) {
  const file = named ?? (existsSync(defaultAcceptances) ? defaultAcceptances : undefined);
  if (file === undefined) return [];
  if (!existsSync(file)) throw new Error(`There is no acceptances file ${file}.`);
  if (statSync(file).isDirectory()) throw new Error(`The acceptances file ${file} is a folder.`);
  return parseAcceptances(readFileSync(file, 'utf8'), file, [...rules.map(({ id }) => id), notJudgedId]);
}

/** Reviews a plan as the arguments of the process say, and sets its exit code. */
export async function runPlanReview(host: PlanReviewHost): Promise<void> {
  // Who reads the beginning only, as `head` does, is told no fault; the exit code stays that of the review.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  await runCommand(async () => {
    try {
      return await main(host);
    } catch (error) {
      // Whatever happens, a plan that was not reviewed must not look like one that was.
      throw error instanceof CommandError || error instanceof CommanderError
        ? error
        : new CommandError(error instanceof Error ? error.message : String(error), exitCodes.notReadable);
    }
  });
}
