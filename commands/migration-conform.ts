import { conformanceText } from '../contracts/conformance/conformance-text';
import { conformMigration } from '../contracts/migration/conformance/conform';
import { VerificationError } from '../contracts/verifier/provider-states';
import { CommandError, program, runCommand } from './command';
import { progress } from './contract-provider';
import { addEndpointOptions, type EndpointFlags, endpointSecrets, withEndpoint } from './migration-endpoint';
import { writeReport } from './report-file';

interface Flags extends EndpointFlags {
  readonly json?: string;
}

const command = addEndpointOptions(
  program('npm run migration:conform --').description(
    "Checks of a SaaS's migration endpoint what no contract can hold: odd passwords, whose id it gives, what it tells of who is a customer, forged signatures, and questions that are none of the function's. Without --url it checks the reference endpoint of this project.",
  ),
)
  .option('--json <file>', 'write the report as JSON too')
  .addHelpText(
    'after',
    `
${endpointSecrets}

It asks 80 times at most: an endpoint that limits the rate has to let that through here.

Exit codes: 0 nothing is broken, 1 something is, 2 nothing could be checked. What could not be checked is said.`,
  );

async function main(): Promise<number> {
  const flags = command.parse().opts<Flags>();
  const report = await withEndpoint(flags, (endpoint) =>
    conformMigration({ ...endpoint, onCheck: progress('checks made') }),
  ).catch((error: unknown) => {
    if (error instanceof VerificationError) throw new CommandError(error.message, 2);
    throw error;
  });
  console.log(conformanceText(report));
  if (flags.json) writeReport(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  return report.ok ? 0 : 1;
}

await runCommand(main);
