import { type Edit, type PlanCase, without } from './plan-case';

const pool = 'aws_cognito_user_pool.shop';
const alexa = 'aws_cognito_user_pool_client.alexa';
const web = 'aws_cognito_user_pool_client.web';
const staff = 'aws_cognito_identity_provider.staff';

/** Lines of the user pool that several cases change. */
const lines = {
  mfa: '  mfa_configuration        = "OPTIONAL"\n',
  authenticatorApp: '  software_token_mfa_configuration {\n    enabled = true\n  }\n',
  recoveryByMail: '    recovery_mechanism {\n    name     = "verified_email"\n',
  recoveryByPhone:
    '  recovery_mechanism {\n      name     = "verified_phone_number"\n      priority = 2\n    }\n',
  threatProtection: '  user_pool_add_ons {\n    advanced_security_mode = "ENFORCED"\n  }\n',
  claims:
    '    pre_token_generation_config {\n      lambda_arn     = aws_lambda_function.claims.arn\n      lambda_version = "V2_0"\n    }\n',
} as const;
const claimsArn = 'arn:aws:lambda:eu-west-1:123456789012:function:claims';
const mailFactor =
  '  email_mfa_configuration {\n    subject = "Your code"\n    message = "Your code is {####}"\n  }\n';

function pooled(edit: Edit | readonly Edit[], ...rules: readonly string[]): PlanCase {
  return { world: 'shop', edits: [edit].flat(), expect: rules.map((rule) => `${rule} ${pool}`) };
}

