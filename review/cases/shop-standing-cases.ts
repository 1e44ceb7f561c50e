import type { Edit, PlanCase } from './plan-case';

const pool = 'aws_cognito_user_pool.shop';
const authenticatorApp = '  software_token_mfa_configuration {\n    enabled = true\n  }\n';
const threatProtection = '  user_pool_add_ons {\n    advanced_security_mode = "ENFORCED"\n  }\n';
const firstFactors = '  sign_in_policy {\n    allowed_first_auth_factors = ["PASSWORD", "EMAIL_OTP"]\n  }\n';
const claims =
  '    pre_token_generation_config {\n      lambda_arn     = aws_lambda_function.claims.arn\n      lambda_version = "V2_0"\n    }\n';
const mail =
  '  email_configuration {\n    email_sending_account = "DEVELOPER"\n    from_email_address    = "Shop <no-reply@example.org>"\n    source_arn            = "arn:aws:ses:eu-west-1:123456789012:identity/example.org"\n  }\n';
const cognitoMail = '  email_configuration {\n    email_sending_account = "COGNITO_DEFAULT"\n  }\n';
const deletionProtection = '  deletion_protection      = "ACTIVE"\n';
const tagged: Edit = { from: deletionProtection, to: `${deletionProtection}  tags = { team = "shop" }\n` };
const rotation =
  '  refresh_token_rotation {\n    feature                    = "ENABLED"\n    retry_grace_period_seconds = 10\n  }\n';
const webUnits = '  token_validity_units {\n    access_token  = "minutes"\n    refresh_token = "days"\n  }\n';

const passwords = (length: number) =>
  `  password_policy {\n    minimum_length    = ${length}\n    require_lowercase = true\n    require_numbers   = true\n    require_symbols   = true\n    require_uppercase = true\n  }\n`;

/** Choices that were made before, and that many a plan leaves as they are. */
const otherChoices: readonly Edit[] = [
  { from: 'mfa_configuration        = "OPTIONAL"', to: 'mfa_configuration        = "OFF"' },
  { from: authenticatorApp, to: '' },
  { from: mail, to: cognitoMail },
  {
    from: 'write_attributes              = ["email", "name"]',
    to: 'write_attributes              = ["name"]',
  },
  { from: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]', to: '["ALLOW_USER_SRP_AUTH"]' },
  { from: webUnits, to: `${webUnits}${rotation}` },
  {
    to: `resource "aws_lambda_permission" "schedule" {
  statement_id  = "schedule"
  action        = "lambda:InvokeFunction"
  function_name = "claims"
  principal     = "events.amazonaws.com"
}

resource "aws_lambda_permission" "retired" {
  statement_id  = "cognito"
  action        = "lambda:InvokeFunction"
  function_name = "retired"
  principal     = "cognito-idp.amazonaws.com"
}

resource "aws_lambda_alias" "invoices" {
  name             = "live"
  function_name    = "invoices"
  function_version = "1"
}

resource "aws_apigatewayv2_authorizer" "partners" {
  api_id           = aws_apigatewayv2_api.orders.id
  name             = "partners"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = ["one", "two"]
    issuer   = "https://login.example.com"
  }
}

resource "aws_apigatewayv2_authorizer" "suppliers" {
  api_id           = aws_apigatewayv2_api.orders.id
  name             = "suppliers"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = ["three"]
    issuer   = "https://login.example.com"
  }
}

resource "aws_apigatewayv2_route" "partners" {
  api_id             = aws_apigatewayv2_api.orders.id
  route_key          = "GET /partners"
  authorization_type = "JWT"
  authorizer_id      = "example-partners"
}

resource "aws_wafv2_web_acl_association" "site" {
  resource_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/site/0123456789abcdef"
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/site/00000000-0000-4000-8000-000000000003"
}
`,
  },
];

const nothingOf = (type: string, name: string): Edit => {
  const head = `resource "${type}" "${name}" {\n`;
  return { from: head, to: `${head}  count = 0\n` };
};

