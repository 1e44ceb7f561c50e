import { deleted, forgotten, replaced } from '../clauses';
import { any } from '../condition';
import { isOfUserPool } from '../linking';
import type { ResourceRule } from '../rule';
import { everyCustomer } from '../wording';

/**
 * What no other rule is about.
 *
 * @param others types that other rules are about
 */
export function otherRules(others: ReadonlySet<string>): readonly ResourceRule[] {
  return [
    {
      id: 'cognito-lost',
      on: (type) => isOfUserPool(type) && !others.has(type),
      severity: 'high',
      when: any(deleted, replaced, forgotten),
      changes: ({ change }) =>
        `${change.address} is ${change.action === 'replace' ? 'deleted and made anew' : change.action === 'forget' ? 'let go of' : 'deleted'}, and no rule of this review is about its type.`,
      notice: 'Not known to this review. It belongs to a user pool, so signing in may be affected.',
      affected: (subject) => `${everyCustomer(subject)}, if signing in needs it.`,
      instead: 'Read the documentation of the resource, and accept this where it is meant.',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
    },
  ];
}