/** A user pool with much around it, in plain HCL: how people sign in, and what protects them. */
export const shopCases: Record<string, PlanCase> = {
  'harmless/shop-nothing': { world: 'shop', expect: [] },
  'harmless/shop-first-deploy': { world: 'shop', firstDeploy: true, expect: [] },
  'dangerous/shop-pool-replaced': {
    world: 'shop',
    edits: [{ from: '  name                     = "shop"', to: '  name                     = "store"' }],
    expect: [
      `pool-replaced ${pool}`,
      `client-replaced ${alexa}`,
      `app-client-replaced ${web}`,
      'domain-replaced aws_cognito_user_pool_domain.login',
      'resource-server-lost aws_cognito_resource_server.api',
      `identity-provider-lost ${staff}`,
      'identity-provider-lost aws_cognito_identity_provider.partner',
      'user-group-lost aws_cognito_user_group.buyers',
      'risk-configuration-lost aws_cognito_risk_configuration.shop',
      'not-judged aws_cognito_user_pool_ui_customization.shop',
      'not-judged aws_wafv2_web_acl_association.sign_in',
      'api-client-lost aws_apigatewayv2_authorizer.orders',
      'trigger-permission-lost aws_lambda_permission.claims',
    ],
  },
  'dangerous/shop-destroyed': {
    world: 'shop',
    flags: ['-refresh=false', '-destroy'],
    expect: [
      `pool-deleted ${pool}`,
      `client-deleted ${alexa}`,
      `app-client-deleted ${web}`,
      'domain-deleted aws_cognito_user_pool_domain.login',
      'resource-server-lost aws_cognito_resource_server.api',
      `identity-provider-lost ${staff}`,
      'identity-provider-lost aws_cognito_identity_provider.partner',
      'user-group-lost aws_cognito_user_group.buyers',
      'risk-configuration-lost aws_cognito_risk_configuration.shop',
      'api-authorizer-lost aws_apigatewayv2_authorizer.orders',
      'firewall-lost aws_wafv2_web_acl_association.sign_in',
      'function-alias-lost aws_lambda_alias.live',
      'function-lost aws_lambda_function.skill',
      'permission-lost aws_lambda_permission.alexa',
      'cognito-lost aws_cognito_user_pool_ui_customization.shop',
    ],
  },
  'dangerous/shop-mfa-lost': pooled(
    [
      { from: lines.mfa, to: '  mfa_configuration        = "OFF"\n' },
      { from: lines.authenticatorApp, to: '' },
    ],
    'pool-mfa-lost',
  ),
  'dangerous/shop-mfa-optional': {
    ...pooled({ from: '"ON"', to: '"OPTIONAL"' }, 'pool-mfa-optional'),
    baseline: [{ from: '"OPTIONAL"', to: '"ON"' }],
  },
  'dangerous/shop-mfa-factor-lost': pooled({ from: lines.authenticatorApp, to: '' }, 'pool-mfa-factor-lost'),
  'dangerous/shop-mail-factor-lost': {
    ...pooled({ from: mailFactor, to: '' }, 'pool-mfa-factor-lost'),
    baseline: [{ from: lines.authenticatorApp, to: `${lines.authenticatorApp}${mailFactor}` }],
  },
  'harmless/shop-mail-factor-reworded': {
    ...pooled({ from: 'Your code is', to: 'The code is' }),
    baseline: [{ from: lines.authenticatorApp, to: `${lines.authenticatorApp}${mailFactor}` }],
  },
  'dangerous/shop-email-unverified': pooled(
    { from: 'auto_verified_attributes = ["email"]', to: 'auto_verified_attributes = ["phone_number"]' },
    'pool-email-unverified',
  ),
  'dangerous/shop-update-unverified': pooled(
    {
      from: '  user_attribute_update_settings {\n    attributes_require_verification_before_update = ["email"]\n  }\n',
      to: '',
    },
    'pool-update-unverified',
  ),
  'dangerous/shop-recovery-by-administrator': pooled(
    [
      { from: lines.recoveryByPhone, to: '' },
      { from: 'name     = "verified_email"', to: 'name     = "admin_only"' },
    ],
    'pool-recovery-by-administrator',
  ),
  'dangerous/shop-recovery-lost': pooled({ from: lines.recoveryByPhone, to: '' }, 'pool-recovery-lost'),
  'dangerous/shop-device-memory': pooled(
    {
      from: 'challenge_required_on_new_device      = true',
      to: 'challenge_required_on_new_device      = false',
    },
    'pool-device-memory-changed',
  ),
  'dangerous/shop-first-factor-lost': pooled(
    { from: '["PASSWORD", "EMAIL_OTP"]', to: '["PASSWORD"]' },
    'pool-first-factor-lost',
  ),
  'dangerous/shop-tier-lowered': pooled(
    [
      { from: '"PLUS"', to: '"ESSENTIALS"' },
      { from: lines.threatProtection, to: '' },
    ],
    'pool-tier-lowered',
    'pool-threat-protection-lost',
  ),
  'dangerous/shop-tier-below-threat-protection': pooled(
    { from: '"PLUS"', to: '"ESSENTIALS"' },
    'pool-tier-lowered',
    'refused-threat-protection',
  ),
  'dangerous/shop-tier-lite': pooled(
    [
      { from: '"PLUS"', to: '"LITE"' },
      { from: 'advanced_security_mode = "ENFORCED"', to: 'advanced_security_mode = "OFF"' },
      { from: '["PASSWORD", "EMAIL_OTP"]', to: '["PASSWORD"]' },
    ],
    'pool-tier-lowered',
    'pool-threat-protection-lost',
    'pool-first-factor-lost',
    'refused-lite',
  ),
  'harmless/shop-tier-raised': {
    ...pooled({ from: '"ESSENTIALS"', to: '"PLUS"' }),
    baseline: [
      { from: '"PLUS"', to: '"ESSENTIALS"' },
      { from: 'advanced_security_mode = "ENFORCED"', to: 'advanced_security_mode = "OFF"' },
    ],
  },
  'dangerous/shop-threat-protection-audit': pooled(
    { from: 'advanced_security_mode = "ENFORCED"', to: 'advanced_security_mode = "AUDIT"' },
    'pool-threat-protection-lost',
  ),
  'harmless/shop-threat-protection-on': {
    ...pooled({ from: '"AUDIT"', to: '"ENFORCED"' }),
    baseline: [{ from: '"ENFORCED"', to: '"AUDIT"' }],
  },
  'dangerous/shop-threat-protection-on-essentials': {
    ...pooled(
      { from: 'advanced_security_mode = "OFF"', to: 'advanced_security_mode = "ENFORCED"' },
      'refused-threat-protection',
    ),
    baseline: [
      { from: '"PLUS"', to: '"ESSENTIALS"' },
      { from: 'advanced_security_mode = "ENFORCED"', to: 'advanced_security_mode = "OFF"' },
    ],
  },
  'dangerous/shop-threat-protection-at-first': {
    ...pooled({ from: '  user_pool_tier           = "PLUS"\n', to: '' }, 'refused-threat-protection'),
    firstDeploy: true,
  },
  'dangerous/shop-lite-at-first': {
    ...pooled(
      [
        { from: '"PLUS"', to: '"LITE"' },
        { from: lines.threatProtection, to: '' },
        { from: lines.claims, to: '' },
      ],
      'refused-lite',
    ),
    firstDeploy: true,
  },
  'dangerous/shop-lite-with-mail-factor-at-first': {
    ...pooled(
      [
        { from: '"PLUS"', to: '"LITE"' },
        { from: lines.threatProtection, to: '' },
        { from: lines.claims, to: '' },
        {
          from: '  sign_in_policy {\n    allowed_first_auth_factors = ["PASSWORD", "EMAIL_OTP"]\n  }\n',
          to: '',
        },
        { from: lines.authenticatorApp, to: `${lines.authenticatorApp}${mailFactor}` },
      ],
      'refused-lite',
    ),
    firstDeploy: true,
  },
  'dangerous/shop-mail-factor-and-recovery': pooled(
    [
      { from: lines.authenticatorApp, to: `${lines.authenticatorApp}${mailFactor}` },
      { from: lines.recoveryByPhone, to: '' },
    ],
    'refused-mail-factor',
    'pool-recovery-lost',
  ),
  'harmless/shop-mail-factor-added': pooled({
    from: lines.authenticatorApp,
    to: `${lines.authenticatorApp}${mailFactor}`,
  }),
  'dangerous/shop-mail-identity': pooled(
    [
      { from: 'identity/example.org"', to: 'identity/example.com"' },
      { from: 'no-reply@example.org', to: 'no-reply@mail.example.com' },
    ],
    'pool-mail-identity-changed',
  ),
  'dangerous/shop-mail-from-outside': pooled(
    { from: 'no-reply@example.org', to: 'no-reply@example.net' },
    'pool-mail-from-outside',
  ),
  'dangerous/shop-text-sender': pooled(
    { from: 'role/texts', to: 'role/messages' },
    'pool-text-sender-changed',
  ),
  'dangerous/shop-claims-by-another': pooled(
    { from: 'lambda_arn     = aws_lambda_function.claims.arn', to: `lambda_arn     = "${claimsArn}-2"` },
    'trigger-token-other',
  ),
  // The provider keeps what it is no longer told: Terraform plans nothing.
  'harmless/shop-claims-block-removed': pooled({ from: lines.claims, to: '' }),
  'harmless/shop-old-spelling-removed': {
    ...pooled({ from: `    pre_token_generation = "${claimsArn}"\n`, to: '' }),
    baseline: [{ from: lines.claims, to: `    pre_token_generation = "${claimsArn}"\n` }],
  },
  'dangerous/shop-claims-version': pooled({ from: '"V2_0"', to: '"V1_0"' }, 'trigger-token-version'),
  'harmless/shop-claims-in-both-spellings': pooled({
    from: lines.claims,
    to: `    pre_token_generation = "${claimsArn}"\n`,
  }),
  'dangerous/shop-old-spelling-by-another': {
    ...pooled({ from: 'function:claims"', to: 'function:claims-2"' }, 'trigger-token-other'),
    baseline: [{ from: lines.claims, to: `    pre_token_generation = "${claimsArn}"\n` }],
  },
  'harmless/shop-claims-version-raised': {
    ...pooled({ from: '"V2_0"', to: '"V3_0"' }),
  },
  'dangerous/shop-migration-lost': pooled(
    { from: '    user_migration = "arn:aws:lambda:eu-west-1:123456789012:function:old-accounts"\n', to: '' },
    'trigger-migration-lost',
  ),
  'dangerous/shop-pre-authentication-added': pooled(
    {
      from: '    user_migration = ',
      to: '    pre_authentication = "arn:aws:lambda:eu-west-1:123456789012:function:gate"\n    user_migration = ',
    },
    'pool-trigger-changed',
  ),
  'dangerous/shop-risk-configuration-lost': {
    world: 'shop',
    edits: [without('aws_cognito_risk_configuration', 'shop')],
    expect: ['risk-configuration-lost aws_cognito_risk_configuration.shop[0]'],
  },
  'dangerous/shop-risk-configuration-changed': {
    world: 'shop',
    edits: [{ from: 'event_action = "BLOCK"', to: 'event_action = "NO_ACTION"' }],
    expect: ['not-judged aws_cognito_risk_configuration.shop'],
  },
  'dangerous/shop-customization-forgotten': {
    world: 'shop',
    edits: [
      {
        from: 'resource "aws_cognito_user_pool_ui_customization" "shop" {\n  user_pool_id = aws_cognito_user_pool.shop.id\n  css          = ".label-customizable { font-weight: 400; }"\n}\n',
        to: 'removed {\n  from = aws_cognito_user_pool_ui_customization.shop\n  lifecycle {\n    destroy = false\n  }\n}\n',
      },
    ],
    expect: ['cognito-lost aws_cognito_user_pool_ui_customization.shop'],
  },
  'dangerous/shop-group-renamed': {
    world: 'shop',
    edits: [{ from: 'name         = "buyers"', to: 'name         = "customers"' }],
    expect: ['user-group-lost aws_cognito_user_group.buyers'],
  },
  'dangerous/shop-group-moved': {
    world: 'shop',
    edits: [{ from: '"aws_cognito_user_group" "buyers"', to: '"aws_cognito_user_group" "customers"' }],
    expect: ['renamed aws_cognito_user_group.buyers'],
  },
};
