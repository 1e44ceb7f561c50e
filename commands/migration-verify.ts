import { InvalidArgumentError } from 'commander';
import { migrationContract, migrationContractFile } from '../contracts/migration/contract';
import {
  migrationEndpointStates,
  migrationPath,
  startMigrationEndpoint,
} from '../contracts/migration/reference';
import { signing } from '../contracts/migration/signing';
import { httpStates, VerificationError } from '../contracts/verifier/provider-states';
import { reportJunit } from '../contracts/verifier/report-junit';
import { reportText } from '../contracts/verifier/report-text';
import { verifyContract } from '../contracts/verifier/verify';
import { readKey } from '../triggers/user-migration/signature';
import { CommandError, program, runCommand } from './command';
import { httpUrl } from './http-url';
import { writeReport } from './report-file';

interface Flags {
  readonly url?: string;
  readonly statesUrl?: string;
  readonly timeout: number;
  readonly junit?: string;
  readonly json?: string;
}

const command = program('npm run migration:verify --')
  .description(
    "Verifies that a SaaS's endpoint keeps the contract by which its customers are migrated at their first sign-in. Without --url it verifies the reference endpoint of this project.",
  )
  .option(
    '--url <url>',
    'the whole URL of the endpoint, as in the settings: customers.migration.url',
    httpUrl,
  )
  .option('--states-url <url>', 'where the endpoint changes its provider states', httpUrl)
  .option('--timeout <seconds>', 'for each answer', seconds, 3)
  .option('--junit <file>', 'write the report as JUnit XML too')
  .option('--json <file>', 'write the report as JSON too')
  .addHelpText(
    'after',
    `
Secrets are read from the environment only:
  MIGRATION_SIGNING_KEY   the key with which the endpoint checks signatures, whsec_…
  STATES_SECRET           sent to the states endpoint as its bearer

Exit codes: 0 the contract is kept, 1 it is broken, 2 nothing could be verified.`,
  );

/** For the reference endpoint alone, which nobody else can ask. */
const referenceKey = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

async function main(): Promise<number> {
  const flags = command.parse().opts<Flags>();
  if ((flags.url === undefined) !== (flags.statesUrl === undefined)) {
    throw new CommandError(
      '--url and --states-url go together: the contract asks for customers that have to be there. docs/customers.md says what the states endpoint has to do.',
      2,
    );
  }
  const report = await verify(flags).catch((error: unknown) => {
    if (error instanceof VerificationError) throw new CommandError(error.message, 2);
    throw error;
  });
  if (flags.json) writeReport(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  if (flags.junit) writeReport(flags.junit, reportJunit(report));
  console.log(reportText(report));
  return report.ok ? 0 : 1;
}

async function verify({ url, statesUrl, timeout }: Flags) {
  const common = {
    pact: { file: migrationContractFile },
    provider: migrationContract.provider,
    timeout: timeout * 1000,
  };
  if (url === undefined || statesUrl === undefined) {
    const endpoint = await startMigrationEndpoint({ signingKey: referenceKey });
    return verifyContract({
      ...common,
      providerUrl: `${endpoint.url}${migrationPath}`,
      ...signing(migrationEndpointStates(endpoint), referenceKey),
    }).finally(() => endpoint.close());
  }
  const { MIGRATION_SIGNING_KEY: key = '', STATES_SECRET: secret } = process.env;
  if (readKey(key) === undefined) {
    throw new CommandError(
      'MIGRATION_SIGNING_KEY must be the signing key that the endpoint has, "whsec_" and 24 to 64 bytes in base64.',
      2,
    );
  }
  return verifyContract({
    ...common,
    providerUrl: url,
    secrets: [key],
    ...signing(httpStates(statesUrl, { timeout: common.timeout, secret }), key),
  });
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It has to be a number of seconds above 0.');
}

await runCommand(main);