/** What was so before is no finding, and neither is what happens to somebody else's things. */
export const shopStandingCases: Record<string, PlanCase> = {
  'harmless/shop-other-choices-kept': {
    world: 'shop',
    baseline: otherChoices,
    edits: [
      tagged,
      {
        from: '    "https://layla.amazon.com/',
        to: '    "https://app.example.org/callback",\n    "https://layla.amazon.com/',
      },
      {
        from: '["https://shop.example.org/signed-in"]',
        to: '["https://shop.example.org/signed-in", "https://shop.example.org/in"]',
      },
    ],
    expect: [],
  },
  'harmless/shop-things-of-others': {
    world: 'shop',
    baseline: otherChoices,
    edits: [
      nothingOf('aws_lambda_permission', 'schedule'),
      nothingOf('aws_lambda_permission', 'retired'),
      nothingOf('aws_lambda_alias', 'invoices'),
      nothingOf('aws_apigatewayv2_authorizer', 'suppliers'),
      {
        from: '["one", "two"]\n    issuer   = "https://login.example.com"',
        to: '["one"]\n    issuer   = "https://sso.example.com"',
      },
      {
        from: '  authorization_type = "JWT"\n  authorizer_id      = "example-partners"\n',
        to: '  authorization_type = "NONE"\n',
      },
      {
        from: '  target             = "integrations/orders"',
        to: '  target             = "integrations/sales"',
      },
      { from: 'webacl/site/', to: 'webacl/other-site/' },
    ],
    expect: [],
  },
  'harmless/shop-mail-sender-found': {
    world: 'shop',
    baseline: otherChoices,
    edits: [{ from: cognitoMail, to: mail }],
    expect: [],
  },
  'dangerous/shop-mail-sender-lost': {
    world: 'shop',
    edits: [{ from: mail, to: cognitoMail }],
    expect: [`pool-mail-sender-lost ${pool}`],
  },
  'harmless/shop-words-and-providers': {
    world: 'shop',
    edits: [
      {
        from: deletionProtection,
        to: `${deletionProtection}  email_verification_subject = "Your code for the shop"\n`,
      },
      {
        from: 'supported_identity_providers         = ["COGNITO", "Staff"]',
        to: 'supported_identity_providers         = ["COGNITO", "Staff", "Partner"]',
      },
    ],
    expect: [],
  },
  'dangerous/shop-passwords-weaker': {
    world: 'shop',
    baseline: [{ from: deletionProtection, to: `${deletionProtection}${passwords(14)}` }],
    edits: [{ from: 'minimum_length    = 14', to: 'minimum_length    = 8' }],
    expect: [`not-judged ${pool}`],
  },
  'harmless/shop-texts-only-kept': {
    world: 'shop',
    baseline: [{ from: authenticatorApp, to: '' }],
    edits: [tagged],
    expect: [],
  },
  'harmless/shop-lite-at-first': {
    world: 'shop',
    firstDeploy: true,
    edits: [
      { from: '"PLUS"', to: '"LITE"' },
      { from: threatProtection, to: '' },
      { from: claims, to: '' },
      { from: firstFactors, to: '' },
    ],
    expect: [],
  },
  'harmless/shop-network-at-first': {
    world: 'shop',
    firstDeploy: true,
    edits: [
      {
        from: '    recovery_mechanism {\n      name     = "verified_email"\n      priority = 1\n    }\n    recovery_mechanism {\n      name     = "verified_phone_number"\n      priority = 2\n    }\n',
        to: '    recovery_mechanism {\n      name     = "admin_only"\n      priority = 1\n    }\n',
      },
      {
        from: '  s3_key        = "skill.zip"\n',
        to: '  s3_key        = "skill.zip"\n  vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }\n',
      },
    ],
    expect: [],
  },
  'dangerous/shop-lifetime-of-another-resource': {
    world: 'shop',
    firstDeploy: true,
    edits: [
      {
        from: '  access_token_validity         = 60\n',
        to: '  access_token_validity         = terraform_data.lifetime.output\n',
      },
      { to: 'resource "terraform_data" "lifetime" {\n  input = 60\n}' },
    ],
    expect: ['client-access-below-floor aws_cognito_user_pool_client.alexa'],
  },
};
