import type { PlanCase } from './plan-case';

const domain = 'aws_cognito_user_pool_domain.login';
const aliases = ['A', 'AAAA'].map((type) => `aws_route53_record.login["${type}"]`);
const certificateFromValidation =
  '  certificate_arn = aws_acm_certificate_validation.login.certificate_arn\n';
const europeanArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-1111-1111-111111111111';

export const domainCases: Record<string, PlanCase> = {
  'dangerous/domain-replaced-by-name': {
    world: 'tenants',
    edits: [{ file: 'modules/identity/main.tf', from: '-example-login', to: '-example-sign-in' }],
    expect: [
      'domain-replaced module.tenant[0].module.login.aws_cognito_user_pool_domain.this',
      'domain-replaced module.tenant[1].module.login.aws_cognito_user_pool_domain.this',
    ],
  },
  'dangerous/domain-replaced-by-certificate-removed': {
    world: 'members',
    edits: [{ from: certificateFromValidation, to: '' }],
    expect: [`domain-replaced ${domain}`],
  },
  'dangerous/domain-deleted': {
    world: 'tenants',
    edits: [
      {
        file: 'modules/identity/main.tf',
        from: 'module "login" {\n',
        to: 'module "login" {\n  count        = 0\n',
      },
    ],
    expect: [
      'domain-deleted module.tenant[0].module.login.aws_cognito_user_pool_domain.this',
      'domain-deleted module.tenant[1].module.login.aws_cognito_user_pool_domain.this',
    ],
  },
  'dangerous/domain-certificate-in-europe': {
    world: 'members',
    edits: [{ from: certificateFromValidation, to: `  certificate_arn = "${europeanArn}"\n` }],
    expect: [`domain-certificate-region ${domain}`],
  },
  'dangerous/domain-certificate-in-europe-at-first': {
    world: 'members',
    firstDeploy: true,
    edits: [
      { from: '  provider          = aws.us\n', to: '' },
      { from: '  provider                = aws.us\n', to: '' },
    ],
    expect: [`domain-certificate-region ${domain}`],
  },
  'dangerous/domain-unbranded': {
    world: 'members',
    edits: [
      { from: certificateFromValidation, to: `${certificateFromValidation}  managed_login_version = 2\n` },
    ],
    expect: [`domain-unbranded ${domain}`],
  },
  'dangerous/certificate-replaced': {
    world: 'members',
    edits: [
      {
        from: '  domain_name       = "login.example.org"\n',
        to: '  domain_name       = "login.example.org"\n  key_algorithm     = "EC_prime256v1"\n',
      },
    ],
    // The provider replaces a domain whose new certificate is not known yet.
    expect: ['certificate-replaced aws_acm_certificate.login', `domain-replaced ${domain}`],
  },
  'dangerous/certificate-expiring': {
    world: 'members',
    stateEdits: [{ from: '"not_after": "2099-02-13T23:59:59Z"', to: '"not_after": "2026-12-05T23:59:59Z"' }],
    expect: ['certificate-expiring aws_acm_certificate.login'],
  },
  'dangerous/certificate-validation-lost': {
    world: 'members',
    edits: [
      {
        from: 'resource "aws_route53_record" "validation" {\n',
        to: 'resource "aws_route53_record" "validation" {\n  count = 0\n',
      },
      { from: '  validation_record_fqdns = [aws_route53_record.validation.fqdn]\n', to: '' },
    ],
    expect: ['certificate-validation-lost aws_route53_record.validation[0]'],
  },
  'dangerous/alias-lost': {
    world: 'members',
    edits: [{ from: 'toset(["A", "AAAA"])', to: 'toset(["AAAA"])' }],
    expect: [`alias-lost ${aliases[0]}`],
  },
  'dangerous/alias-replaced-by-name': {
    world: 'members',
    edits: [
      {
        from: '  name     = "login.example.org"\n',
        to: '  name     = "sign-in.example.org"\n',
      },
    ],
    expect: aliases.map((alias) => `alias-lost ${alias}`),
  },
  'dangerous/alias-elsewhere': {
    world: 'members',
    edits: [
      {
        from: 'aws_cognito_user_pool_domain.login.cloudfront_distribution\n',
        to: '"d999999abcdef8.cloudfront.net"\n',
      },
    ],
    expect: aliases.map((alias) => `alias-elsewhere ${alias}`),
  },
  'dangerous/alias-unknown': {
    world: 'members',
    edits: [
      {
        from: 'aws_cognito_user_pool_domain.login.cloudfront_distribution\n',
        to: 'terraform_data.target.output\n',
      },
      { to: 'resource "terraform_data" "target" {\n  input = "d111111abcdef8.cloudfront.net"\n}' },
    ],
    expect: aliases.map((alias) => `alias-elsewhere ${alias}`),
  },
  'harmless/record-added': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_route53_record" "status" {\n  zone_id = "Z0123456789ABCDEFGHIJ"\n  name    = "status.example.org"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["pages.example.net"]\n}',
      },
    ],
    expect: [],
  },
  'harmless/alias-health': {
    world: 'members',
    edits: [{ from: 'evaluate_target_health = false', to: 'evaluate_target_health = true' }],
    expect: [],
  },
};
