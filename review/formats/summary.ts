import type { Finding, Report, RestEntry } from '../report';
import { severities } from '../rule';

/** "3 block, 1 high, 2 accepted", or "no findings". */
export function countsOf({ counts }: Report): string {
  const parts = [...severities, 'accepted' as const]
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name}`);
  return parts.length > 0 ? parts.join(', ') : 'no findings';
}

/** The verdict in one sentence. */
export function verdictOf({ verdict, findings }: Report): string {
  if (verdict === 'blocked') return 'This plan is stopped: it would harm linked customers.';
  return findings.some(({ accepted }) => !accepted)
    ? 'This plan may go on. Read the findings first.'
    : 'This plan may go on: linked customers notice nothing bad.';
}

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
