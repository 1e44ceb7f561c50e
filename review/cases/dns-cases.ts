import { type Edit, type PlanCase, without as withoutResource } from './plan-case';

const fallback = 'aws_route53_record.fallback';
const record = (name: string, arguments_: string) =>
  `resource "aws_route53_record" "${name}" {\n  zone_id = "Z0123456789ABCDEFGHIJ"\n${arguments_}}\n`;

/** Beside the aliases of the sign-in domain: its zone's delegation, another's, and a record with a time to live. */
const baseline: readonly Edit[] = [
  {
    to: [
      record(
        'delegation',
        '  name    = "example.org"\n  type    = "NS"\n  ttl     = 300\n  records = ["ns-1.awsdns-01.org"]\n',
      ),
      record(
        'shop',
        '  name    = "shop.example.net"\n  type    = "NS"\n  ttl     = 300\n  records = ["ns-1.awsdns-01.net"]\n',
      ),
      record(
        'fallback',
        '  name    = "login.example.org"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["d111111abcdef8.cloudfront.net"]\n',
      ),
      record(
        'site',
        '  name    = "www.example.org"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["site.example.net"]\n',
      ),
    ].join('\n'),
  },
];

const without = (name: string) => withoutResource('aws_route53_record', name);

function members(edits: Edit | readonly Edit[], ...expect: readonly string[]): PlanCase {
  return { world: 'members', baseline, edits: [edits].flat(), expect };
}

const weighted = '  set_identifier = "blue"\n  weighted_routing_policy {\n    weight = 100\n  }\n';
const fallbackName = '  name    = "login.example.org"\n';
const siteName = '  name    = "www.example.org"\n';

const weightedBaseline: readonly Edit[] = [
  ...baseline,
  {
    from: `${fallbackName}  type    = "CNAME"\n  ttl     = 300`,
    to: `${fallbackName}${weighted}  type    = "CNAME"\n  ttl     = 86400`,
  },
  { from: siteName, to: `${siteName}${weighted}` },
];

/** How the sign-in domain is found. */
export const dnsCases: Record<string, PlanCase> = {
  'dangerous/delegation-deleted': members(
    [without('delegation'), without('shop')],
    'delegation-lost aws_route53_record.delegation[0]',
  ),
  'dangerous/delegation-elsewhere': members(
    [
      { from: '"ns-1.awsdns-01.org"', to: '"ns-2.example.com"' },
      { from: '"ns-1.awsdns-01.net"', to: '"ns-2.example.com"' },
    ],
    'delegation-lost aws_route53_record.delegation',
  ),
  'dangerous/delegation-moved': members(
    { from: '"aws_route53_record" "delegation"', to: '"aws_route53_record" "name_servers"' },
    'renamed aws_route53_record.delegation',
  ),
  'harmless/delegation-time-to-live': members({
    from: '  type    = "NS"\n  ttl     = 300\n  records = ["ns-1.awsdns-01.org"]',
    to: '  type    = "NS"\n  ttl     = 60\n  records = ["ns-1.awsdns-01.org"]',
  }),
  'dangerous/alias-cached-longer': members(
    [
      {
        from: `${fallbackName}  type    = "CNAME"\n  ttl     = 300`,
        to: `${fallbackName}  type    = "CNAME"\n  ttl     = 86400`,
      },
      {
        from: `${siteName}  type    = "CNAME"\n  ttl     = 300`,
        to: `${siteName}  type    = "CNAME"\n  ttl     = 86400`,
      },
    ],
    `alias-cached-longer ${fallback}`,
  ),
  'harmless/alias-cached-shorter': {
    ...members({ from: 'ttl     = 86400', to: 'ttl     = 60' }),
    baseline: [
      ...baseline,
      {
        from: `${fallbackName}  type    = "CNAME"\n  ttl     = 300`,
        to: `${fallbackName}  type    = "CNAME"\n  ttl     = 86400`,
      },
    ],
  },
  'dangerous/alias-weighted': {
    ...members(
      [
        {
          from: `${fallbackName}  set_identifier = "blue"\n  weighted_routing_policy {\n    weight = 100`,
          to: `${fallbackName}  set_identifier = "blue"\n  weighted_routing_policy {\n    weight = 50`,
        },
        {
          from: `${siteName}  set_identifier = "blue"\n  weighted_routing_policy {\n    weight = 100`,
          to: `${siteName}  set_identifier = "blue"\n  weighted_routing_policy {\n    weight = 50`,
        },
        {
          to: record(
            'green',
            '  name    = "login.example.org"\n  type    = "CNAME"\n  ttl     = 86400\n  records = ["login.example.net"]\n  set_identifier = "green"\n  weighted_routing_policy {\n    weight = 50\n  }\n',
          ),
        },
      ],
      `alias-shared ${fallback}`,
      'alias-shared aws_route53_record.green',
    ),
    baseline: weightedBaseline,
  },
  'dangerous/alias-weighted-deleted': {
    ...members(without('fallback'), `alias-lost ${fallback}[0]`),
    baseline: weightedBaseline,
  },
  'dangerous/alias-relative-deleted': {
    world: 'members',
    baseline: [{ from: '  name     = "login.example.org"\n', to: '  name     = "login"\n' }],
    edits: [{ from: 'for_each = toset(["A", "AAAA"])', to: 'for_each = toset(["A"])' }],
    expect: ['alias-lost aws_route53_record.login["AAAA"]'],
  },
};
