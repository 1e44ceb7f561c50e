import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pactEnvironment, runPactCli } from '../pact-cli';
import type { ContractedService, States } from '../service';
import { type GatewayOptions, startGateway } from './gateway';
import type { TokenSource } from './interaction-log';
import { interactionReports, type PactResult, parsePactResult } from './pact-result';
import { reasonOf, type StateChanges, VerificationError } from './provider-states';
import { Redaction } from './redaction';
import type { InteractionReport, VerificationReport } from './report';
import { ruleFinder } from './rule-location';

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

/** What to verify, and how. Broker credentials are taken from the environment. */
export interface VerifyOptions {
  readonly pact: PactSource;
  /** Name of the provider in the contract; default `saas-api`. */
  readonly provider?: string;
  /** Base URL of the running provider; a path is kept, a slash at its end is not. */
  readonly providerUrl: string;
  readonly states: StateChanges;
  /** What each state has to give back; default nothing is known of them. */
  readonly catalogue?: States;
  /** Whose contract it is; without it answers are compared as they are written. */
  readonly service?: Pick<ContractedService, 'operations' | 'contract'>;
  /** Gets tokens for states that give none. */
  readonly tokens?: TokenSource;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  /** Publishes the result to the broker that the contract came from; needs `providerVersion`. */
  readonly publish?: boolean;
  /** Build that the published result links to. */
  readonly buildUrl?: string;
  /** Milliseconds for each answer of the provider; default 10 000. */
  readonly timeout?: number;
  /** Further secrets that no output may hold. */
  readonly secrets?: readonly string[];
  /** Changes each request before it is sent on, e.g. signs it. Default: nothing. */
  readonly rewrite?: GatewayOptions['rewrite'];
  /** Told how many interactions were sent so far, after each. */
  readonly onInteraction?: (count: number) => void;
}

const defaultSelectors = [{ mainBranch: true }, { deployedOrReleased: true }];

/**
 * Replays the contract's interactions against a running provider, each in the states that it asks for and
 * with the access token that they give, and reports what came.
 *
 * A state that is not known or not set up, and a token that is missing, make the interaction fail.
 *
 * @throws VerificationError when nothing could be verified: the provider, its states endpoint or the contract
 * cannot be reached, or the contract has no interactions
 */
