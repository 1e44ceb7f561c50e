import { type Command, InvalidArgumentError } from 'commander';
import {
  migrationEndpointStates,
  migrationPath,
  startMigrationEndpoint,
} from '../contracts/migration/reference';
import { httpStates, type StateChanges } from '../contracts/verifier/provider-states';
import { readKey } from '../triggers/user-migration/signature';
import { CommandError } from './command';
import { httpUrl } from './http-url';

/** Options by which a command is told of a migration endpoint. */
export interface EndpointFlags {
  readonly url?: string;
  readonly statesUrl?: string;
  readonly timeout: number;
}

/** A running migration endpoint, and how to change its states. */
export interface MigrationEndpointUnderTest {
  /** The whole URL. */
  readonly url: string;
  readonly states: StateChanges;
  /** `whsec_…` */
  readonly signingKey: string;
  /** Milliseconds for each answer. */
  readonly timeout: number;
}

/** Adds the options. */
export function addEndpointOptions(command: Command): Command {
  return command
    .option(
      '--url <url>',
      'the whole URL of the endpoint, as in the settings: customers.migration.url',
      httpUrl,
    )
    .option('--states-url <url>', 'where the endpoint changes its provider states', httpUrl)
    .option('--timeout <seconds>', 'for each answer', seconds, 3);
}

/** What a command says of the secrets in its help. */
export const endpointSecrets = `Secrets are read from the environment only:
  MIGRATION_SIGNING_KEY   the key with which the endpoint checks signatures, whsec_…
  STATES_SECRET           sent to the states endpoint as its bearer`;

/** For the reference endpoint alone, which nobody else can ask. */
const referenceKey = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

/**
 * Does something with the endpoint that the options name, or with the reference endpoint where they name none.
 *
 * @throws CommandError where the options do not go together, or the signing key is none
 */
export async function withEndpoint<Result>(
  { url, statesUrl, timeout }: EndpointFlags,
  act: (endpoint: MigrationEndpointUnderTest) => Promise<Result>,
): Promise<Result> {
  if ((url === undefined) !== (statesUrl === undefined)) {
    throw new CommandError(
      '--url and --states-url go together: the contract asks for customers that have to be there. docs/customers.md says what the states endpoint has to do.',
      2,
    );
  }
  if (url === undefined || statesUrl === undefined) {
    const endpoint = await startMigrationEndpoint({ signingKey: referenceKey });
    return act({
      url: `${endpoint.url}${migrationPath}`,
      states: migrationEndpointStates(endpoint),
      signingKey: referenceKey,
      timeout: timeout * 1000,
    }).finally(() => endpoint.close());
  }
  const { MIGRATION_SIGNING_KEY: signingKey = '', STATES_SECRET: secret } = process.env;
  if (readKey(signingKey) === undefined) {
    throw new CommandError(
      'MIGRATION_SIGNING_KEY must be the signing key that the endpoint has, "whsec_" and 24 to 64 bytes in base64.',
      2,
    );
  }
  const states = httpStates(statesUrl, { timeout: timeout * 1000, secret });
  return act({ url, states, signingKey, timeout: timeout * 1000 });
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It has to be a number of seconds above 0.');
}
