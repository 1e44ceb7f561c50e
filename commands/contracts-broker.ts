import { type Command, InvalidArgumentError, Option } from 'commander';
import { brokerCredentials, pactEnvironment, runPactCli } from '../contracts/pact-cli';
import { Redaction } from '../contracts/verifier/redaction';
import { createWebhook } from './broker-webhook';
import { runNow } from './child';
import { CommandError, program, runCommand } from './command';
import { commandName } from './contract-defaults';
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
function createProgram(act: (args: readonly string[]) => Promise<boolean>): Command {
  const broker = program('contracts-broker')
    .description('Tells a Pact broker about the contract, through the official Pact CLI.')
    // Each subcommand is an npm script of its own.
    .configureHelp({ commandUsage: (command) => `${commandName(command.name())} ${command.usage()}` });

  const subcommand = (name: string, description: string) =>
    broker
      .command(name)
      .description(description)
      .addOption(
        new Option('--broker-url <url>', 'the broker').env('PACT_BROKER_BASE_URL').argParser(httpUrl),
      )
      .option('--pacticipant <name>', 'who it is about', 'alexa-skill')
      .option('--version <version>', 'its version; default the commit that is checked out')
      .addHelpText(
        'after',
        `
Credentials are read from the environment only:
  PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD

Exit codes: 0 done, 1 the broker says no, 2 it could not be asked.`,
      );

  const common = ({ brokerUrl }: Flags) => {
    if (brokerUrl) return ['--broker-base-url', brokerUrl, '--retries', '3'];
    throw new CommandError(
      'Which broker? Set PACT_BROKER_BASE_URL, e.g. to https://acme.pactflow.io, or give --broker-url <url>.',
      2,
    );
  };

  subcommand('publish', 'publishes the contract as a version of the skill')
    .argument('[files...]', 'contracts, or folders of them', ['contracts/pacts'])
    .option('--branch <name>', 'default the branch that is checked out, or that GitHub Actions builds')
    .option(
      '--main-branch <name>',
      'branch that the broker takes for the main one; default that of the remote, or main',
    )
    .option('--build-url <url>', 'default the run of GitHub Actions', httpUrl)
    .action(async (files: string[], flags: Flags) => {
      const buildUrl = flags.buildUrl ?? githubRun();
      // Services verify the contracts of the main branch: without one they find none.
      const known = await act([
        ...['create-or-update-pacticipant', '--name', flags.pacticipant],
        ...['--main-branch', flags.mainBranch ?? mainBranch(), ...common(flags)],
      ]);
      if (!known) return;
      await act([
        ...['publish', ...files, ...common(flags)],
        ...['--consumer-app-version', flags.version ?? commit()],
        ...['--branch', flags.branch ?? branch()],
        ...(buildUrl === undefined ? [] : ['--build-url', buildUrl]),
      ]);
    });

  subcommand('can-i-deploy', 'asks whether every service of an environment keeps the contract')
    .requiredOption('--environment <name>', 'e.g. production')
    .option('--wait <minutes>', 'for verifications that are not there yet', minutes, 0)
    .action(async (flags: Flags) => {
      await act([
        ...['can-i-deploy', '--pacticipant', flags.pacticipant, '--version', flags.version ?? commit()],
        ...['--to-environment', flags.environment, ...common(flags), ...waiting(flags.wait)],
      ]);
    });

  subcommand('can-i-merge', 'asks whether it goes with the main branch of every service')
    .option('--wait <minutes>', 'for verifications that are not there yet', minutes, 0)
    .action(async (flags: Flags) => {
      await act([
        ...['can-i-merge', '--pacticipant', flags.pacticipant, '--version', flags.version ?? commit()],
        ...common(flags),
        ...waiting(flags.wait),
      ]);
    });

  subcommand(
    'webhook',
    'lets the broker ask a GitHub repository to verify a contract that changed (contract-changed.yml)',
  )
    .requiredOption('--repository <owner/name>', "the service's", repository)
    .option('--provider <name>', 'the service as the contract calls it', 'saas-api')
    .addHelpText(
      'after',
      `
  GITHUB_DISPATCH_TOKEN    a token that may write the repository's contents; the broker keeps it`,
    )
    .action(async (flags: Flags) => {
      common(flags);
      await createWebhook({ ...flags, brokerUrl: String(flags.brokerUrl) });
    });

  subcommand('record', 'records that a version was deployed to an environment')
    .requiredOption('--environment <name>', 'e.g. production')
    .action(async (flags: Flags) => {
      await act([
        ...['record-deployment', '--pacticipant', flags.pacticipant],
        ...['--version', flags.version ?? commit(), '--environment', flags.environment, ...common(flags)],
      ]);
    });

  return broker;
}

const waiting = (minutes: number): string[] =>
  minutes > 0
    ? ['--retry-while-unknown', String(Math.ceil((minutes * 60) / pause)), '--retry-interval', String(pause)]
    : [];

/** What the Pact CLI says when it fails, and what to do about it. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/error sending request|dns error|connect/i, 'The broker does not answer: is --broker-url right?'],
  [/401|unauthori[sz]ed/i, 'The broker does not know you: set PACT_BROKER_TOKEN, or the user and password.'],
  [/403|forbidden/i, 'The broker forbids it: the token needs the right to write.'],
  [/No version|not found|404/i, 'The broker does not have it: has this version been published?'],
  [/Environment .* does not exist/i, 'The broker has no such environment: see its list of environments.'],
];

async function main(): Promise<number> {
  let exitCode = 0;
  const command = createProgram(async (args) => {
    const {
      exitCode: code,
      stdout,
      stderr,
    } = await runPactCli(['broker', ...args], {
      env: pactEnvironment({ broker: true }),
    });
    const output = withoutCredentials(`${stdout}${stderr}`).trim();
    if (code === 0) {
      console.log(output);
      return true;
    }
    console.error(output);
    if (/computer says no/i.test(output)) {
      exitCode = 1;
      return false;
    }
    const hint = hints.find(([pattern]) => pattern.test(output))?.[1];
    throw new CommandError(hint ?? `The Pact CLI ended with ${code}.`, 2);
  });
  await command.parseAsync();
  return exitCode;
}

function withoutCredentials(text: string): string {
  const redaction = new Redaction();
  for (const name of brokerCredentials) {
    if (name !== 'PACT_BROKER_USERNAME') redaction.add(process.env[name] ?? '');
  }
  return redaction.text(text);
}

function commit(): string {
  return git('rev-parse', 'HEAD') || missing('--version');
}

/** GitHub Actions checks out a commit, not a branch. */
function branch(): string {
  const { GITHUB_HEAD_REF, GITHUB_REF_NAME } = process.env;
  return GITHUB_HEAD_REF || GITHUB_REF_NAME || git('branch', '--show-current') || missing('--branch');
}

function git(...args: string[]): string | undefined {
  const { code, stdout } = runNow('git', args);
  return code === 0 ? stdout.trim() : undefined;
}

function missing(flag: string): never {
  throw new CommandError(`git does not say it here, so ${flag} has to.`, 2);
}

function githubRun(): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  return GITHUB_RUN_ID && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** What the remote calls its main branch. */
function mainBranch(): string {
  return git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '') || 'main';
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
