import { type Command, InvalidArgumentError, Option } from 'commander';
import { service } from '#service/index';
import { addonStatesOf } from '../contracts/addon/states';
import { type ConformanceReport, conform } from '../contracts/conformance/conform';
import { conformanceText } from '../contracts/conformance/conformance-text';
import { statesOf } from '../contracts/states';
import type { PactSource } from '../contracts/verifier/pact-source';
import { reportJunit } from '../contracts/verifier/report-junit';
import { reportText } from '../contracts/verifier/report-text';
import { verifyContract } from '../contracts/verifier/verify';
import { nameMainBranch } from './broker-cli';
import { callersPath, program, runCommand } from './command';
import { addonPact, commandName, defaultPact, ownMainBranch } from './contract-defaults';
import {
  addCognitoOptions,
  addProviderOptions,
  checkRules,
  type Provider,
  type ProviderFlags,
  progress,
  providerRules,
  withProvider,
} from './contract-provider';
import { httpUrl, isHttpUrl } from './http-url';
import { writeReport } from './report-file';

const { api } = service;

interface Flags extends ProviderFlags {
  readonly contractOnly?: boolean;
  readonly addon?: boolean;
  readonly pact: string;
  readonly brokerUrl?: string;
  readonly selector?: readonly Record<string, unknown>[];
  readonly pending?: boolean;
  readonly wipSince?: string;
  readonly provider: string;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly publish?: boolean;
  readonly mainBranch?: string;
  readonly buildUrl?: string;
  readonly junit?: string;
  readonly json?: string;
}

function createProgram(): Command {
  const command = addProviderOptions(
    program(commandName('verify')).description(
      'Verifies that a service keeps the contract of the Alexa skill, and does what no contract can hold. Without ' +
        '--provider-url it verifies the reference SaaS, with tokens minted for it.',
    ),
  )
    .optionsGroup('The contract:')
    .option('--contract-only', 'leave out what no contract can hold: tokens, data, states, times')
    .option('--pact <file or url>', 'the contract', fileOrUrl, defaultPact)
    .addOption(
      new Option('--addon', "the contract of the add-on for Alexa+, in place of the skill's")
        .implies({ pact: addonPact })
        .conflicts('brokerUrl'),
    )
    .option('--broker-url <url>', 'the broker that has the contracts, or the one of --pact', httpUrl)
    .option('--selector <json>', 'consumer version selector; repeatable', selector)
    .option('--pending', 'contracts that were never kept may fail')
    .option('--wip-since <date>', 'also work-in-progress contracts since this date', isoDate)
    .option('--provider <name>', 'name of the service in the contract', 'saas-api')
    .optionsGroup('The result:')
    .option('--provider-version <version>', 'version of the service, e.g. its commit')
    .option('--provider-branch <branch>', 'branch of the service')
    .option('--publish', 'publish the result to the broker that the contract came from')
    .option(
      '--main-branch <branch>',
      'main branch of the service, told to the broker with what is published; default that of the remote',
    )
    .addOption(new Option('--build-url <url>', 'build that the result links to').argParser(httpUrl))
    .option('--junit <file>', 'write the report as JUnit XML too')
    .option('--json <file>', 'write the report as JSON too');
  return addCognitoOptions(command).addHelpText(
    'after',
    `
Secrets are read from the environment only:
  PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD
  STATES_SECRET            sent to the states endpoint as its bearer
  COGNITO_CLIENT_SECRET    of the app client
  COGNITO_REFRESH_TOKEN    of a test user; without it, tokens are got by client credentials
  EXPIRED_ACCESS_TOKEN, REVOKED_ACCESS_TOKEN   for the states that ask for one

Exit codes: 0 the contract is kept and nothing is broken, 1 it is not, 2 nothing could be verified or published.`,
  );
}

async function main(): Promise<number> {
  const flags = createProgram().parse().opts<Flags>();
  checkRules([...providerRules(flags), ...brokerRules(flags)]);
  // Before the result: whether it goes with the main branch is asked as soon as it is there.
  const branch = flags.publish && (flags.mainBranch ?? ownMainBranch());
  if (branch && flags.brokerUrl) await nameMainBranch(flags.brokerUrl, flags.provider, branch);
  const { report, conformance } = await withProvider(flags, async (provider) => ({
    report: await verify(flags, provider),
    conformance: flags.contractOnly ? undefined : await checked(provider),
  }));
  // Before the files: where one cannot be written, the run was not for nothing.
  console.log(reportText(report));
  if (conformance) console.log(`\n${conformanceText(conformance)}`);
  if (flags.json) writeReport(flags.json, `${JSON.stringify({ ...report, conformance }, null, 2)}\n`);
  if (flags.junit) writeReport(flags.junit, reportJunit(report, conformance));
  if (!report.ok || conformance?.ok === false) return 1;
  return report.published === false ? 2 : 0;
}

/** Flags that mean nothing without another. */
function brokerRules(flags: Flags): readonly (readonly [boolean, string])[] {
  const selects = flags.brokerUrl !== undefined && !isHttpUrl(flags.pact);
  return [
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
  ];
}

const verify = (flags: Flags, provider: Provider) =>
  verifyContract({
    ...provider,
    pact: sourceOf(flags),
    catalogue: { ...statesOf(api), ...addonStatesOf(api) },
    service: api,
    provider: flags.provider,
    providerVersion: flags.providerVersion,
    providerBranch: flags.providerBranch,
    publish: flags.publish,
    buildUrl: flags.buildUrl,
    onInteraction: progress('interactions verified'),
  });

const checked = (provider: Provider): Promise<ConformanceReport> =>
  conform({ ...provider, service: api, onCheck: progress('checks made') });

function sourceOf({ brokerUrl, selector: selectors, pending, wipSince, pact }: Flags): PactSource {
  if (isHttpUrl(pact)) return brokerUrl === undefined ? { url: pact } : { url: pact, brokerUrl };
  if (brokerUrl === undefined) return { file: pact };
  return { brokerUrl, selectors, enablePending: pending, includeWipSince: wipSince };
}

function fileOrUrl(text: string): string {
  return isHttpUrl(text) ? httpUrl(text) : callersPath(text);
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
