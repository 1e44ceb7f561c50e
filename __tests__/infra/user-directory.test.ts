import { UserDirectory, type UserDirectoryProps } from '../../infra/user-directory';
import { expression, only, synthesizeStack } from './synthesize';

const withProps = (props: Partial<UserDirectoryProps> = {}) =>
  synthesizeStack((stack) => {
    new UserDirectory(stack, 'customers', { name: 'customers', ...props });
  });
const poolWith = (props: Partial<UserDirectoryProps> = {}) => only(withProps(props), 'aws_cognito_user_pool');

test('customers sign in with a verified e-mail address in any case, and recover by it', () => {
  expect(poolWith()).toMatchObject({
    username_attributes: ['email'],
    username_configuration: { case_sensitive: false },
    auto_verified_attributes: ['email'],
    user_attribute_update_settings: { attributes_require_verification_before_update: ['email'] },
    account_recovery_setting: { recovery_mechanism: [{ name: 'verified_email', priority: 1 }] },
    verification_message_template: { default_email_option: 'CONFIRM_WITH_CODE' },
  });
});

test('a password has 14 characters of all classes unless a policy is given', () => {
  expect(poolWith().password_policy).toEqual({
    minimum_length: 14,
    require_lowercase: true,
    require_uppercase: true,
    require_numbers: true,
    require_symbols: true,
    temporary_password_validity_days: 7,
  });
  const passwordPolicy = {
    minimumLength: 20,
    requireLowercase: true,
    requireUppercase: false,
    requireNumbers: true,
    requireSymbols: false,
    temporaryPasswordDays: 1,
  };
  expect(poolWith({ passwordPolicy }).password_policy).toEqual({
    minimum_length: 20,
    require_lowercase: true,
    require_uppercase: false,
    require_numbers: true,
    require_symbols: false,
    temporary_password_validity_days: 1,
  });
});

test.each([
  { mfa: undefined, configuration: 'OPTIONAL', totp: { enabled: true } },
  { mfa: 'optional', configuration: 'OPTIONAL', totp: { enabled: true } },
  { mfa: 'on', configuration: 'ON', totp: { enabled: true } },
  { mfa: 'off', configuration: 'OFF', totp: undefined },
] as const)('MFA $mfa is $configuration, by authenticator app', ({ mfa, configuration, totp }) => {
  const pool = poolWith(mfa && { mfa });
  expect(pool.mfa_configuration).toBe(configuration);
  expect(pool.software_token_mfa_configuration).toEqual(totp);
});

test.each(['LITE', 'ESSENTIALS'] as const)('%s has no threat protection', (tier) => {
  const json = withProps({ tier });
  expect(only(json, 'aws_cognito_user_pool')).toMatchObject({ user_pool_tier: tier });
  expect(only(json, 'aws_cognito_user_pool')).not.toHaveProperty('user_pool_add_ons');
  expect(json.resource).not.toHaveProperty('aws_cognito_risk_configuration');
});

test('PLUS enforces threat protection and blocks compromised passwords', () => {
  const json = withProps({ tier: 'PLUS' });
  expect(only(json, 'aws_cognito_user_pool')).toMatchObject({
    user_pool_tier: 'PLUS',
    user_pool_add_ons: { advanced_security_mode: 'ENFORCED' },
  });
  expect(only(json, 'aws_cognito_risk_configuration')).toMatchObject({
    user_pool_id: expression('aws_cognito_user_pool.customers.id'),
    compromised_credentials_risk_configuration: { actions: { event_action: 'BLOCK' } },
  });
});

test('customers may sign up by themselves unless that is switched off', () => {
  expect(poolWith().admin_create_user_config).toEqual({ allow_admin_create_user_only: false });
  expect(poolWith({ selfRegistration: false }).admin_create_user_config).toEqual({
    allow_admin_create_user_only: true,
  });
});

test('mail comes from Cognito unless a sender at SES is given', () => {
  expect(poolWith()).not.toHaveProperty('email_configuration');
  const ses = { from: 'Example <no-reply@example.com>', identityArn: 'arn:aws:ses:eu-west-1:1:identity/x' };
  expect(poolWith({ ses }).email_configuration).toEqual({
    email_sending_account: 'DEVELOPER',
    from_email_address: 'Example <no-reply@example.com>',
    source_arn: 'arn:aws:ses:eu-west-1:1:identity/x',
  });
  expect(
    poolWith({ ses: { ...ses, replyTo: 'help@example.com', configurationSet: 'mail' } }).email_configuration,
  ).toMatchObject({ reply_to_email_address: 'help@example.com', configuration_set: 'mail' });
});

test('neither AWS nor Terraform deletes the pool unless protection is off', () => {
  expect(poolWith()).toMatchObject({ deletion_protection: 'ACTIVE', lifecycle: { prevent_destroy: true } });
  expect(poolWith({ protect: false })).toMatchObject({
    deletion_protection: 'INACTIVE',
    lifecycle: { prevent_destroy: false },
  });
});

test('changes to the schema are ignored, because Cognito cannot make them', () => {
  expect(poolWith().lifecycle).toMatchObject({ ignore_changes: ['schema'] });
  expect(poolWith({ protect: false }).lifecycle).toMatchObject({ ignore_changes: ['schema'] });
});
