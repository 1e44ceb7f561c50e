import { CommanderError, Option } from 'commander';
import type { AccessTokenScheme } from '../alexa/client-authentication';
import { Secrets } from '../linking/secrets';
import { type CheckResult, type Severity, severities } from '../linking/verify/check';
import { checks } from '../linking/verify/checks/checks';
import { reportJson } from '../linking/verify/report-json';
import { reportJunit } from '../linking/verify/report-junit';
import { areaTitle, resultText, summaryText } from '../linking/verify/report-text';
import { hasPublicAddress, type Target, type TestCustomer } from '../linking/verify/target';
import { hasFailed, verify } from '../linking/verify/verify';
import { findChromium } from '../programs/find-program';
import { CommandError, program, runCommand } from './command';
import { httpUrl } from './http-url';
import { environmentTarget, operationsOf } from './linking-target';
import { writeReport } from './report-file';

interface Flags {
  readonly outputs?: string;
  readonly authorizationUri?: string;
  readonly accessTokenUri?: string;
  readonly revocationUri?: string;
  readonly clientId?: string;
  readonly clientSecretEnv: string;
  readonly scheme: AccessTokenScheme;
  readonly redirectUrl?: readonly string[];
  readonly scope?: readonly string[];
  readonly user?: string;
  readonly passwordEnv: string;
  readonly browser?: true;
  readonly headed?: true;
  readonly serviceUrl?: string;
  readonly only?: readonly string[];
  readonly format: 'terminal' | 'json' | 'junit';
  readonly output?: string;
  readonly failOn: Severity;
  readonly allowLoopback?: true;
  readonly list?: true;
}

const many = (text: string, before: readonly string[] = []) => [...before, text];
const manyUrls = (text: string, before: readonly string[] = []) => [...before, httpUrl(text)];

const command = program('npm run linking:verify --')
  .description(
    'Asks whether account linking works, and if not, why: a deployed environment, or any authorization server.',
  )
  .argument(
    '[environment]',
    'name in config/environments.ts; without it, the server that the options describe',
  )
  .option('--outputs <file>', 'of the environment: what `terraform output -json` printed, or -')
  .optionsGroup('Any authorization server:')
  .option('--authorization-uri <uri>', 'Web Authorization URI in the developer console', httpUrl)
  .option('--access-token-uri <uri>', 'Access Token URI', httpUrl)
  .option('--revocation-uri <uri>', 'where tokens are taken back (RFC 7009)', httpUrl)
  .option('--client-id <id>', 'client id of Alexa')
  .option(
    '--client-secret-env <NAME>',
    'environment variable with the client secret',
    'LINKING_CLIENT_SECRET',
  )
  .addOption(
    new Option('--scheme <scheme>', 'how Alexa authenticates')
      .choices(['HTTP_BASIC', 'REQUEST_BODY_CREDENTIALS'])
      .default('HTTP_BASIC'),
  )
  .option('--redirect-url <url>', 'redirect URL of Alexa; repeatable', manyUrls)
  .option('--scope <scope>', 'scope that Alexa asks for; repeatable', many)
  .optionsGroup('With a test customer, all the way:')
  .option('--user <name>', 'name of the test customer')
  .option('--password-env <NAME>', 'environment variable with the password', 'LINKING_TEST_PASSWORD')
  .option('--browser', 'sign in with Chromium: for pages that need scripts')
  .option('--headed', 'the same with a window, for a second factor or a CAPTCHA')
  .option('--service-url <url>', 'base URL of the SaaS API; default: the environment’s', httpUrl)
  .optionsGroup('The report:')
  .addOption(new Option('--format <name>').choices(['terminal', 'json', 'junit']).default('terminal'))
  .option('--output <file>', 'write the report there')
  .option('--only <id...>', 'ask these checks alone')
  .addOption(
    new Option('--fail-on <severity>', 'the mildest severity that fails')
      .choices(severities)
      .default('error'),
  )
  .option('--allow-loopback', 'take addresses of this machine, for tests')
  .option('--list', 'list the checks and end')
  .addHelpText(
    'after',
    `
Secrets are read from the environment only, and are in no output.
Exit code: 0 it works, 1 it does not, 2 it could not be asked.`,
  );

