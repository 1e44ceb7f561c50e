import { type Edit, type PlanCase, without } from './plan-case';

const pool = 'aws_cognito_user_pool.members';

/** The world `members` with what many teams keep in the same stack: mail through SES, a firewall, the hosted zones. */
const baseline: readonly Edit[] = [
  {
    from: '  software_token_mfa_configuration {',
    to: '  email_configuration {\n    email_sending_account = "DEVELOPER"\n    source_arn            = "arn:aws:ses:eu-west-1:123456789012:identity/example.org"\n    from_email_address    = "hello@example.org"\n  }\n  software_token_mfa_configuration {',
  },
  {
    to: `resource "aws_wafv2_web_acl_association" "sign_in" {
  resource_arn = aws_cognito_user_pool.members.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/sign-in/00000000-0000-0000-0000-000000000000"
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/0123456789abcdef"
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/00000000-0000-0000-0000-000000000000"
}

resource "aws_route53_zone" "main" {
  name = "example.org"
}

resource "aws_route53_zone" "shop" {
  name = "shop.example.net"
}
`,
  },
];

/** What surrounds the user pool: mail, firewall, hosted zone. */
export const surroundingsCases: Record<string, PlanCase> = {
  'dangerous/mail-sender-lost': {
    world: 'members',
    baseline,
    edits: [{ from: 'email_sending_account = "DEVELOPER"', to: 'email_sending_account = "COGNITO_DEFAULT"' }],
    expect: [`pool-mail-sender-lost ${pool}`],
  },
  'dangerous/firewall-lost': {
    world: 'members',
    baseline,
    edits: [without('aws_wafv2_web_acl_association', 'sign_in')],
    expect: ['firewall-lost aws_wafv2_web_acl_association.sign_in[0]'],
  },
  'dangerous/renamed-firewall': {
    world: 'members',
    baseline,
    edits: [
      { from: '"aws_wafv2_web_acl_association" "sign_in"', to: '"aws_wafv2_web_acl_association" "login"' },
    ],
    expect: ['renamed-monitoring aws_wafv2_web_acl_association.sign_in'],
  },
  'dangerous/zone-deleted': {
    world: 'members',
    baseline,
    edits: [without('aws_route53_zone', 'main')],
    expect: ['zone-lost aws_route53_zone.main[0]'],
  },
  'dangerous/zone-replaced-by-name': {
    world: 'members',
    baseline,
    edits: [{ from: 'name = "example.org"', to: 'name = "example.com"' }],
    expect: ['zone-lost aws_route53_zone.main'],
  },
  'dangerous/renamed-zone': {
    world: 'members',
    baseline,
    edits: [{ from: '"aws_route53_zone" "main"', to: '"aws_route53_zone" "organization"' }],
    expect: ['renamed aws_route53_zone.main'],
  },
  'dangerous/pool-destroyed-by-target': {
    world: 'members',
    baseline,
    flags: ['-refresh=false', '-destroy', '-target=aws_cognito_user_pool.members'],
    expect: ['plan-incomplete plan', `pool-deleted ${pool}`],
  },
  'harmless/mail-sender-renamed': {
    world: 'members',
    baseline,
    edits: [{ from: '"hello@example.org"', to: '"post@example.org"' }],
    expect: [],
  },
  'harmless/other-firewall-removed': {
    world: 'members',
    baseline,
    edits: [without('aws_wafv2_web_acl_association', 'shop')],
    expect: [],
  },
  'harmless/other-zone-deleted': {
    world: 'members',
    baseline,
    edits: [without('aws_route53_zone', 'shop')],
    expect: [],
  },
};
