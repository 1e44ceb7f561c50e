import type { Finding, Report, RestEntry, Verdict } from '../report';
import { severities } from '../rule';

/** "3 block, 1 high, 2 accepted", or "no findings". */
export function countsOf({ counts }: Report): string {
  const parts = [...severities, 'accepted' as const]
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name}`);
  return parts.length > 0 ? parts.join(', ') : 'no findings';
}

/** Each verdict as it is called, marked and put in a sentence. */
export const verdicts: Readonly<Record<Verdict, { name: string; mark: string; sentence: string }>> = {
  blocked: {
    name: 'blocked',
    mark: '🛑',
    sentence: 'This plan is stopped: it would harm linked customers, or what protects them.',
  },
  decision: {
    name: 'needs a decision',
    mark: '⚠️',
    sentence: 'Nothing stops this plan, but somebody has to decide: read the findings.',
  },
  clean: {
    name: 'clean',
    mark: '✅',
    sentence: 'This plan may go on: linked customers notice nothing bad.',
  },
};

/** "2 × aws_lambda_function updated". */
export function restLine({ action, type, count }: RestEntry): string {
  const done = {
    create: 'created',
    update: 'updated',
    replace: 'replaced',
    delete: 'deleted',
    forget: 'let go of',
  };
  return `${count} × ${type} ${done[action as keyof typeof done] ?? action}`;
}

/** The four answers of a finding, in order. */
export function answersOf(finding: Finding): readonly (readonly [label: string, text: string])[] {
  return [
    ['What changes', finding.changes],
    ['What customers notice', finding.notice],
    ['How many, how long', finding.affected],
    ['What to do instead', finding.instead],
  ];
}

/** Why a finding is there although nothing is certain; undefined where it is certain. */
export function doubtOf({ unknown }: Finding): string | undefined {
  return unknown.length === 0
    ? undefined
    : `Terraform cannot tell before apply whether ${unknown.join(', or whether ')}. So it counts as if it were so.`;
}

/** A finding with those that only go with it, because it takes their user pool away. */
export interface Told {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
}

/** Findings as they are told: a cause with its consequences beneath. */
export function told({ findings }: Report): Told[] {
  const isTold = ({ causedBy, accepted }: Finding) =>
    causedBy === undefined || accepted || !findings.some(({ address }) => address === causedBy);
  return findings.filter(isTold).map((finding, index, all) => ({
    finding,
    // Beneath the first finding of the user pool.
    consequences: findings.filter(
      (one) =>
        one.causedBy === finding.address &&
        !isTold(one) &&
        all.findIndex(({ address }) => address === finding.address) === index,
    ),
  }));
}

/** "block client-replaced aws_x.y (change 0123456789ab)". */
export function consequenceLine({ severity, rule, address, change }: Finding): string {
  return `${severity} ${rule} ${address} (change ${change})`;
}
