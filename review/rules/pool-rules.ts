import type { Change } from '../change';
import { becomes, clause, deleted, differs, oneOf, renamed, replaced, updated, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const pool = ['aws_cognito_user_pool'];

const userPoolPage =
  'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cognito_user_pool';

/** Functions that can stop a sign-in, or the making of a token. */
const triggers = ['pre_authentication', 'pre_sign_up', 'post_authentication', 'pre_token_generation'];

const triggersChange: Clause<Subject> = clause('a function that runs at sign-in changes', ({ change }) => {
  const answers = triggers.map((trigger) => change.differs(`lambda_config.0.${trigger}`));
  return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
});

/** Whether one of the blocks of a set is no longer there, two blocks being the same if they have the same key. */
function someLost(change: Change, path: string, key: (block: Json) => string): Truth {
  const after = change.items('after', path);
  const remaining = new Set(after.items.map(({ value }) => key(value)));
  if (change.items('before', path).items.every(({ value }) => remaining.has(key(value)))) return false;
  return after.complete || 'unknown';
}

function scopeName(scope: Json): string {
  return String((scope as { readonly scope_name?: Json }).scope_name);
}

/** All of an attribute, without the nulls and falses that a state and a plan write differently. */
function schemaAttribute(attribute: Json): string {
  return JSON.stringify(attribute, (_, value: Json) =>
    value === null || value === false ? undefined : value,
  );
}

/** What a user pool means to those who sign in to it. */
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
    fixtures: { positive: 'dangerous/pool-deleted-by-count', negative: 'dangerous/renamed-pool' },
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
    instead:
      'Undo the change of the name, the sign-in attributes or case_sensitive: these are fixed when a user pool is made. To change them, make a second user pool beside this one and move the users.',
    source: userPoolPage,
    fixtures: { positive: 'dangerous/pool-replaced-by-name', negative: 'harmless/pool-password-policy' },
  },
  {
    id: 'pool-schema-rejected',
    on: pool,
    severity: 'block',
    when: all(
      updated,
      clause('an attribute of the schema is edited or removed', ({ change }) =>
        someLost(change, 'schema', schemaAttribute),
      ),
    ),
    changes:
      'A custom attribute of the user pool is edited or removed. The plan shows a plain update, but Cognito refuses it.',
    notice: 'The apply stops half-way: what comes before it is deployed, what comes after it is not.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done until somebody mends it.',
    instead: 'Leave existing attributes exactly as they are. Add a new attribute for a new meaning.',
    source: userPoolPage,
    fixtures: { positive: 'dangerous/pool-schema-edited', negative: 'harmless/pool-schema-added' },
  },
  {
    id: 'pool-protection-lost',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      was('deletion_protection', oneOf('ACTIVE'), 'deletion protection is on'),
      not(becomes('deletion_protection', oneOf('ACTIVE'), 'deletion protection stays on')),
    ),
    changes: ({ change }) => `Deletion protection of the user pool ${change.before('name')} is switched off.`,
    notice: 'Nothing today. From now on one wrong plan, or one click in the console, deletes every account.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it is off.`,
    instead:
      'Keep deletion_protection = "ACTIVE". It has to be off only in the very change that deletes the user pool.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
    fixtures: { positive: 'dangerous/pool-protection-lost', negative: 'harmless/pool-password-policy' },
  },
  {
    id: 'pool-mfa-required',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      differs('mfa_configuration', 'the setting changes'),
      becomes('mfa_configuration', oneOf('ON'), 'a second factor becomes required'),
    ),
    changes: ({ change }) =>
      `A second factor at sign-in becomes required (mfa_configuration was ${change.before('mfa_configuration')}).`,
    notice:
      'Those who link next have to set up a second factor first, in the middle of linking. Those already linked notice nothing until they link again.',
    affected: 'Every customer who links from now on; how many give up at this step is not known.',
    instead: 'Use OPTIONAL, announce it, and require it once customers have set it up.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
    fixtures: { positive: 'dangerous/pool-mfa-required', negative: 'harmless/pool-password-policy' },
  },
  {
    id: 'pool-sign-up-closed',
    on: pool,
    severity: 'warn',
    when: all(
      updated,
      not(was('admin_create_user_config.0.allow_admin_create_user_only', oneOf(true), 'it was closed')),
      becomes(
        'admin_create_user_config.0.allow_admin_create_user_only',
        oneOf(true),
        'customers can no longer sign up by themselves',
      ),
    ),
    changes: 'Customers can no longer sign up by themselves: only an administrator makes accounts.',
    notice: 'Whoever enables the skill without an account finds no way to make one on the sign-in page.',
    affected: 'New customers, for as long as it stays so. Those already linked notice nothing.',
    instead: 'Leave allow_admin_create_user_only = false, unless accounts are made by your own service.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html',
    fixtures: { positive: 'dangerous/pool-sign-up-closed', negative: 'harmless/pool-password-policy' },
  },
  {
    id: 'pool-mail-sender-lost',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      was('email_configuration.0.email_sending_account', oneOf('DEVELOPER'), 'mail went out through SES'),
      not(
        becomes(
          'email_configuration.0.email_sending_account',
          oneOf('DEVELOPER'),
          'mail still goes out through SES',
        ),
      ),
    ),
    changes: "Mail no longer goes out through your Amazon SES, but through Cognito's own sender.",
    notice:
      'After 50 mails a day for the whole AWS account, no code to verify an address or to reset a password arrives: whoever needs one cannot sign up, or sign in to link.',
    affected:
      'Every customer who needs a code after the fiftieth of the day. Those already linked notice nothing.',
    instead: 'Keep email_sending_account = "DEVELOPER" with the source_arn of an SES identity.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
    fixtures: { positive: 'dangerous/mail-sender-lost', negative: 'harmless/mail-sender-renamed' },
  },
  {
    id: 'firewall-lost',
    on: ['aws_wafv2_web_acl_association'],
    severity: 'high',
    when: all(
      deleted,
      not(renamed),
      was('resource_arn', (arn) => String(arn).includes(':userpool/'), 'it protects a user pool'),
    ),
    changes: ({ change }) =>
      `The web ACL (AWS WAF) is taken off the user pool ${change.before('resource_arn')}.`,
    notice: 'Nothing today. But the sign-in page is open again to floods of sign-ins and guessed passwords.',
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Keep the association, or have another web ACL take its place in the same change.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html',
    fixtures: { positive: 'dangerous/firewall-lost', negative: 'harmless/other-firewall-removed' },
  },
  {
    id: 'pool-trigger-changed',
    on: pool,
    severity: 'warn',
    when: all(updated, triggersChange),
    changes: 'The Lambda functions that run at sign-in, sign-up or when a token is made are changed.',
    notice: 'A trigger that fails or refuses stops sign-in, linking and the renewal of access tokens.',
    affected: (subject) =>
      `${everyCustomer(subject)} if the function fails, from its first failure until it is mended.`,
    instead:
      'Try the trigger in another environment first, and have an alarm on its errors before it goes live.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html',
    fixtures: { positive: 'dangerous/pool-trigger-added', negative: 'harmless/pool-password-policy' },
  },
  {
    id: 'identity-provider-lost',
    on: ['aws_cognito_identity_provider'],
    severity: 'block',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) => `Sign-in with ${change.before('provider_name')} is taken out of the user pool.`,
    notice: 'Whoever signed up that way cannot sign in or link again.',
    affected:
      'Every customer of that sign-in option; those already linked until their refresh token expires or they have to link again.',
    instead: 'Keep the identity provider, and move its users to another way of signing in before it goes.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html',
    fixtures: { positive: 'dangerous/identity-provider-deleted', negative: 'harmless/nothing' },
  },
  {
    id: 'resource-server-lost',
    on: ['aws_cognito_resource_server'],
    severity: 'block',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) =>
      `The resource server ${change.before('identifier')} is deleted${change.action === 'replace' ? ' and made anew' : ''}; in between its scopes do not exist.`,
    notice: 'Linking fails with invalid_scope, and the API refuses tokens that lack the scopes.',
    affected: (subject) =>
      `${everyCustomer(subject)}: new links at once, linked ones at their next access token.`,
    instead: 'Leave identifier and name as they are: both are fixed when a resource server is made.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    fixtures: { positive: 'dangerous/resource-server-replaced', negative: 'harmless/scope-description' },
  },
  {
    id: 'resource-server-scope-lost',
    on: ['aws_cognito_resource_server'],
    severity: 'block',
    when: all(
      updated,
      clause('a scope is taken away', ({ change }) => someLost(change, 'scope', scopeName)),
    ),
    changes: ({ change }) => `The resource server ${change.before('identifier')} loses scopes.`,
    notice:
      'If Alexa still asks for such a scope, linking fails with invalid_scope; requests that need it are refused.',
    affected: (subject) => `${everyCustomer(subject)} who uses what the scope allows.`,
    instead:
      'Take the scope out of the skill and of the Alexa console first, and out of the resource server last.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    fixtures: { positive: 'dangerous/resource-server-scope-lost', negative: 'harmless/scope-description' },
  },
];
