import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { brokerCredentials } from '../contracts/pact-cli';
import { startReferenceProvider } from '../contracts/reference/provider';
import { statesOf } from '../contracts/states';
import { cognitoTokens } from '../contracts/verifier/cognito-tokens';
import { handlerStates } from '../contracts/verifier/handler-states';
import { httpStates, VerificationError } from '../contracts/verifier/provider-states';
import type { VerificationReport } from '../contracts/verifier/report';
import { reportJunit } from '../contracts/verifier/report-junit';
import { reportText } from '../contracts/verifier/report-text';
import { type PactSource, type VerifyOptions, verifyContract } from '../contracts/verifier/verify';
import { api } from '../service/api';
import { CommandError, runCommand } from './command';
import { httpUrl, isHttpUrl } from './http-url';

interface Flags {
  readonly providerUrl?: string;
  readonly statesUrl?: string;
  readonly pact: string;
  readonly brokerUrl?: string;
  readonly selector?: readonly Record<string, unknown>[];
  readonly pending?: boolean;
  readonly wipSince?: string;
  readonly provider: string;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly publish?: boolean;
  readonly buildUrl?: string;
  readonly timeout: number;
  readonly junit?: string;
  readonly json?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly audience?: string;
}

/** Secrets come from the environment alone: an argument is seen in process lists and build logs. */
const secretVariables = [
  ...brokerCredentials.filter((name) => name !== 'PACT_BROKER_USERNAME'),
  'STATES_SECRET',
  'COGNITO_CLIENT_SECRET',
  'COGNITO_REFRESH_TOKEN',
  'EXPIRED_ACCESS_TOKEN',
  'REVOKED_ACCESS_TOKEN',
];

function createProgram(): Command {
  return new Command('npm run contracts:verify --')
    .description(
      'Verifies that a service keeps the contract of the Alexa skill. Without --provider-url it verifies the ' +
        'reference SaaS of this project, with tokens minted for it.',
    )
    .optionsGroup('The service:')
    .option('--provider-url <url>', 'base URL of the running service', httpUrl)
    .option('--states-url <url>', 'where the service changes its provider states', httpUrl)
    .option('--timeout <seconds>', 'for each answer of the service', positive, 10)
    .optionsGroup('The contract:')
    .option('--pact <file or url>', 'the contract', fileOrUrl, 'contracts/pacts/alexa-skill-saas-api.json')
    .option('--broker-url <url>', 'the broker that has the contracts, or the one of --pact', httpUrl)
    .option('--selector <json>', 'consumer version selector; repeatable', selector)
    .option('--pending', 'contracts that were never kept may fail')
    .option('--wip-since <date>', 'also work-in-progress contracts since this date', isoDate)
    .option('--provider <name>', 'name of the service in the contract', 'saas-api')
    .optionsGroup('The result:')
    .option('--provider-version <version>', 'version of the service, e.g. its commit')
    .option('--provider-branch <branch>', 'branch of the service')
    .option('--publish', 'publish the result to the broker that the contract came from')
    .addOption(new Option('--build-url <url>', 'build that the result links to').argParser(httpUrl))
    .option('--junit <file>', 'write the report as JUnit XML too')
    .option('--json <file>', 'write the report as JSON too')
    .optionsGroup('Tokens from Cognito, for states that give none:')
    .option('--token-url <url>', "token endpoint, e.g. the sign-in domain's /oauth2/token", httpUrl)
    .option('--client-id <id>', 'app client that the tokens are for')
    .option('--audience <identifier>', "resource server, the prefix of the API's scopes")
    .addHelpText(
      'after',
      `
Secrets are read from the environment only:
  PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD
  STATES_SECRET            sent to the states endpoint as its bearer
  COGNITO_CLIENT_SECRET    of the app client
  COGNITO_REFRESH_TOKEN    of a test user; without it, tokens are got by client credentials
  EXPIRED_ACCESS_TOKEN, REVOKED_ACCESS_TOKEN   for the states that ask for one

Exit codes: 0 the contract is kept, 1 it is broken, 2 nothing could be verified or published.`,
    )
    .exitOverride();
}

