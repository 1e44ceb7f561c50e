import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { askBroker, nameMainBranch } from './broker-cli';
import { createWebhook } from './broker-webhook';
import { CommandError, callersPath, program, runCommand } from './command';
import { commandName, defaultPacticipant } from './contract-defaults';
import { isFolder } from './file-fault';
import { branch, commit, githubRun, mainBranch } from './git-facts';
import { httpUrl } from './http-url';

interface Flags {
  readonly brokerUrl?: string;
  readonly pacticipant: string;
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly environment: string;
  readonly wait: number;
  readonly mainBranch?: string;
  readonly repository: string;
  readonly provider: string;
}

/** Seconds between two questions while a verification has yet to be published. */
const pause = 10;

/** Each subcommand: what it says about itself, what it needs, and what the Pact CLI is asked to do. */
function createProgram(act: (flags: Flags, args: readonly string[]) => Promise<void>): Command {
  const broker = program('contracts-broker')
    .description('Tells a Pact broker about the contract, through the official Pact CLI.')
    // Each subcommand is an npm script of its own.
    .configureHelp({ commandUsage: (command) => `${commandName(command.name())} ${command.usage()}` });

  const subcommand = (name: string, description: string, secret = '') =>
    broker
      .command(name)
      .description(description)
      .addOption(
        new Option('--broker-url <url>', 'the broker').env('PACT_BROKER_BASE_URL').argParser(httpUrl),
      )
      .option('--pacticipant <name>', 'who it is about', defaultPacticipant)
      .option('--version <version>', 'its version; default the commit that is checked out')
      .addHelpText(
        'after',
        `
Credentials are read from the environment only:
  PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD${secret}

Exit codes: 0 done, 1 the broker says no, 2 it could not be asked.`,
      );

  subcommand('publish', 'Publishes the contract as a version of the skill.')
    .argument('[files...]', 'contracts, or folders of them; default contracts/pacts')
    .option('--branch <name>', 'default the branch that is checked out, or that GitHub Actions builds')
    .option(
      '--main-branch <name>',
      'branch that the broker takes for the main one; default that of the remote, or main',
    )
    .option('--build-url <url>', 'default the run of GitHub Actions', httpUrl)
    .action(async (named: string[], flags: Flags) => {
      const files = named.length === 0 ? ['contracts/pacts'] : named.map(callersPath);
      const buildUrl = flags.buildUrl ?? githubRun();
      // Services verify the contracts of the main branch: without one they find none.
      for (const consumer of consumersOf(files)) {
        await nameMainBranch(brokerOf(flags), consumer, flags.mainBranch ?? mainBranch() ?? 'main');
      }
      await act(flags, [
        ...['publish', ...files],
        ...['--consumer-app-version', flags.version ?? commit()],
        ...['--branch', flags.branch ?? branch()],
        ...(buildUrl === undefined ? [] : ['--build-url', buildUrl]),
      ]);
    });

  subcommand('can-i-deploy', 'Asks whether every service of an environment keeps the contract.')
    .requiredOption('--environment <name>', 'e.g. production')
    .option('--wait <minutes>', 'for verifications that are not there yet', minutes, 0)
    .action(async (flags: Flags) => {
      await act(flags, [
        ...['can-i-deploy', '--pacticipant', flags.pacticipant, '--version', flags.version ?? commit()],
        ...['--to-environment', flags.environment, ...waiting(flags.wait)],
      ]);
    });

  subcommand('can-i-merge', 'Asks whether the contract goes with the main branch of every service.')
    .option('--wait <minutes>', 'for verifications that are not there yet', minutes, 0)
    .action(async (flags: Flags) => {
      await act(flags, [
        ...['can-i-merge', '--pacticipant', flags.pacticipant, '--version', flags.version ?? commit()],
        ...waiting(flags.wait),
      ]);
    });

  subcommand(
    'webhook',
    'Lets the broker ask a GitHub repository to verify a contract that changed (contract-changed.yml).',
    "\n  GITHUB_DISPATCH_TOKEN    a token that may write the repository's contents; the broker keeps it",
  )
    .requiredOption('--repository <owner/name>', "the service's", repository)
    .option('--provider <name>', 'the service as the contract calls it', 'saas-api')
    .action(async (flags: Flags) => {
      await createWebhook({ ...flags, brokerUrl: brokerOf(flags) });
    });

  subcommand('record', 'Records that a version was deployed to an environment.')
    .requiredOption('--environment <name>', 'e.g. production')
    .action(async (flags: Flags) => {
      await act(flags, [
        ...['record-deployment', '--pacticipant', flags.pacticipant],
        ...['--version', flags.version ?? commit(), '--environment', flags.environment],
      ]);
    });

  return broker;
}

const waiting = (minutes: number): string[] =>
  minutes > 0
    ? ['--retry-while-unknown', String(Math.ceil((minutes * 60) / pause)), '--retry-interval', String(pause)]
    : [];

/** @throws CommandError where no broker is named */
function brokerOf({ brokerUrl }: Flags): string {
  if (brokerUrl) return brokerUrl;
  throw new CommandError(
    'Which broker? Set PACT_BROKER_BASE_URL, e.g. to https://acme.pactflow.io, or give --broker-url <url>.',
    2,
  );
}

/** The consumers of the contracts in files and folders. @throws CommandError where a file is no contract */
function consumersOf(paths: readonly string[]): ReadonlySet<string> {
  const files = paths.flatMap((path) =>
    isFolder(path)
      ? readdirSync(path).flatMap((name) => (/\.json$/.test(name) ? join(path, name) : []))
      : path,
  );
  return new Set(files.map(consumerOf));
}

function consumerOf(file: string): string {
  let name: unknown;
  try {
    name = (JSON.parse(readFileSync(file, 'utf8')) as { consumer?: { name?: unknown } }).consumer?.name;
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError(`The contract ${file} is not JSON.`, 2);
    throw new CommandError(`The contract ${file} cannot be read: ${(error as Error).message}.`, 2);
  }
  if (typeof name === 'string') return name;
  throw new CommandError(`${file} is no Pact contract: it names no consumer.`, 2);
}

async function main(): Promise<number> {
  let exitCode = 0;
  const command = createProgram(async (flags, args) => {
    const { yes, text } = await askBroker(brokerOf(flags), args);
    if (yes) return console.log(text);
    exitCode = 1;
    console.error([text, ...noMainBranch(text)].join('\n'));
  });
  await command.parseAsync();
  return exitCode;
}

/** What to do where the broker looked at a main branch that has nothing. */
function noMainBranch(text: string): string[] {
  if (!/from (?:the|its) main branch \(no versions? exist/.test(text)) return [];
  return [
    'The broker knows no version of that main branch: the first verification of it has to be published, and the ' +
      `broker has to know its name (${commandName('verify')} … --publish --main-branch <name>).`,
  ];
}

function repository(text: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(text)) return text;
  throw new InvalidArgumentError('It has to be an owner and a name, e.g. acme/saas.');
}

function minutes(text: string): number {
  const count = Number(text);
  if (count >= 0) return count;
  throw new InvalidArgumentError('It has to be a number of minutes.');
}

await runCommand(main);
