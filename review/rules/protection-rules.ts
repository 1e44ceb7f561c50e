import type { Change } from '../change';
import {
  becomes,
  changed,
  clause,
  deleted,
  differs,
  oneOf,
  renamed,
  replaced,
  updated,
  was,
} from '../clauses';
import { all, any, type Clause, not } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const pool = ['aws_cognito_user_pool'];
const association = ['aws_wafv2_web_acl_association'];
const webAcl = ['aws_wafv2_web_acl'];

const tierPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html';
const threatPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html';
const firewallPage = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html';

/** Feature plans from the least to the most, with what each has that those before it have not. */
const tiers: readonly [name: string, adds: string][] = [
  ['LITE', ''],
  [
    'ESSENTIALS',
    'managed login with branding, claims added to access tokens, codes by mail as a second factor, sign-in without a password, reuse of passwords forbidden',
  ],
  ['PLUS', 'threat protection (compromised passwords, adaptive authentication, activity logs)'],
];

function rank(tier: Json): number {
  return tiers.findIndex(([name]) => name === tier);
}

function takenAway(change: Change): string {
  const [before, after] = [
    rank(change.before('user_pool_tier').value),
    rank(change.after('user_pool_tier').value),
  ];
  return tiers
    .slice(after + 1, before + 1)
    .map(([, adds]) => adds)
    .join('; ');
}

const tierLowered: Clause<Subject> = clause(
  'the feature plan is a smaller one',
  ({ change }) => {
    const after = change.after('user_pool_tier');
    if (!after.known) return 'unknown';
    return rank(after.value) >= 0 && rank(after.value) < rank(change.before('user_pool_tier').value);
  },
  'user_pool_tier',
);

const mode = 'user_pool_add_ons.0.advanced_security_mode';
/** From the least to the most. */
const modes: readonly Json[] = ['OFF', 'AUDIT', 'ENFORCED'];
const strength = (value: Json) => Math.max(modes.indexOf(value), 0);

const threatProtectionLowered: Clause<Subject> = clause(
  'threat protection does less than now',
  ({ change }) => {
    const after = change.after(mode);
    return after.known ? strength(after.value) < strength(change.before(mode).value) : 'unknown';
  },
  'user_pool_add_ons',
);

const ofUserPool = was(
  'resource_arn',
  (arn) => String(arn).includes(':userpool/'),
  'it protects a user pool',
);

const beforeUserPool: Clause<Subject> = clause('it stands before a user pool', ({ change, context }) => {
  const arn = change.before('arn').value;
  return context
    .ofTypes(association)
    .some(
      (one) =>
        arn !== null &&
        one.before('web_acl_arn').value === arn &&
        String(one.before('resource_arn').value).includes(':userpool/'),
    );
});

const blocksByDefault = clause(
  'it blocks what no rule of it allows',
  ({ change }) => change.gains('default_action.0.block', () => true),
  'default_action',
);

/** What protects the accounts of a user pool. */
export const protectionRules: readonly ResourceRule[] = [
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
  },
  {
    id: 'pool-tier-lowered',
    on: pool,
    severity: 'high',
    when: tierLowered,
    changes: ({ change }) =>
      `The feature plan goes from ${change.before('user_pool_tier')} to ${change.after('user_pool_tier')}, which takes away: ${takenAway(change)}.`,
    notice:
      'What needs one of these stops: sign-in pages lose their look or are gone, the API misses claims in tokens, or the apply fails because a setting still needs it.',
    affected: (subject) => `${everyCustomer(subject)}, from the apply on.`,
    instead: 'Take away each use of these first, in changes of their own, and lower the plan last.',
    source: tierPage,
  },
  {
    id: 'pool-threat-protection-lost',
    on: pool,
    severity: 'high',
    when: all(updated, threatProtectionLowered),
    changes: ({ change }) => `Threat protection goes from ${change.before(mode)} to ${change.after(mode)}.`,
    notice:
      'Nothing. But stolen passwords and unusual sign-ins are no longer stopped, or no longer recorded.',
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Keep advanced_security_mode as it is.',
    source: threatPage,
  },
  {
    id: 'risk-configuration-lost',
    on: ['aws_cognito_risk_configuration'],
    severity: 'high',
    when: any(deleted, replaced),
    changes:
      'What threat protection does about a risk (block, ask for a second factor, notify) is taken away.',
    notice: 'Nothing. But risky sign-ins are let in with the defaults.',
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Keep the risk configuration.',
    source: threatPage,
  },
  {
    id: 'log-delivery-lost',
    on: ['aws_cognito_log_delivery_configuration'],
    severity: 'warn',
    when: any(deleted, replaced),
    changes: 'Cognito no longer delivers its logs (mails that failed, risky sign-ins).',
    notice: 'Nothing.',
    affected: 'Nobody directly; who has to explain why a code did not arrive finds nothing.',
    instead: 'Keep the log delivery, or have another take its place in the same change.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html',
  },
  {
    id: 'firewall-lost',
    on: association,
    severity: 'high',
    when: all(deleted, not(renamed), ofUserPool),
    changes: ({ change }) =>
      `The web ACL (AWS WAF) is taken off the user pool ${change.before('resource_arn')}.`,
    notice: 'Nothing today. But the sign-in page is open again to floods of sign-ins and guessed passwords.',
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Keep the association, or have another web ACL take its place in the same change.',
    source: firewallPage,
  },
  {
    id: 'firewall-other',
    on: association,
    severity: 'warn',
    when: all(changed, ofUserPool, differs('web_acl_arn', 'another web ACL takes its place')),
    changes: ({ change }) =>
      `Another web ACL (AWS WAF) protects the user pool: ${change.after('web_acl_arn')} instead of ${change.before('web_acl_arn')}.`,
    notice:
      "Whom the new one blocks can neither sign in nor have tokens renewed. Alexa calls the token endpoint from Amazon's own addresses.",
    affected: (subject) => `${everyCustomer(subject)} whom it blocks.`,
    instead: 'Try the new web ACL with its rules in count mode first.',
    source: firewallPage,
  },
  {
    id: 'firewall-blocks',
    on: webAcl,
    severity: 'block',
    when: all(beforeUserPool, blocksByDefault),
    changes: ({ change }) =>
      `The web ACL ${change.before('name')} of the user pool blocks whatever none of its rules allows.`,
    notice: 'Neither the sign-in page nor the token endpoint answers: no link, and no token is renewed.',
    affected: (subject) =>
      `${everyCustomer(subject)} whom no rule allows, and Alexa's own servers, from the apply on.`,
    instead: 'Keep default_action { allow {} }, and block with rules that were in count mode before.',
    source: firewallPage,
  },
  {
    id: 'firewall-rules-changed',
    on: webAcl,
    severity: 'warn',
    when: all(
      beforeUserPool,
      clause('its rules change', ({ change }) => change.differs('rule'), 'rule'),
    ),
    changes: ({ change }) => `The rules of the web ACL ${change.before('name')} of the user pool change.`,
    notice:
      "Whom a rule blocks can neither sign in nor have tokens renewed: one by country cuts off travellers, and Alexa where it blocks the country of Amazon's servers.",
    affected: (subject) => `${everyCustomer(subject)} whom a rule blocks.`,
    instead: 'Put a new rule in count mode first, and look at what it would have blocked.',
    source: firewallPage,
  },
];
