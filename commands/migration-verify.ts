import { migrationContract, migrationContractFile } from '../contracts/migration/contract';
import { signing } from '../contracts/migration/signing';
import { VerificationError } from '../contracts/verifier/provider-states';
import { reportJunit } from '../contracts/verifier/report-junit';
import { reportText } from '../contracts/verifier/report-text';
import { verifyContract } from '../contracts/verifier/verify';
import { CommandError, program, runCommand } from './command';
import { addEndpointOptions, type EndpointFlags, endpointSecrets, withEndpoint } from './migration-endpoint';
import { writeReport } from './report-file';

interface Flags extends EndpointFlags {
  readonly junit?: string;
  readonly json?: string;
}

const command = addEndpointOptions(
  program('npm run migration:verify --').description(
    "Verifies that a SaaS's endpoint keeps the contract by which its customers are migrated at their first sign-in. Without --url it verifies the reference endpoint of this project.",
  ),
)
  .option('--junit <file>', 'write the report as JUnit XML too')
  .option('--json <file>', 'write the report as JSON too')
  .addHelpText(
    'after',
    `
${endpointSecrets}

Exit codes: 0 the contract is kept, 1 it is broken, 2 nothing could be verified.`,
  );

async function main(): Promise<number> {
  const flags = command.parse().opts<Flags>();
  const report = await withEndpoint(flags, ({ url, states, signingKey, timeout }) =>
    verifyContract({
      pact: { file: migrationContractFile },
      provider: migrationContract.provider,
      providerUrl: url,
      timeout,
      secrets: [signingKey],
      ...signing(states, signingKey),
    }),
  ).catch((error: unknown) => {
    if (error instanceof VerificationError) throw new CommandError(error.message, 2);
    throw error;
  });
  console.log(reportText(report));
  if (flags.json) writeReport(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  if (flags.junit) writeReport(flags.junit, reportJunit(report));
  return report.ok ? 0 : 1;
}

await runCommand(main);