async function main(): Promise<number> {
  command.parse();
  const [environment] = command.args;
  const flags = command.opts<Flags>();
  if (flags.list) {
    const lines = checks.map(({ id, severity, asks }) => `${severity.padEnd(8)}${id.padEnd(26)}${asks}\n`);
    if (flags.output === undefined) process.stdout.write(lines.join(''));
    else writeReport(flags.output, lines.join(''));
    return 0;
  }
  const unknown = flags.only?.filter((id) => !checks.some((check) => check.id === id)) ?? [];
  if (unknown.length > 0) throw usage(`No check is called ${unknown.join(', ')}. --list shows them.`);
  const target = targetOf(environment, flags);
  const results = await run(target, flags);
  if (flags.format === 'terminal') console.log(summaryText(results));
  const report = { json: reportJson, junit: reportJunit, terminal: plainReport }[flags.format](results);
  if (flags.output !== undefined) writeReport(flags.output, report);
  else if (flags.format !== 'terminal') process.stdout.write(report);
  return hasFailed(results, flags.failOn) ? 1 : 0;
}

async function run(target: Target, flags: Flags): Promise<readonly CheckResult[]> {
  let before: CheckResult | undefined;
  return verify(target, {
    secrets: new Secrets(),
    only: flags.only,
    signIn: await signInOf(target, flags),
    onResult: (result) => {
      if (flags.format === 'terminal') {
        const title = areaTitle(result, before);
        if (title !== undefined) console.log(title);
        console.log(resultText(result));
      } else if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${result.check.id}`);
      }
      before = result;
    },
  });
}

/** Chromium is loaded only where it is asked for. */
async function signInOf(target: Target, flags: Flags) {
  if (!flags.browser && !flags.headed) return undefined;
  const chromium = findChromium();
  if (chromium === undefined) throw usage('--browser needs Chromium or Chrome on the PATH.');
  if (target.customer === undefined) throw usage('--browser needs a test customer: --user.');
  const { signInByChromium } = await import('../linking/verify/chromium');
  return signInByChromium(target.customer, {
    program: chromium,
    redirectUrls: target.redirectUrls,
    headed: flags.headed,
  });
}

function targetOf(environment: string | undefined, flags: Flags): Target {
  const customer = customerOf(flags);
  const target =
    environment === undefined
      ? describedTarget(flags)
      : environmentTarget(environment, flags.outputs, flags.serviceUrl);
  if (!hasPublicAddress(target) && !flags.allowLoopback) {
    throw usage(
      'The server is on this machine, where Alexa does not reach it. For a test of your own: --allow-loopback',
    );
  }
  return { ...target, ...(customer && { customer }) };
}

/** The server that the options describe. */
function describedTarget(flags: Flags): Target {
  const { authorizationUri, accessTokenUri, clientId, redirectUrl, scope = [], serviceUrl } = flags;
  if (!authorizationUri || !accessTokenUri || !clientId || !redirectUrl) {
    throw usage(
      'Name an environment, or give --authorization-uri, --access-token-uri, --client-id and --redirect-url. --help shows all.',
    );
  }
  return {
    authorizationUri,
    accessTokenUri,
    clientId,
    clientSecret: fromEnvironment(flags.clientSecretEnv, '--client-secret-env'),
    scheme: flags.scheme,
    redirectUrls: redirectUrl,
    scopes: scope,
    ...(flags.revocationUri !== undefined && { revocationUri: flags.revocationUri }),
    ...(serviceUrl !== undefined && { service: { baseUrl: serviceUrl, operations: operationsOf('') } }),
  };
}

function customerOf({ user, passwordEnv }: Flags): TestCustomer | undefined {
  return user === undefined ? undefined : { user, password: fromEnvironment(passwordEnv, '--password-env') };
}

function fromEnvironment(name: string, option: string): string {
  const value = process.env[name];
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw usage(`${option} takes the name of an environment variable, not the secret itself.`);
  }
  if (!value) throw usage(`The environment variable ${name} is not set. ${option} names another one.`);
  return value;
}

function plainReport(results: readonly CheckResult[]): string {
  return `${results.map(resultText).join('\n')}\n${summaryText(results)}\n`;
}

function usage(message: string): CommandError {
  return new CommandError(message, 2);
}

await runCommand(async () => {
  try {
    return await main();
  } catch (error) {
    if (error instanceof CommandError || error instanceof CommanderError) throw error;
    throw new CommandError(`It could not be asked: ${error instanceof Error ? error.message : error}`, 2);
  }
});
