import { service } from '#service/index';
import { conform } from '../contracts/conformance/conform';
import { conformanceText } from '../contracts/conformance/conformance-text';
import { program, runCommand } from './command';
import { commandName } from './contract-defaults';
import {
  addCognitoOptions,
  addProviderOptions,
  checkRules,
  type ProviderFlags,
  progress,
  providerRules,
  withProvider,
} from './contract-provider';
import { writeReport } from './report-file';

const { api } = service;

interface Flags extends ProviderFlags {
  readonly json?: string;
}

const command = addCognitoOptions(
  addProviderOptions(
    program(commandName('conform')).description(
      'Checks of a running service what no contract can hold: how it treats tokens, whether its data is what was ' +
        'written, what its provider states give, and how long it takes. Without --provider-url it checks the ' +
        'reference SaaS.',
    ),
  ),
)
  .optionsGroup('The result:')
  .option('--json <file>', 'write the report as JSON too')
  .addHelpText(
    'after',
    `
Secrets are read from the environment only:
  STATES_SECRET            sent to the states endpoint as its bearer
  COGNITO_CLIENT_SECRET    of the app client
  COGNITO_REFRESH_TOKEN    of a test user; without it, tokens are got by client credentials
  EXPIRED_ACCESS_TOKEN, REVOKED_ACCESS_TOKEN   for the states that ask for one

Exit codes: 0 nothing is broken, 1 something is, 2 nothing could be checked. What could not be checked is said.`,
  );

await runCommand(async () => {
  const flags = command.parse().opts<Flags>();
  checkRules(providerRules(flags));
  const report = await withProvider(flags, (provider) =>
    conform({ ...provider, service: api, onCheck: progress('checks made') }),
  );
  // Before the file: where it cannot be written, the run was not for nothing.
  console.log(conformanceText(report));
  if (flags.json) writeReport(flags.json, `${JSON.stringify(report, null, 2)}\n`);
  return report.ok ? 0 : 1;
});
