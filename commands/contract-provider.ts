import { type Command, InvalidArgumentError, Option } from 'commander';
import { service } from '#service/index';
import { addonStatesOf } from '../contracts/addon/states';
import { referenceIssuer } from '../contracts/conformance/reference-issuer';
import { type Issuer, remoteIssuer } from '../contracts/conformance/test-issuer';
import { startReferenceProvider } from '../contracts/reference/provider';
import { mintedStatesOf, statesOf } from '../contracts/states';
import { cognitoTokens } from '../contracts/verifier/cognito-tokens';
import { handlerStates } from '../contracts/verifier/handler-states';
import type { TokenSource } from '../contracts/verifier/interaction-log';
import { httpStates, type StateChanges, VerificationError } from '../contracts/verifier/provider-states';
import { isGuessable } from '../contracts/verifier/redaction';
import { CommandError } from './command';
import { providerPage } from './contract-defaults';
import { httpUrl } from './http-url';

const { api } = service;

/** Flags that say which service is meant, and how it is reached. */
export interface ProviderFlags {
  readonly providerUrl?: string;
  readonly statesUrl?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly issuerUrl?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly audience?: string;
}

/** A running service with all that it is asked with. */
export interface Provider {
  readonly providerUrl: string;
  readonly states: StateChanges;
  readonly tokens?: TokenSource;
  readonly issuer?: Issuer;
  /** Milliseconds. */
  readonly timeout: number;
  /** What no output may hold. */
  readonly secrets: readonly string[];
}

/** Secrets come from the environment alone: an argument is seen in process lists and build logs. */
const secretVariables = [
  'PACT_BROKER_TOKEN',
  'PACT_BROKER_PASSWORD',
  'STATES_SECRET',
  'COGNITO_CLIENT_SECRET',
  'COGNITO_REFRESH_TOKEN',
  'EXPIRED_ACCESS_TOKEN',
  'REVOKED_ACCESS_TOKEN',
] as const;

/** Adds the flags that say which service is meant. */
export function addProviderOptions(command: Command): Command {
  return command
    .optionsGroup('The service:')
    .option('--provider-url <url>', 'base URL of the running service', httpUrl)
    .option('--states-url <url>', 'where the service changes its provider states', httpUrl)
    .option('--timeout <seconds>', 'for each answer of the service', positive, 10)
    .addOption(
      new Option(
        '--issuer-url <url>',
        'test issuer that the service trusts, as the command issuer prints it',
      ).argParser(httpUrl),
    );
}

/** Adds the flags for tokens from Cognito. */
export function addCognitoOptions(command: Command): Command {
  return command
    .optionsGroup('Tokens from Cognito, for states that give none:')
    .option('--token-url <url>', "token endpoint, e.g. the sign-in domain's /oauth2/token", httpUrl)
    .option('--client-id <id>', 'app client that the tokens are for')
    .option('--audience <identifier>', "resource server, the prefix of the API's scopes");
}

/** Flags that mean nothing without another: whether it is so, and what to say. */
export function providerRules(flags: ProviderFlags): readonly (readonly [boolean, string])[] {
  return [
    [
      flags.providerUrl !== undefined && flags.statesUrl === undefined,
      '--provider-url needs --states-url: the contract asks for provider states, such as a valid token. ' +
        `${providerPage} says what the endpoint has to do.`,
    ],
    [flags.providerUrl === undefined && flags.statesUrl !== undefined, '--states-url needs --provider-url.'],
    [
      flags.providerUrl === undefined && flags.issuerUrl !== undefined,
      '--issuer-url needs --provider-url: the reference has an issuer of its own.',
    ],
    [
      flags.tokenUrl !== undefined && (flags.clientId === undefined || flags.audience === undefined),
      '--token-url needs --client-id and --audience.',
    ],
  ];
}

/** @throws CommandError for the first rule that is broken */
export function checkRules(rules: readonly (readonly [boolean, string])[]): void {
  for (const [broken, message] of rules) if (broken) throw new CommandError(message, 2);
}

/**
 * Uses the service that the flags name, or else the reference SaaS with tokens minted for it.
 *
 * @throws CommandError with exit code 2 where nothing could be asked of it
 */
export async function withProvider<Result>(
  flags: ProviderFlags,
  use: (provider: Provider) => Promise<Result>,
): Promise<Result> {
  const secrets = secretVariables.flatMap((name) => secretOf(name) ?? []);
  const secret = secretOf('STATES_SECRET');
  if (secret && isGuessable(secret)) {
    console.error(
      'STATES_SECRET is a word or short, which anyone can guess: it is not looked for in reports.',
    );
  }
  const timeout = flags.timeout * 1000;
  try {
    if (flags.providerUrl === undefined || flags.statesUrl === undefined) {
      const reference = await startReferenceProvider(api);
      const catalogue = { ...statesOf(api), ...mintedStatesOf(api), ...addonStatesOf(api) };
      return await use({
        providerUrl: reference.saas.url,
        states: handlerStates(catalogue, reference.states),
        issuer: referenceIssuer(reference.mint),
        timeout,
        secrets,
      }).finally(() => reference.close());
    }
    return await use({
      providerUrl: flags.providerUrl,
      states: httpStates(flags.statesUrl, { timeout, secret }),
      tokens: tokensOf(flags),
      issuer: flags.issuerUrl === undefined ? undefined : remoteIssuer(flags.issuerUrl),
      timeout,
      secrets,
    });
  } catch (error) {
    if (error instanceof VerificationError) throw new CommandError(error.message, 2);
    throw error;
  }
}

function tokensOf({ tokenUrl, clientId, audience }: ProviderFlags): TokenSource | undefined {
  if (tokenUrl === undefined || clientId === undefined || audience === undefined) return undefined;
  return cognitoTokens({
    tokenUrl,
    clientId,
    audience,
    clientSecret: secretOf('COGNITO_CLIENT_SECRET'),
    refreshToken: secretOf('COGNITO_REFRESH_TOKEN'),
    expiredToken: secretOf('EXPIRED_ACCESS_TOKEN'),
    revokedToken: secretOf('REVOKED_ACCESS_TOKEN'),
  });
}

/** A secret of the environment; one that is empty is none: CI sets a variable to nothing where it has no value. */
const secretOf = (name: (typeof secretVariables)[number]): string | undefined =>
  process.env[name] || undefined;

/** Counts on a terminal; a build log gets the report alone. */
export function progress(what: string): ((count: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (count) => process.stderr.write(`\r${count} ${what}\r`);
}

function positive(text: string): number {
  const seconds = Number(text);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('It has to be a number of seconds above 0.');
}
