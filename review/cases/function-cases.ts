import type { PlanCase } from './plan-case';

const permission = 'aws_lambda_permission.alexa';
const skillFunction = 'aws_lambda_function.skill';
const token = '  event_source_token = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"\n';
const forAlexa =
  '  function_name      = aws_lambda_function.skill.function_name\n  principal          = "alexa-appkit.amazon.com"\n';
const schedule = `resource "aws_lambda_permission" "schedule" {
  statement_id  = "schedule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.skill.function_name
  principal     = "events.amazonaws.com"
}
`;
const logResource = 'Resource = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/skill:*"';
const logActions = 'Action = ["logs:CreateLogStream", "logs:PutLogEvents"]';

/** A policy of a data source that Terraform reads during apply, since it depends on what changes. */
const documentReadLate = [
  {
    to: `data "aws_iam_policy_document" "late" {
  statement {
    actions   = ["logs:PutLogEvents"]
    resources = ["arn:aws:logs:eu-west-1:123456789012:*"]
  }
  depends_on = [aws_cognito_user_pool.members]
}

resource "aws_iam_role_policy" "late" {
  name   = "late"
  role   = aws_iam_role.skill.name
  policy = data.aws_iam_policy_document.late.json
}`,
  },
];

export const functionCases: Record<string, PlanCase> = {
  'dangerous/permission-any-skill': {
    world: 'members',
    edits: [{ from: token, to: '' }],
    expect: [`permission-any-skill ${permission}`],
  },
  'dangerous/permission-any-skill-at-first': {
    world: 'members',
    firstDeploy: true,
    edits: [{ from: token, to: '' }],
    expect: [`permission-any-skill ${permission}`],
  },
  'dangerous/permission-other-skill': {
    world: 'members',
    edits: [{ from: 'amzn1.ask.skill.00000000-', to: 'amzn1.ask.skill.11111111-' }],
    expect: [`permission-other-skill ${permission}`],
  },
  'dangerous/permission-other-function': {
    world: 'members',
    edits: [{ from: forAlexa, to: forAlexa.replace('aws_lambda_function.skill.function_name', '"another"') }],
    expect: [`permission-other-function ${permission}`],
  },
  'dangerous/permission-other-alias': {
    world: 'members',
    edits: [{ from: token, to: `${token}  qualifier          = "live"\n` }],
    expect: [`permission-other-function ${permission}`],
  },
  'harmless/other-permission-elsewhere': {
    world: 'members',
    baseline: [{ to: schedule }],
    edits: [{ from: schedule, to: schedule.replace('aws_lambda_function.skill.function_name', '"another"') }],
    expect: [],
  },
  'dangerous/permission-unknown-skill': {
    world: 'members',
    edits: [
      { from: token, to: '  event_source_token = terraform_data.skill.output\n' },
      {
        to: 'resource "terraform_data" "skill" {\n  input = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"\n}',
      },
    ],
    expect: [`permission-other-skill ${permission}`, `permission-any-skill ${permission}`],
  },
  'dangerous/permission-deleted': {
    world: 'members',
    edits: [
      {
        from: 'resource "aws_lambda_permission" "alexa" {\n',
        to: 'resource "aws_lambda_permission" "alexa" {\n  count              = 0\n',
      },
    ],
    expect: [`permission-lost ${permission}[0]`],
  },
  'dangerous/permission-other-principal': {
    world: 'members',
    edits: [
      { from: token, to: '' },
      {
        from: 'principal          = "alexa-appkit.amazon.com"',
        to: 'principal          = "events.amazonaws.com"',
      },
    ],
    expect: [`permission-lost ${permission}`],
  },
  'dangerous/permission-public': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_lambda_permission" "all" {\n  statement_id  = "all"\n  action        = "lambda:InvokeFunction"\n  function_name = aws_lambda_function.skill.function_name\n  principal     = "*"\n}',
      },
    ],
    expect: ['public-principal aws_lambda_permission.all'],
  },
  'dangerous/function-url-public': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_lambda_function_url" "skill" {\n  function_name      = aws_lambda_function.skill.function_name\n  authorization_type = "NONE"\n}',
      },
    ],
    expect: ['function-url-public aws_lambda_function_url.skill'],
  },
  'dangerous/function-replaced-by-name': {
    world: 'members',
    edits: [{ from: 'function_name = "skill"', to: 'function_name = "voice-skill"' }],
    expect: [`permission-other-function ${permission}`, `function-lost ${skillFunction}`],
  },
  'dangerous/function-timeout': {
    world: 'members',
    edits: [{ from: '  timeout       = 8\n', to: '' }],
    expect: [`function-timeout ${skillFunction}`],
  },
  'dangerous/function-off': {
    world: 'members',
    edits: [
      { from: '  timeout       = 8\n', to: '  timeout       = 8\n  reserved_concurrent_executions = 0\n' },
    ],
    expect: [`function-off ${skillFunction}`],
  },
  'dangerous/iam-wider': {
    world: 'members',
    edits: [
      { from: logActions, to: 'Action = ["logs:CreateLogStream", "logs:PutLogEvents", "dynamodb:GetItem"]' },
    ],
    expect: ['iam-wider aws_iam_role_policy.skill'],
  },
  'dangerous/iam-admin': {
    world: 'members',
    edits: [{ from: `${logActions}, ${logResource}`, to: 'Action = "*", Resource = "*"' }],
    expect: ['iam-admin aws_iam_role_policy.skill', 'iam-wider aws_iam_role_policy.skill'],
  },
  'dangerous/iam-admin-attached': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_iam_role_policy_attachment" "admin" {\n  role       = aws_iam_role.skill.name\n  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}',
      },
    ],
    expect: ['iam-admin-attached aws_iam_role_policy_attachment.admin'],
  },
  'dangerous/iam-public-trust': {
    world: 'members',
    edits: [{ from: 'Principal = { Service = "lambda.amazonaws.com" }', to: 'Principal = { AWS = "*" }' }],
    expect: ['public-principal aws_iam_role.skill'],
  },
  'dangerous/iam-unknown': {
    world: 'members',
    edits: [
      {
        from: logActions,
        to: `${logActions}, Sid = terraform_data.statement.output`,
      },
      { to: 'resource "terraform_data" "statement" {\n  input = "Logs"\n}' },
    ],
    expect: ['iam-admin aws_iam_role_policy.skill', 'iam-wider aws_iam_role_policy.skill'],
  },
  'harmless/iam-document-read-late': {
    world: 'members',
    baseline: documentReadLate,
    edits: [
      {
        from: '  name                     = "members"',
        to: '  name                     = "members"\n  tags = { team = "voice" }',
      },
    ],
    expect: [],
  },
  'dangerous/iam-document-read-late': {
    world: 'members',
    baseline: documentReadLate,
    edits: [
      {
        from: '  name                     = "members"',
        to: '  name                     = "members"\n  tags = { team = "voice" }',
      },
      { from: 'actions   = ["logs:PutLogEvents"]', to: 'actions   = ["logs:PutLogEvents", "dynamodb:*"]' },
      { from: 'resources = ["arn:aws:logs:eu-west-1:123456789012:*"]', to: 'resources = ["*"]' },
    ],
    expect: ['iam-admin aws_iam_role_policy.late', 'iam-wider aws_iam_role_policy.late'],
  },
  'harmless/iam-narrower': {
    world: 'members',
    edits: [{ from: logActions, to: 'Action = ["logs:PutLogEvents"]' }],
    expect: [],
  },
  'harmless/tags': {
    world: 'members',
    edits: [
      {
        from: '  memory_size   = 512\n',
        to: '  memory_size   = 512\n  tags          = { team = "voice" }\n',
      },
    ],
    expect: [],
  },
  'harmless/tags-everywhere': {
    world: 'members',
    edits: [
      {
        from: 'provider "aws" {\n  region                      = "eu-west-1"\n',
        to: 'provider "aws" {\n  default_tags {\n    tags = { team = "voice" }\n  }\n  region                      = "eu-west-1"\n',
      },
    ],
    expect: [],
  },
  'harmless/memory': {
    world: 'members',
    edits: [{ from: '  memory_size   = 512\n', to: '  memory_size   = 1024\n' }],
    expect: [],
  },
  'harmless/architecture': {
    world: 'members',
    edits: [{ from: '  memory_size   = 512\n', to: '  memory_size   = 512\n  architectures = ["arm64"]\n' }],
    expect: [],
  },
  'harmless/function-url-with-iam': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_lambda_function_url" "skill" {\n  function_name      = aws_lambda_function.skill.function_name\n  authorization_type = "AWS_IAM"\n}',
      },
    ],
    expect: [],
  },
  'harmless/policy-attached': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_iam_role_policy_attachment" "tracing" {\n  role       = aws_iam_role.skill.name\n  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"\n}',
      },
    ],
    expect: [],
  },
};
