import { existsSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { UserPoolError } from '../customers/faults';
import { importCustomers } from '../customers/import';
import { Journal } from '../customers/journal';
import { KeptFileError } from '../customers/kept-file';
import { Report } from '../customers/report';
import { countRows, FileError, type Format, formatOf, formats, readRows } from '../customers/rows';
import { ImportingUserPool } from '../customers/user-pool';
import { CommandError, callersPath, program, runCommand } from './command';
import { isOfFiles } from './file-words.mjs';
import { userPoolId } from './user-pool-id';

interface Flags {
  readonly userPoolId?: string;
  readonly format?: Format;
  readonly dryRun: boolean;
  readonly rate: number;
  readonly journal?: string;
  readonly report?: string;
}

const command = program('npm run customers:import --')
  .description(
    'Puts the customers that the SaaS already has into the user pool, with their own ids. It can be interrupted and run again: what is done is passed over, and nobody is made twice.',
  )
  .argument(
    '<file>',
    'CSV with a header, or JSON lines: email, id, and if wanted emailVerified, tenant, plan',
  )
  .option('--user-pool-id <id>', 'the user pool: the output user_pool_id of the stack', userPoolId)
  .option('--dry-run', 'look at every row, and ask AWS nothing', false)
  .option('--rate <number>', 'customers in a second, 1 to 25', rate, 10)
  .addOption(new Option('--format <format>', "default: what the file's name says").choices(formats))
  .option('--journal <file>', 'what is done, row by row; default: <file>.journal')
  .option('--report <file>', 'the refused rows, as CSV: number and reason; default: <file>.refused.csv')
  .addHelpText(
    'after',
    `
Each customer is made without a message to them and with a password that nobody knows: they sign in by "forgot
password", or by an identity provider where accounts are linked. An address that has an account already gets its id.

AWS credentials are read as by the AWS CLI (AWS_PROFILE and so on); AWS_ENDPOINT_URL leads to an emulator.
Neither the journal nor the report holds an address or an id.

Exit codes: 0 every row is in the user pool (dry run: is good), 1 some rows were refused, 2 nothing could be
imported, or not to the end.`,
  );

async function main(): Promise<number> {
  command.parse();
  const file = callersPath(command.args[0] ?? '');
  const flags = command.opts<Flags>();
  const { dryRun, userPoolId } = flags;
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`, 2);
  const format = flags.format ?? formatOf(file);
  if (format === undefined) {
    throw new CommandError(
      `The name ${file} does not say what is in it. Add --format csv or --format jsonl.`,
      2,
    );
  }
  if (!dryRun && userPoolId === undefined) {
    throw new CommandError(
      'Say into which user pool: --user-pool-id eu-west-1_…, the output user_pool_id of the stack. Or try --dry-run.',
      2,
    );
  }
  try {
    return await run(file, format, flags);
  } catch (error) {
    if (error instanceof FileError) throw new CommandError(`${file} cannot be imported. ${error.message}`, 2);
    if (error instanceof KeptFileError) throw new CommandError(error.message, 2);
    if (error instanceof UserPoolError) {
      throw new CommandError(`${error.message} What is done is done: run the same command to go on.`, 2);
    }
    if (isOfFiles(error)) {
      throw new CommandError(
        `The journal or the report cannot be written: ${error.message}. Name others with --journal and --report; what is done is done.`,
        2,
      );
    }
    throw error;
  }
}

async function run(file: string, format: Format, flags: Flags): Promise<number> {
  const { dryRun, userPoolId = '' } = flags;
  // AWS's clients would warn of a Node that this project still supports.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  // A file that ends in the middle is found out before anybody is imported.
  const total = await countRows(file, format);
  const pool = dryRun ? undefined : new ImportingUserPool(userPoolId);
  const journalFile = flags.journal ?? `${file}.journal`;
  const journal = dryRun ? undefined : await Journal.open(journalFile, file, userPoolId);
  const report = Report.open(flags.report ?? `${file}.refused.csv`, [
    { file, is: 'the file of customers' },
    { file: journalFile, is: 'the journal' },
  ]);
  if (journal && journal.done > 0) console.log(`${journal.done} rows are done already: going on after them.`);
  const counts = new Map<string, number>();
  const progress = new Progress(total, counts, dryRun ? undefined : flags.rate);
  const interrupted = new AbortController();
  const interrupt = () => {
    console.error('Ending after the rows that are under way. Run the same command to go on.');
    interrupted.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    await importCustomers({
      rows: readRows(file, format),
      add: pool && ((customer) => pool.add(customer)),
      journal,
      rate: flags.rate,
      signal: interrupted.signal,
      onRow: (row, outcome, reason) => {
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        if (outcome === 'refused') report.add(row, reason ?? '');
        progress.show();
      },
    });
  } finally {
    progress.end();
    process.off('SIGINT', interrupt);
    journal?.close();
    report.close();
    if (counts.size > 0) printSummary(counts, report);
  }
  if (interrupted.signal.aborted) return 2;
  return report.rows > 0 ? 1 : 0;
}

const words: Readonly<Record<string, string>> = {
  made: 'made',
  there: 'there already',
  named: 'there already, and given the id',
  skipped: 'done in an earlier run',
  good: 'good',
  refused: 'refused',
};

function printSummary(counts: ReadonlyMap<string, number>, report: Report): void {
  const parts = Object.entries(words).flatMap(([outcome, word]) => {
    const count = counts.get(outcome);
    if (count === undefined) return [];
    const colour = outcome === 'refused' ? pc.yellow : pc.green;
    return [`${colour(count.toLocaleString('en'))} ${word}`];
  });
  console.log(parts.join(', '));
  if (report.rows > 0) console.log(`The refused rows and why: ${report.file}`);
}

/** A line that counts, on a terminal twice a second, elsewhere every thousand rows. */
class Progress {
  #rows = 0;
  #shownAt = 0;

  /** @param rate rows in a second, at most; undefined: as fast as they are read */
  constructor(
    private readonly total: number,
    private readonly counts: ReadonlyMap<string, number>,
    private readonly rate: number | undefined,
  ) {}

  show(): void {
    this.#rows += 1;
    const now = performance.now();
    const isDue = process.stderr.isTTY ? now - this.#shownAt > 500 : this.#rows % 1_000 === 0;
    if (!isDue) return;
    this.#shownAt = now;
    const refused = this.counts.get('refused') ?? 0;
    const parts = [
      `${this.#rows.toLocaleString('en')} of ${this.total.toLocaleString('en')} rows`,
      `${refused.toLocaleString('en')} of them refused`,
      ...(this.rate === undefined ? [] : [`${minutes((this.total - this.#rows) / this.rate)} left`]),
    ];
    // A line that is shorter than the one before covers all of it.
    process.stderr.write(process.stderr.isTTY ? `\r${parts.join(', ')}    ` : `${parts.join(', ')}\n`);
  }

  end(): void {
    if (process.stderr.isTTY && this.#shownAt > 0) process.stderr.write('\n');
  }
}

/** e.g. `about 7 minutes`. */
function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return count > 1 ? `about ${count.toLocaleString('en')} minutes` : 'less than a minute';
}

function rate(value: string): number {
  const number = Number(value);
  // Half of what Cognito lets an account make in a second, so that customers can sign up meanwhile.
  if (Number.isInteger(number) && number >= 1 && number <= 25) return number;
  throw new InvalidArgumentError('A whole number from 1 to 25.');
}

await runCommand(main);
