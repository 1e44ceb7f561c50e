import { clientTypes } from '../alexa-clients';
import type { Change } from '../change';
import { becomes, changed, clause, gains, oneOf, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { triggerVersion } from '../triggers';

const pool = ['aws_cognito_user_pool'];
const tierPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html';
const rotationPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html';
const fails = 'The plan accepts it, Cognito does not: the apply fails.';
const halfDone = 'Nobody by itself; whatever else was to be deployed stays half done.';

const tier = 'user_pool_tier';
const rotation = 'refresh_token_rotation.0.feature';

/** A user pool that is made without a feature plan gets Essentials. */
function tierOf(change: Change): Json {
  const { value } = change.after(tier);
  return value || (change.action === 'create' ? 'ESSENTIALS' : null);
}

function tierIs(says: string, ...tiers: readonly Json[]): Clause<Subject> {
  return clause(
    says,
    ({ change }): Truth => (change.after(tier).known ? tiers.includes(tierOf(change)) : 'unknown'),
    tier,
  );
}

const mechanisms = (change: Change) => change.items('after', 'account_recovery_setting.0.recovery_mechanism');

const recoversByMailOnly: Clause<Subject> = clause(
  'accounts are recovered by mail alone',
  ({ change }) => {
    const { items, complete } = mechanisms(change);
    const names = items.map(({ value }) => (value as { readonly name?: Json }).name);
    return complete && names.length > 0 && names.every((name) => name === 'verified_email');
  },
  'account_recovery_setting',
);

/** What Terraform and its provider take, and Cognito refuses: on creation as on change. */
export const refusedRules: readonly ResourceRule[] = [
  {
    id: 'refused-threat-protection',
    on: pool,
    severity: 'block',
    when: all(
      becomes(
        'user_pool_add_ons.0.advanced_security_mode',
        oneOf('AUDIT', 'ENFORCED'),
        'threat protection is switched on',
      ),
      tierIs('the feature plan is below Plus', 'LITE', 'ESSENTIALS'),
    ),
    changes: ({ change }) =>
      `Threat protection is ${change.after('user_pool_add_ons.0.advanced_security_mode')}, but the feature plan is ${tierOf(change)}.`,
    notice: fails,
    affected: halfDone,
    instead: 'Set user_pool_tier = "PLUS", or leave user_pool_add_ons out.',
    source: tierPage,
  },
  {
    id: 'refused-mail-factor',
    on: pool,
    severity: 'block',
    when: all(
      gains('email_mfa_configuration', 'codes by mail become a second factor', () => true),
      recoversByMailOnly,
    ),
    changes: 'Codes by mail become a second factor, and mail alone is also how accounts are recovered.',
    notice: fails,
    affected: halfDone,
    instead:
      'Add verified_phone_number or admin_only to account_recovery_setting, or use another second factor.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html',
  },
  {
    id: 'refused-lite',
    on: pool,
    severity: 'block',
    when: all(
      tierIs('the feature plan is Lite', 'LITE'),
      any(
        clause(
          'the token trigger needs more',
          ({ change }) =>
            /^V[23]_/.test(String(triggerVersion(change, 'after', 'pre_token_generation').value)),
          'lambda_config',
        ),
        gains('email_mfa_configuration', 'so does a second factor by mail', () => true),
        gains(
          'sign_in_policy.0.allowed_first_auth_factors',
          'so does sign-in without a password',
          (factor) => factor !== 'PASSWORD',
        ),
      ),
    ),
    changes:
      'The feature plan is LITE, and a setting needs a larger one: claims in access tokens, codes by mail as a second factor, or sign-in without a password.',
    notice: fails,
    affected: halfDone,
    instead: 'Set user_pool_tier = "ESSENTIALS", or take the setting away first.',
    source: tierPage,
  },
  {
    id: 'refused-rotation',
    on: clientTypes,
    severity: 'block',
    when: all(
      becomes(rotation, oneOf('ENABLED'), 'refresh tokens are rotated'),
      clause(
        'the refresh flow is allowed as well',
        ({ change }) =>
          change
            .items('after', 'explicit_auth_flows')
            .items.some(({ value }) => value === 'ALLOW_REFRESH_TOKEN_AUTH'),
        'explicit_auth_flows',
      ),
    ),
    changes: 'Refresh token rotation is on, and so is ALLOW_REFRESH_TOKEN_AUTH: the two exclude each other.',
    notice: fails,
    affected: halfDone,
    instead: 'Leave one of them out; for the client of Alexa, rotation.',
    source: rotationPage,
  },
  {
    id: 'refused-rotation-off',
    on: clientTypes,
    severity: 'block',
    when: all(
      changed,
      was(rotation, oneOf('ENABLED'), 'refresh tokens were rotated'),
      not(becomes(rotation, oneOf('ENABLED'), 'they still are')),
    ),
    changes: 'Refresh token rotation is switched off.',
    notice: 'The plan calls it an update, and the apply fails: rotation cannot be taken away in place.',
    affected: halfDone,
    instead: 'Keep it for this client. To be without, make a second client and change over to it.',
    source: rotationPage,
  },
];