export async function verifyContract(options: VerifyOptions): Promise<VerificationReport> {
  const {
    provider = 'saas-api',
    states,
    catalogue,
    service,
    tokens,
    timeout = 10_000,
    onInteraction,
  } = options;
  const started = performance.now();
  const providerUrl = options.providerUrl.replace(/(?<!\/)\/+$/, '');
  const redaction = new Redaction();
  for (const secret of options.secrets ?? []) redaction.add(secret);

  if ('url' in options.pact && 'brokerUrl' in options.pact) {
    const { url, brokerUrl } = options.pact;
    if (new URL(url).origin !== new URL(brokerUrl).origin) {
      throw new VerificationError(
        `The contract ${url} is not in the broker ${brokerUrl}, whose credentials would be sent there.`,
      );
    }
  }
  const text = 'file' in options.pact ? await readPact(options.pact.file, provider) : undefined;
  await reach(providerUrl, timeout);
  await checkPath(providerUrl, service, timeout);
  await states.check?.(
    catalogue?.[probeState] && { name: probeState, params: { customer: 'probe', scopes: [] } },
  );

  const gateway = await startGateway({
    providerUrl,
    states,
    catalogue,
    service,
    tokens,
    redaction,
    timeout,
    onInteraction,
    rewrite: options.rewrite,
  });
  const folder = await mkdtemp(join(tmpdir(), 'verification-'));
  try {
    const { result, published } = await replay({ ...options, provider, timeout }, gateway, folder);
    const interactions = withRules(interactionReports(result, gateway.exchanges), options.pact, text);
    if (interactions.length === 0) {
      throw new VerificationError('The contract has no interactions: there was nothing to verify.');
    }
    const report: VerificationReport = {
      ok: interactions.every(({ passed, pending }) => passed || pending),
      provider,
      providerUrl,
      providerVersion: options.providerVersion,
      providerBranch: options.providerBranch,
      source: sourceName(options.pact),
      interactions,
      notices: noticesOf(result, Boolean(options.publish) && published),
      published: options.publish ? published : undefined,
      duration: Math.round(performance.now() - started),
    };
    // Text by text: in the whole a secret with a quotation mark would stand escaped, and a name could be one.
    return JSON.parse(JSON.stringify(report), (_name, value: unknown) =>
      typeof value === 'string' ? redaction.text(value) : value,
    ) as VerificationReport;
  } catch (error) {
    if (error instanceof VerificationError) throw new VerificationError(redaction.text(error.message));
    throw error;
  } finally {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPact(file: string, provider: string): Promise<string> {
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

/** A state that every contract has. */
const probeState = 'a valid access token';

/** Any answer will do, to either method; what is asked here is only whether there is somebody. */
async function reach(url: string, timeout: number): Promise<void> {
  let fault: unknown;
  for (const method of ['HEAD', 'GET']) {
    try {
      const wait = AbortSignal.timeout(method === 'HEAD' ? Math.min(timeout, 2_000) : timeout);
      const response = await fetch(url, { method, redirect: 'manual', signal: wait });
      await response.body?.cancel();
      return;
    } catch (error) {
      fault = error;
    }
  }
  throw new VerificationError(`The provider ${url} does not answer: ${reasonOf(fault)}.`);
}

/** Finds a base URL that is an old name of the service, or ends with what every path of the contract begins with. */
async function checkPath(url: string, service: VerifyOptions['service'], timeout: number): Promise<void> {
  const paths = Object.values(service?.operations ?? {}).map(({ path }) => path);
  const [first] = paths;
  if (!first) return;
  const askAt = async (base: string) => {
    const response = await fetch(base + first, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    await response.body?.cancel();
    return response;
  };
  const { status, headers } = await askAt(url);
  const location = headers.get('location');
  // To the same path elsewhere: to somewhere else, e.g. a sign-in page, is an answer like any other.
  if (status >= 300 && status < 400 && location?.replace(/\/?(\?.*)?$/, '').endsWith(first)) {
    const there = new URL(location, url + first).href.replace(/\/?(\?.*)?$/, '').slice(0, -first.length);
    throw new VerificationError(
      `The provider ${url} redirects to ${there}: give that URL, redirects are not followed.`,
    );
  }
  const base = first.match(/^\/[^/{}]+(?=\/)/)?.[0];
  if (!base || status !== 404 || !url.endsWith(base)) return;
  if (!paths.every((path) => path.startsWith(`${base}/`))) return;
  const shorter = url.slice(0, -base.length);
  if ((await askAt(shorter)).status !== 404) {
    throw new VerificationError(
      `The provider's URL ends with ${base}, and so every path of the contract begins: give ${shorter}.`,
    );
  }
}

/** What the broker says that is for a run that ended like this one. */
function noticesOf(result: PactResult, published: boolean): string[] {
  const after = `after_verification:success_${result.result}_published_${published}`;
  const isFor = (when: string | undefined) =>
    when === undefined || !when.startsWith('after_verification:') || when === after;
  return [...new Set(result.notices.flatMap(({ when, text }) => (text && isFor(when) ? text : [])))];
}

async function replay(
  options: VerifyOptions & { readonly provider: string; readonly timeout: number },
  gateway: { readonly port: number; readonly statesUrl: string },
  folder: string,
): Promise<{ result: PactResult; published: boolean }> {
  const { pact, provider, timeout } = options;
  const resultFile = join(folder, 'result.json');
  // A file needs no broker, and with it neither its credentials nor the certificates, which the verifier
  // would read from disk for each interaction: that is most of the time it takes.
  const isFile = 'file' in pact;
  await writeFile(join(folder, 'none.pem'), '');
  const noCertificates = { SSL_CERT_FILE: join(folder, 'none.pem'), SSL_CERT_DIR: join(folder, 'none') };
  // Credentials go to the broker that is named, and to no other URL.
  const env = { ...pactEnvironment({ broker: 'brokerUrl' in pact }), ...(isFile ? noCertificates : {}) };

  const { exitCode, stdout, stderr } = await runPactCli(
    [
      'verifier',
      ...['--provider-name', provider, '--hostname', '127.0.0.1', '--port', String(gateway.port)],
      ...['--state-change-url', gateway.statesUrl, '--state-change-teardown'],
      // Above that of the gateway, which has to be the one to notice.
      ...['--request-timeout', String(timeout * 3)],
      ...['--json', resultFile, '--loglevel', 'error', '--no-colour'],
      ...sourceArguments(pact),
      ...publishArguments(options),
    ],
    { env },
  );
  const text = await readFile(resultFile, 'utf8').catch(() => {
    throw new VerificationError(
      `The Pact verifier ended with ${exitCode} and gave no result: ${(stderr || stdout).trim()}`,
    );
  });
  const result = parsePactResult(text);
  // The only sign of it: the Pact verifier logs it and ends as if nothing had happened.
  return { result, published: !/ERROR .*Publishing of verification results failed/.test(stdout) };
}

function sourceArguments(pact: PactSource): string[] {
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

function publishArguments({ publish, providerVersion, providerBranch, buildUrl }: VerifyOptions): string[] {
  return [
    ...(providerVersion === undefined ? [] : ['--provider-version', providerVersion]),
    ...(providerBranch === undefined ? [] : ['--provider-branch', providerBranch]),
    ...(publish ? ['--publish'] : []),
    ...(publish && buildUrl !== undefined ? ['--build-url', buildUrl] : []),
  ];
}

function sourceName(pact: PactSource): string {
  if ('file' in pact) return pact.file;
  return 'url' in pact ? pact.url : pact.brokerUrl;
}

function withRules(
  interactions: readonly InteractionReport[],
  pact: PactSource,
  text: string | undefined,
): readonly InteractionReport[] {
  if (text === undefined || interactions.every(({ passed }) => passed)) return interactions;
  const ruleOf = ruleFinder(sourceName(pact), text);
  return interactions.map((interaction) => ({
    ...interaction,
    findings: interaction.findings.map((finding) => ({ ...finding, rule: ruleOf(interaction, finding) })),
  }));
}