async function main(): Promise<number> {
  const program = createProgram();
  try {
    program.parse();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  const flags = program.opts<Flags>();
  checkTogether(flags);
  const report = await verify(flags);
  if (flags.json) write(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  if (flags.junit) write(flags.junit, reportJunit(report));
  console.log(reportText(report));
  if (!report.ok) return 1;
  return report.published === false ? 2 : 0;
}

/** Flags that mean nothing without another, or contradict one. */
function checkTogether(flags: Flags): void {
  const selects = flags.brokerUrl !== undefined && !isHttpUrl(flags.pact);
  const rules: readonly (readonly [boolean, string])[] = [
    [
      flags.providerUrl !== undefined && flags.statesUrl === undefined,
      '--provider-url needs --states-url: the contract asks for provider states, such as a valid token. ' +
        'contracts/README.md says what the endpoint has to do.',
    ],
    [flags.providerUrl === undefined && flags.statesUrl !== undefined, '--states-url needs --provider-url.'],
    [
      !selects && Boolean(flags.pending || flags.wipSince || flags.selector),
      '--pending, --wip-since and --selector need --broker-url and no --pact: they choose among its contracts.',
    ],
    [
      Boolean(flags.publish) && flags.brokerUrl === undefined,
      '--publish needs --broker-url: the broker that the contract came from.',
    ],
    [
      Boolean(flags.publish) && flags.providerVersion === undefined,
      '--publish needs --provider-version: the version of the service that the result is about.',
    ],
    [
      flags.tokenUrl !== undefined && (flags.clientId === undefined || flags.audience === undefined),
      '--token-url needs --client-id and --audience.',
    ],
  ];
  for (const [broken, message] of rules) if (broken) throw new CommandError(message, 2);
}

async function verify(flags: Flags): Promise<VerificationReport> {
  const secrets = secretVariables.flatMap((name) => process.env[name] ?? []);
  const pact = sourceOf(flags);
  const catalogue = statesOf(api);
  const common = {
    pact,
    catalogue,
    service: api,
    provider: flags.provider,
    providerVersion: flags.providerVersion,
    providerBranch: flags.providerBranch,
    publish: flags.publish,
    buildUrl: flags.buildUrl,
    timeout: flags.timeout * 1000,
    secrets,
    onInteraction: progress(),
  };
  if (flags.providerUrl === undefined || flags.statesUrl === undefined) {
    const reference = await startReferenceProvider(api);
    return run({
      ...common,
      providerUrl: reference.saas.url,
      states: handlerStates(catalogue, reference.states),
    }).finally(() => reference.close());
  }
  const { STATES_SECRET: secret } = process.env;
  return run({
    ...common,
    providerUrl: flags.providerUrl,
    states: httpStates(flags.statesUrl, { timeout: common.timeout, secret }),
    tokens: tokensOf(flags),
  });
}

async function run(options: VerifyOptions): Promise<VerificationReport> {
  try {
    return await verifyContract(options);
  } catch (error) {
    if (error instanceof VerificationError) throw new CommandError(error.message, 2);
    throw error;
  }
}

function sourceOf({ brokerUrl, selector: selectors, pending, wipSince, pact }: Flags): PactSource {
  if (isHttpUrl(pact)) return brokerUrl === undefined ? { url: pact } : { url: pact, brokerUrl };
  if (brokerUrl === undefined) return { file: pact };
  return { brokerUrl, selectors, enablePending: pending, includeWipSince: wipSince };
}

function tokensOf({ tokenUrl, clientId, audience }: Flags) {
  if (tokenUrl === undefined || clientId === undefined || audience === undefined) return undefined;
  const { COGNITO_CLIENT_SECRET, COGNITO_REFRESH_TOKEN, EXPIRED_ACCESS_TOKEN, REVOKED_ACCESS_TOKEN } =
    process.env;
  return cognitoTokens({
    tokenUrl,
    clientId,
    audience,
    clientSecret: COGNITO_CLIENT_SECRET,
    refreshToken: COGNITO_REFRESH_TOKEN,
    expiredToken: EXPIRED_ACCESS_TOKEN,
    revokedToken: REVOKED_ACCESS_TOKEN,
  });
}

/** Counts on a terminal; a build log gets the report alone. */
function progress(): ((count: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (count) => process.stderr.write(`\r${count} interactions verified\r`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function fileOrUrl(text: string): string {
  return isHttpUrl(text) ? httpUrl(text) : text;
}

function positive(text: string): number {
  const seconds = Number(text);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('It has to be a number of seconds above 0.');
}

function isoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new InvalidArgumentError('It has to be a date such as 2026-01-31.');
}

function selector(text: string, before: readonly object[] = []): object[] {
  try {
    const one: unknown = JSON.parse(text);
    if (one !== null && typeof one === 'object') return [...before, one];
  } catch {
    // said below
  }
  throw new InvalidArgumentError('It has to be a JSON object, e.g. {"mainBranch": true}.');
}

await runCommand(main);
