import schema from './acceptances.schema.json';
import type { Finding } from './report';

/** One entry of the acceptances file, which `acceptances.schema.json` describes. */
export interface Acceptance {
  readonly rule: string;
  readonly address: string;
  /** The `change` that the review printed with the finding: the acceptance is for that plan and no other. */
  readonly change: string;
  readonly reason: string;
  /** Last day on which it counts, `YYYY-MM-DD`, in UTC. */
  readonly expires: string;
}

/** Findings with what was accepted of them, and remarks on acceptances that accept nothing. */
export interface AcceptanceResult {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/**
 * Marks the findings that are accepted. An acceptance that is over accepts nothing any more.
 *
 * @param now the moment that expiry is judged by
 */
export function accept(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
  now: Date,
): AcceptanceResult {
  const today = now.toISOString().slice(0, 10);
  const matching = (finding: Finding, { rule, address, change }: Acceptance) =>
    finding.rule === rule && finding.address === address && finding.change === change;
  const notes = acceptances.flatMap((acceptance): string[] => {
    const name = `The acceptance of ${acceptance.rule} at ${acceptance.address}`;
    if (!findings.some((finding) => matching(finding, acceptance))) {
      const isOther = findings.some(
        ({ rule, address }) => rule === acceptance.rule && address === acceptance.address,
      );
      return [
        isOther
          ? `${name} is for another change (${acceptance.change}) than this plan makes: it does not count.`
          : `${name} fits nothing in this plan: remove it.`,
      ];
    }
    return acceptance.expires < today
      ? [`${name} expired on ${acceptance.expires}: the finding counts again.`]
      : [];
  });
  return {
    notes,
    findings: findings.map((finding) => {
      const found = acceptances.find(
        (acceptance) => matching(finding, acceptance) && acceptance.expires >= today,
      );
      return found ? { ...finding, accepted: { reason: found.reason, expires: found.expires } } : finding;
    }),
  };
}

/**
 * Reads the text of an acceptances file.
 *
 * @param file named in messages
 * @param ruleIds ids that an acceptance may name
 * @throws {Error} with every fault and where it is
 */
export async function parseAcceptances(
  text: string,
  file: string,
  ruleIds: readonly string[],
): Promise<readonly Acceptance[]> {
  const [{ default: Ajv }, { default: addFormats }] = await Promise.all([
    import('ajv'),
    import('ajv-formats'),
  ]);
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  const isValid = ajv.compile<{ accepted: readonly Acceptance[] }>(schema);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error(`The acceptances file ${file} is no JSON.`);
  }
  if (!isValid(parsed)) {
    const faults = (isValid.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `  ${instancePath || '/'} ${message}${'additionalProperty' in params ? `: ${params.additionalProperty}` : ''}`,
    );
    throw new Error(`The acceptances file ${file} is not valid:\n${faults.join('\n')}`);
  }
  const unknown = parsed.accepted.map(({ rule }) => rule).filter((rule) => !ruleIds.includes(rule));
  if (unknown.length > 0) {
    throw new Error(`The acceptances file ${file} names rules that there are not: ${unknown.join(', ')}.`);
  }
  return parsed.accepted;
}
