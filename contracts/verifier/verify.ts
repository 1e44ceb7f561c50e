import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pactEnvironment, runPactCli } from '../pact-cli';
import type { ContractedService, States } from '../service';
import { type GatewayOptions, startGateway } from './gateway';
import type { TokenSource } from './interaction-log';
import { interactionReports, type PactResult, parsePactResult } from './pact-result';
import { type PactSource, readPact, sourceArguments, sourceName } from './pact-source';
import { probeState, type StateChanges, VerificationError } from './provider-states';
import { checkProviderUrl } from './provider-url';
import { Redaction } from './redaction';
import type { InteractionReport, VerificationReport } from './report';
import { ruleFinder } from './rule-location';

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
  await checkProviderUrl(providerUrl, service, timeout);
  await states.check?.(catalogue?.[probeState.name] && probeState);

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

function publishArguments({ publish, providerVersion, providerBranch, buildUrl }: VerifyOptions): string[] {
  return [
    ...(providerVersion === undefined ? [] : ['--provider-version', providerVersion]),
    ...(providerBranch === undefined ? [] : ['--provider-branch', providerBranch]),
    ...(publish ? ['--publish'] : []),
    ...(publish && buildUrl !== undefined ? ['--build-url', buildUrl] : []),
  ];
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
