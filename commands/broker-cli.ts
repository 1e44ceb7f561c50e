import { brokerCredentials, pactEnvironment, runPactCli } from '../contracts/pact-cli';
import { Redaction } from '../contracts/verifier/redaction';
import { CommandError } from './command';

/** What the Pact CLI says when it fails, and what to do about it. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/error sending request|dns error|connect/i, 'The broker does not answer: is --broker-url right?'],
  [/401|unauthori[sz]ed/i, 'The broker does not know you: set PACT_BROKER_TOKEN, or the user and password.'],
  [/403|forbidden/i, 'The broker forbids it: the token needs the right to write.'],
  [/Environment .* does not exist/i, 'The broker has no such environment: see its list of environments.'],
  [/No version|not found|404/i, 'The broker does not have it: has this version been published?'],
];

/** What the broker said. */
export interface BrokerAnswer {
  /** False where it said no to a question that it understood. */
  readonly yes: boolean;
  /** Without credentials. */
  readonly text: string;
}

/**
 * Tells or asks a broker something, through the official Pact CLI.
 *
 * @throws CommandError with exit code 2 and what to do, where it could not be asked
 */
export async function askBroker(brokerUrl: string, args: readonly string[]): Promise<BrokerAnswer> {
  const { exitCode, stdout, stderr } = await runPactCli(
    ['broker', ...args, '--broker-base-url', brokerUrl, '--retries', '3'],
    { env: pactEnvironment({ broker: true }) },
  );
  const text = withoutCredentials(`${stdout}${stderr}`).trim();
  if (exitCode === 0) return { yes: true, text };
  if (/computer says no/i.test(text)) return { yes: false, text };
  const hint = hints.find(([pattern]) => pattern.test(text))?.[1];
  throw new CommandError(
    [text, hint ?? `The Pact CLI ended with ${exitCode}.`].filter(Boolean).join('\n'),
    2,
  );
}

/** Tells the broker which branch is the main one: without it, nobody who asks for that branch finds anything. */
export async function nameMainBranch(
  brokerUrl: string,
  pacticipant: string,
  branch: string,
): Promise<string> {
  const { text } = await askBroker(brokerUrl, [
    ...['create-or-update-pacticipant', '--name', pacticipant, '--main-branch', branch],
  ]);
  return text;
}

function withoutCredentials(text: string): string {
  const redaction = new Redaction();
  for (const name of brokerCredentials) {
    if (name !== 'PACT_BROKER_USERNAME') redaction.add(process.env[name] ?? '');
  }
  return redaction.text(text);
}
