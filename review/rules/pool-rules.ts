import type { Change } from '../change';
import { clause, deleted, renamed, replaced, updated } from '../clauses';
import { all, any, not, type Truth } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule } from '../rule';
import { everyCustomer, howReplaced } from '../wording';

const pool = ['aws_cognito_user_pool'];

const userPoolPage =
  'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cognito_user_pool';

/** Whether an attribute of the schema is edited or removed. */
function someLost(change: Change): Truth {
  const after = change.items('after', 'schema');
  const remaining = new Set(after.items.map(({ value }) => schemaAttribute(value)));
  if (change.items('before', 'schema').items.every(({ value }) => remaining.has(schemaAttribute(value))))
    return false;
  return after.complete || 'unknown';
}

/** All of an attribute, without the nulls and falses that a state and a plan write differently. */
function schemaAttribute(attribute: Json): string {
  return JSON.stringify(attribute, (_, value: Json) =>
    value === null || value === false ? undefined : value,
  );
}

/** The user pool itself, and who is in it. */
export const poolRules: readonly ResourceRule[] = [
  {
    id: 'pool-deleted',
    on: pool,
    severity: 'block',
    when: all(deleted, not(renamed)),
    changes: ({ change }) => `The user pool ${change.before('name')} is deleted with everybody in it.`,
    notice:
      'Accounts and passwords are gone. The skill says that the account is not linked, and linking again fails.',
    affected: (subject) =>
      `${everyCustomer(subject)}, for good: Cognito cannot bring a deleted user pool back.`,
    instead: 'Keep the resource. If the service is being closed, tell customers first and export the users.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
  },
  {
    id: 'pool-replaced',
    on: pool,
    severity: 'block',
    when: replaced,
    changes: ({ change }) =>
      `The user pool ${change.before('name')} is deleted, and an empty one is made in its place.`,
    notice:
      'Accounts and passwords are gone. Everybody has to sign up and link again; app client and sign-in domain are new as well.',
    affected: (subject) =>
      `${everyCustomer(subject)}, for good: Cognito cannot bring a deleted user pool back.`,
    instead: ({ change }) =>
      howReplaced(change) ??
      'Undo the change of the name, the sign-in attributes or case_sensitive: these are fixed when a user pool is made. To change them, make a second user pool beside this one and move the users.',
    source: userPoolPage,
  },
  {
    id: 'pool-schema-rejected',
    on: pool,
    severity: 'block',
    when: all(
      updated,
      clause('an attribute of the schema is edited or removed', ({ change }) => someLost(change), 'schema'),
    ),
    changes:
      'A custom attribute of the user pool is edited or removed. The plan shows a plain update, but Cognito refuses it.',
    notice: 'The apply stops half-way: what comes before it is deployed, what comes after it is not.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done until somebody mends it.',
    instead: 'Leave existing attributes exactly as they are. Add a new attribute for a new meaning.',
    source: userPoolPage,
  },
  {
    id: 'user-group-lost',
    on: ['aws_cognito_user_group'],
    severity: 'high',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) =>
      `The group ${change.before('name')} is deleted${change.action === 'replace' ? `, and ${change.after('name')} is made, which is empty` : ''}: nobody is a member of it any more.`,
    notice:
      'The group is missing in the claim cognito:groups of the next tokens: what the API gives to its members alone is refused.',
    affected: 'Every member of the group, at their next access token, until each has been added again.',
    instead:
      'Keep the group and its name: both are fixed when it is made. Make another beside it, and move the members.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html',
  },
];
