import type { ContractedService } from '../service';
import type { TokenSource } from '../verifier/interaction-log';
import { probeState, type StateChanges } from '../verifier/provider-states';
import { checkProviderUrl } from '../verifier/provider-url';
import { Redaction } from '../verifier/redaction';
import { answerChecks } from './answer-checks';
import { carriedChecks } from './carried-checks';
import type { CheckGroup } from './check';
import { createWorld } from './create-world';
import { type CheckResult, runChecks } from './run-checks';
import { stateChecks } from './state-checks';
import { takenChecks } from './taken-checks';
import type { Issuer } from './test-issuer';
import { tokenChecks } from './token-checks';

/** What to check, and how. */
export interface ConformOptions {
  readonly service: ContractedService;
  /** Base URL of the running provider. */
  readonly providerUrl: string;
  readonly states: StateChanges;
  /** An issuer that the provider trusts: what only it can mint cannot be checked without. */
  readonly issuer?: Issuer;
  /** Gets tokens for states that give none, e.g. from Cognito; they are of one customer. */
  readonly tokens?: TokenSource;
  /** Milliseconds for each answer; default 10 000. */
  readonly timeout?: number;
  /** Further secrets that no output may hold. */
  readonly secrets?: readonly string[];
  /** Told how many checks were made so far, after each. */
  readonly onCheck?: (count: number) => void;
}

/** What came of all of them. No text in it holds a token. */
export interface ConformanceReport {
  /** Whether nothing that could be checked is broken. */
  readonly ok: boolean;
  readonly results: readonly CheckResult[];
  readonly slowest?: { readonly request: string; readonly milliseconds: number };
  /** Milliseconds. */
  readonly duration: number;
}

/** Every check for a service: of its states, of tokens, of answers, and of its data as the service itself describes it. */
export function conformanceChecks({ contract }: ContractedService): readonly CheckGroup[] {
  return [
    { name: 'states', checks: stateChecks },
    { name: 'tokens', checks: [...tokenChecks, ...takenChecks, ...carriedChecks] },
    { name: 'answers', checks: answerChecks },
    ...Object.entries(contract.conformance).map(([name, checks]) => ({ name, checks })),
  ];
}

/**
 * Checks a running provider by what no contract can hold.
 *
 * @throws VerificationError where provider, states or issuer cannot be reached, or not one check could be made:
 * nothing is known of the service then
 */
export async function conform(options: ConformOptions): Promise<ConformanceReport> {
  const { service, states, issuer, tokens, timeout = 10_000, secrets = [], onCheck } = options;
  const started = performance.now();
  const redaction = new Redaction();
  for (const secret of secrets) redaction.add(secret);
  const providerUrl = options.providerUrl.replace(/(?<!\/)\/+$/, '');

  await checkProviderUrl(providerUrl, service, timeout);
  await states.check?.(probeState);

  let slowest: ConformanceReport['slowest'];
  const results = await runChecks(conformanceChecks(service), {
    world: () => createWorld({ service, providerUrl, states, issuer, tokens, redaction, timeout }),
    redaction,
    onCheck,
    after: (world) => {
      if ((world.slowest?.milliseconds ?? 0) >= (slowest?.milliseconds ?? 0))
        slowest = world.slowest ?? slowest;
    },
  });
  return {
    ok: results.every(({ outcome }) => outcome !== 'broken'),
    results,
    slowest,
    duration: Math.round(performance.now() - started),
  };
}
