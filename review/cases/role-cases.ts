import { type Edit, type PlanCase, without } from './plan-case';

const roles = ['mcp', 'shop'] as const;
type Role = (typeof roles)[number];

const roleHead = (name: string) => `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n`;
const trust = (service: string) => `  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }]
  })
}
`;
const lambda = trust('lambda.amazonaws.com');
const policyHead = (name: string) =>
  `resource "aws_iam_role_policy" "${name}" {\n  role = "${name}"\n  name = "logs"\n`;
const policy = (actions: string) => `  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${actions && `{ Effect = "Allow", Action = [${actions}], Resource = "arn:aws:logs:eu-west-1:123456789012:*" }`}]
  })
}
`;
const logging = policy('"logs:CreateLogStream", "logs:PutLogEvents"');
const attachment = (name: string, role = name) => `resource "aws_iam_role_policy_attachment" "${name}" {
  role       = "${role}"
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}
`;

/** The roles of the functions of the world `addon`, which it names by their ARNs. */
const withRoles: Edit = {
  to: roles.map((name) => roleHead(name) + lambda + policyHead(name) + logging + attachment(name)).join('\n'),
};

const withoutAll = (name: Role): Edit[] => [
  without('aws_iam_role', name),
  without('aws_iam_role_policy', name),
  without('aws_iam_role_policy_attachment', name),
];

function ofRole(expect: readonly string[], ...edits: readonly Edit[]): PlanCase {
  return { world: 'addon', baseline: [withRoles], edits, expect };
}

function shop(expect: readonly string[], ...edits: readonly Edit[]): PlanCase {
  return { world: 'shop', baseline: [{ to: attachment('tracing', 'shop-skill') }], edits, expect };
}

const shopPolicy =
  '    Statement = [{ Effect = "Allow", Action = ["logs:PutLogEvents"], Resource = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/shop-skill:*" }]\n';

/** The roles with which functions run. */
export const roleCases: Record<string, PlanCase> = {
  'dangerous/addon-role-deleted': ofRole(
    ['function-role-lost aws_iam_role.mcp[0]'],
    without('aws_iam_role', 'mcp'),
  ),
  'dangerous/addon-role-not-assumed': ofRole(['function-role-lost aws_iam_role.mcp'], {
    from: roleHead('mcp') + lambda,
    to: roleHead('mcp') + trust('ec2.amazonaws.com'),
  }),
  'dangerous/addon-role-moved': ofRole(['renamed-monitoring aws_iam_role.mcp'], {
    from: '"aws_iam_role" "mcp"',
    to: '"aws_iam_role" "assistants"',
  }),
  'dangerous/addon-role-policy-deleted': ofRole(
    ['addon-role-policy-lost aws_iam_role_policy.mcp[0]'],
    without('aws_iam_role_policy', 'mcp'),
  ),
  'dangerous/addon-role-policy-emptied': ofRole(['addon-role-policy-lost aws_iam_role_policy.mcp'], {
    from: policyHead('mcp') + logging,
    to: policyHead('mcp') + policy(''),
  }),
  'dangerous/addon-role-policy-detached': ofRole(
    ['addon-role-policy-lost aws_iam_role_policy_attachment.mcp[0]'],
    without('aws_iam_role_policy_attachment', 'mcp'),
  ),
  'dangerous/addon-role-policy-moved': ofRole(['renamed-monitoring aws_iam_role_policy.mcp'], {
    from: '"aws_iam_role_policy" "mcp"',
    to: '"aws_iam_role_policy" "logs"',
  }),
  'dangerous/shop-role-deleted': shop(
    ['function-role-lost aws_iam_role.skill[0]'],
    without('aws_iam_role', 'skill'),
    { from: 'aws_iam_role.skill.arn', to: '"arn:aws:iam::123456789012:role/shop-skill"' },
    { from: 'aws_iam_role.skill.name', to: '"shop-skill"' },
  ),
  'dangerous/shop-role-policy-emptied': shop(['skill-role-policy-lost aws_iam_role_policy.skill'], {
    from: shopPolicy,
    to: '    Statement = []\n',
  }),
  'dangerous/shop-role-policy-detached': shop(
    ['skill-role-policy-lost aws_iam_role_policy_attachment.tracing[0]'],
    without('aws_iam_role_policy_attachment', 'tracing'),
  ),
  'dangerous/addon-role-exchanged': ofRole(
    ['not-judged aws_lambda_function.mcp'],
    { from: '"arn:aws:iam::123456789012:role/mcp"', to: 'aws_iam_role.assistants.arn' },
    { to: roleHead('assistants') + lambda + policyHead('assistants') + logging },
    ...withoutAll('mcp'),
  ),

  'harmless/addon-other-role-deleted': ofRole([], ...withoutAll('shop')),
  'harmless/addon-role-policy-narrower': ofRole([], {
    from: policyHead('mcp') + logging,
    to: policyHead('mcp') + policy('"logs:PutLogEvents"'),
  }),
};
