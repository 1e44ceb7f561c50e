import { isEmpty } from '../change';
import { becomes, clause, differs, loses, oneOf, updated, was } from '../clauses';
import { all, any, type Clause, not } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const pool = ['aws_cognito_user_pool'];

const mfaPage = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html';
const recoveryPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html';
const firstFactors = 'sign_in_policy.0.allowed_first_auth_factors';
const verifiedFirst = 'user_attribute_update_settings.0.attributes_require_verification_before_update';

/** Ways in which a customer who forgot the password gets a new one. */
const recoversBy = (name: string) => (mechanism: Json) =>
  (mechanism as { readonly name?: Json } | null)?.name === name;
const isByAdministrator = recoversBy('admin_only');
const recovery = 'account_recovery_setting.0.recovery_mechanism';

const administratorsOnly: Clause<Subject> = clause(
  'only an administrator can help from now on',
  ({ change }) => change.gains(recovery, isByAdministrator),
  'account_recovery_setting',
);

/** Factors that a block of the user pool allows, and that are gone with the block. */
const factorLost = any<Subject>(
  all(
    was(
      'software_token_mfa_configuration.0.enabled',
      oneOf(true),
      'codes of an authenticator app were allowed',
    ),
    not(
      becomes(
        'software_token_mfa_configuration.0.enabled',
        oneOf(true),
        'codes of an authenticator app stay allowed',
      ),
    ),
  ),
  all(
    not(was('email_mfa_configuration', isEmpty, 'no codes were sent by mail')),
    becomes('email_mfa_configuration', isEmpty, 'codes are no longer sent by mail'),
  ),
);

/** How people sign in to a user pool, and get in again when they forgot how. */
export const signInRules: readonly ResourceRule[] = [
  {
    id: 'pool-first-factor-lost',
    on: pool,
    severity: 'block',
    when: all(updated, loses(firstFactors, 'a first factor is taken away')),
    changes: ({ change }) =>
      `Nobody can begin to sign in with ${listed(change.lost(firstFactors))} any more.`,
    notice: 'Whoever has no other way to sign in can neither sign in nor link again.',
    affected: (subject) => `${everyCustomer(subject)} who signs in that way, until it is back.`,
    instead:
      'Keep it until its users have another first factor: PASSWORD is what everybody has who signed up with one.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html',
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
    source: mfaPage,
  },
  {
    id: 'pool-mfa-lost',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      differs('mfa_configuration', 'the setting changes'),
      becomes('mfa_configuration', oneOf('OFF'), 'no second factor is asked for'),
    ),
    changes: ({ change }) =>
      `The second factor is switched off (mfa_configuration was ${change.before('mfa_configuration')}).`,
    notice:
      'Nothing. But whoever knows a password gets in, also where the customer had set up a second factor.',
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Keep OPTIONAL: it asks those alone who set up a second factor.',
    source: mfaPage,
  },
  {
    id: 'pool-mfa-optional',
    on: pool,
    severity: 'warn',
    when: all(
      was('mfa_configuration', oneOf('ON'), 'a second factor was required'),
      becomes('mfa_configuration', oneOf('OPTIONAL'), 'it is up to each customer'),
    ),
    changes: 'A second factor at sign-in is no longer required.',
    notice: 'Nothing. Those who set one up are asked for it as before.',
    affected: 'Customers without a second factor are less protected.',
    instead: 'Keep ON where your service promises it.',
    source: mfaPage,
  },
  {
    id: 'pool-mfa-factor-lost',
    on: pool,
    severity: 'high',
    when: all(
      not(becomes('mfa_configuration', oneOf('OFF', null), 'no second factor is asked for')),
      factorLost,
    ),
    changes: 'A second factor that customers may have set up is taken away from the user pool.',
    notice:
      'Whoever has only that factor is asked for a code that cannot be had, and cannot sign in to link.',
    affected: 'Every customer with that factor, until it is back or an administrator resets theirs.',
    instead: 'Keep it until those customers have set up another.',
    source: mfaPage,
  },
  {
    id: 'pool-email-unverified',
    on: pool,
    severity: 'high',
    when: all(updated, loses('auto_verified_attributes', 'an address is no longer verified')),
    changes: ({ change }) =>
      `Cognito no longer sends a code to verify ${listed(change.lost('auto_verified_attributes'))} of new accounts.`,
    notice:
      'Accounts can be made with an address of somebody else. Its owner cannot get a new password by it, and an administrator has to confirm each new account.',
    affected: 'Every customer who signs up from now on.',
    instead: 'Keep the attribute in auto_verified_attributes.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html',
  },
  {
    id: 'pool-update-unverified',
    on: pool,
    severity: 'high',
    when: all(updated, loses(verifiedFirst, 'an address changes without having been verified')),
    changes: ({ change }) =>
      `A new ${listed(change.lost(verifiedFirst))} counts at once, before its owner has entered the code.`,
    notice:
      'Who mistypes the address they sign in with can no longer sign in. Who takes over a token can change it.',
    affected: 'Every customer who changes that attribute from now on.',
    instead: 'Keep attributes_require_verification_before_update.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html',
  },
  {
    id: 'pool-recovery-by-administrator',
    on: pool,
    severity: 'high',
    when: all(updated, administratorsOnly),
    changes: 'Only an administrator can give a customer a new password.',
    notice: '"Forgot your password?" on the sign-in page ends with an error.',
    affected: 'Every customer who forgot the password, until it is changed back.',
    instead: 'Keep verified_email or verified_phone_number in account_recovery_setting.',
    source: recoveryPage,
  },
  {
    id: 'pool-recovery-lost',
    on: pool,
    severity: 'warn',
    when: all(updated, not(administratorsOnly), loses(recovery, 'a way to recover an account is taken away')),
    changes: 'A way to get a new password is taken away, or comes later in the order.',
    notice: 'Whoever has only that address verified cannot get a new password by themselves.',
    affected: 'Customers who forgot the password and have no other verified address.',
    instead: 'Add the other way before this one goes.',
    source: recoveryPage,
  },
  {
    id: 'pool-device-memory-changed',
    on: pool,
    severity: 'warn',
    when: all(updated, differs('device_configuration', 'devices are remembered in another way')),
    changes: 'Whether Cognito remembers the devices from which customers sign in is changed.',
    notice:
      'Those with a second factor are asked for it again on devices that asked no more, or no longer asked.',
    affected: 'Customers with a second factor, at their next sign-in. Those already linked notice nothing.',
    instead: 'Change it only where that is meant.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html',
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
  },
];
