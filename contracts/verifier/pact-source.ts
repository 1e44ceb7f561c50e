import { readFile } from 'node:fs/promises';
import { reasonOf, VerificationError } from './provider-states';

/** Where the contract comes from. */
export type PactSource =
  | { readonly file: string }
  /** A pact's own URL. */
  | { readonly url: string }
  /** A pact's URL in a broker: the broker's credentials are sent there, and results can be published. */
  | { readonly url: string; readonly brokerUrl: string }
  | {
      readonly brokerUrl: string;
      /** Which of the consumers' pacts; default those of their main branches and all that are deployed. */
      readonly selectors?: readonly Readonly<Record<string, unknown>>[];
      /** Lets pacts that no version of this provider has kept yet fail without breaking the build. */
      readonly enablePending?: boolean;
      /** Also verifies work-in-progress pacts published since this date, e.g. `2026-01-31`. */
      readonly includeWipSince?: string;
    };

const defaultSelectors = [{ mainBranch: true }, { deployedOrReleased: true }];

/** The arguments by which the Pact verifier finds the contract. */
export function sourceArguments(pact: PactSource): string[] {
  if ('file' in pact) return ['--file', pact.file];
  if ('url' in pact) {
    return 'brokerUrl' in pact
      ? ['--webhook-callback-url', pact.url, '--broker-url', pact.brokerUrl, '--retries', '3']
      : ['--url', pact.url];
  }
  const { brokerUrl, selectors = defaultSelectors, enablePending, includeWipSince } = pact;
  return [
    ...['--broker-url', brokerUrl, '--retries', '3'],
    ...selectors.flatMap((one) => ['--consumer-version-selectors', JSON.stringify(one)]),
    ...(enablePending ? ['--enable-pending'] : []),
    ...(includeWipSince === undefined ? [] : ['--include-wip-pacts-since', includeWipSince]),
  ];
}

/** What a report calls the place. */
export function sourceName(pact: PactSource): string {
  if ('file' in pact) return pact.file;
  return 'url' in pact ? pact.url : pact.brokerUrl;
}

/**
 * The text of a contract with a provider.
 *
 * @throws VerificationError where the file cannot be read, or is none with this provider
 */
export async function readPact(file: string, provider: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new VerificationError(`The contract ${file} cannot be read: ${reasonOf(error)}.`);
  });
  let name: unknown;
  try {
    name = (JSON.parse(text) as { provider?: { name?: unknown } }).provider?.name;
  } catch {
    throw new VerificationError(`The contract ${file} is not JSON.`);
  }
  if (typeof name !== 'string') {
    throw new VerificationError(`${file} is no Pact contract: it names no provider.`);
  }
  if (name !== provider) {
    throw new VerificationError(
      `The contract ${file} is with the provider ${JSON.stringify(name)}, not with "${provider}".`,
    );
  }
  return text;
}
