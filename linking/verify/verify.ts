import { Secrets } from '../secrets';
import { type Check, type CheckResult, type Need, type Severity, severities } from './check';
import { checks } from './checks/checks';
import { machineNetwork, type Network, NoAnswer } from './network';
import { Probe } from './probe';
import type { SignIn } from './sign-in';
import { Skipped } from './skipped';
import { hasPublicAddress, type Target } from './target';

/** How a server is verified. */
export interface VerifyOptions {
  /** Default: this machine's. */
  readonly network?: Network;
  /** Default: by the pages' forms. */
  readonly signIn?: SignIn;
  /** Ids of checks: those alone are asked. Default: all. */
  readonly only?: readonly string[];
  /** Is told of each result as it comes. */
  readonly onResult?: (result: CheckResult) => void;
  /** Hides what is secret from reports; the target's secrets are added. */
  readonly secrets?: Secrets;
}

/** What is missing, by need. */
const needs: Readonly<
  Record<Need, { readonly isMet: (target: Target) => boolean; readonly otherwise: string }>
> = {
  customer: {
    isMet: ({ customer }) => customer !== undefined,
    otherwise: 'it needs a test customer: --user',
  },
  service: {
    isMet: ({ service }) => service !== undefined,
    otherwise: 'it needs the service: --service-url',
  },
  cognito: {
    isMet: ({ cognito }) => cognito !== undefined,
    otherwise: 'it is about environments of this project',
  },
  revocation: {
    isMet: ({ revocationUri }) => revocationUri !== undefined,
    otherwise: 'it needs the address: --revocation-uri',
  },
  'public-address': { isMet: hasPublicAddress, otherwise: 'the server is on this machine' },
};

/** Asks every check of an authorization server, one after the other, and leaves nothing behind but sign-ins. */
export async function verify(target: Target, options: VerifyOptions = {}): Promise<readonly CheckResult[]> {
  const { network = machineNetwork(), onResult, secrets = new Secrets(), signIn, only } = options;
  const probe = new Probe(target, network, secrets, signIn);
  const results: CheckResult[] = [];
  for (const check of checks.filter(({ id }) => only?.includes(id) ?? true)) {
    const { detail, ...result } = await answer(check, probe);
    const hidden = { ...result, ...(detail !== undefined && { detail: secrets.hide(detail) }) };
    results.push(hidden);
    onResult?.(hidden);
  }
  await probe.close();
  return results;
}

/** Has a check of this severity, or a worse one, failed? */
export function hasFailed(results: readonly CheckResult[], mildest: Severity): boolean {
  const counted = severities.slice(0, severities.indexOf(mildest) + 1);
  return results.some(({ outcome, check }) => outcome === 'failed' && counted.includes(check.severity));
}

async function answer(check: Check, probe: Probe): Promise<CheckResult> {
  const unmet = check.needs?.find((need) => !needs[need].isMet(probe.target));
  if (unmet !== undefined) return { check, outcome: 'skipped', detail: needs[unmet].otherwise };
  try {
    const detail = await check.ask(probe);
    return detail === undefined ? { check, outcome: 'passed' } : { check, outcome: 'failed', detail };
  } catch (error) {
    if (error instanceof Skipped) return { check, outcome: 'skipped', detail: error.message };
    if (error instanceof NoAnswer)
      return { check, outcome: 'skipped', detail: `no answer: ${error.message}` };
    throw error;
  }
}
