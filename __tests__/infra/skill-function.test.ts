import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SkillFunction, type SkillFunctionProps } from '../../infra/skill-function';
import { shipped } from './environments';
import { expression, only, skillZip, synthesizeEnvironment, synthesizeStack } from './synthesize';

const skillId = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000009';
const withProps = (props: Partial<SkillFunctionProps> = {}) =>
  synthesizeStack((stack) => {
    new SkillFunction(stack, 'skill', { name: 'voice-skill', skillId, zipFile: skillZip, ...props });
  });

test('the function runs on arm64 with a current Node, within the time that Alexa waits', () => {
  expect(only(withProps(), 'aws_lambda_function')).toMatchObject({
    function_name: 'voice-skill',
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    architectures: ['arm64'],
    timeout: 8,
    memory_size: 512,
    tracing_config: { mode: 'Active' },
    role: expression('aws_iam_role.skill_role.arn'),
    depends_on: ['aws_iam_role_policy.skill_policy'],
  });
  expect(only(withProps({ runtime: 'nodejs22.x', memory: 1024 }), 'aws_lambda_function')).toMatchObject({
    runtime: 'nodejs22.x',
    memory_size: 1024,
  });
});

test('its environment is what is given, and absent where nothing is', () => {
  expect(only(withProps({ environment: { LOG_LEVEL: 'warn' } }), 'aws_lambda_function').environment).toEqual({
    variables: { LOG_LEVEL: 'warn' },
  });
  expect(only(withProps(), 'aws_lambda_function')).not.toHaveProperty('environment');
});

test('only Alexa may invoke it, and only for this skill', () => {
  expect(only(withProps(), 'aws_lambda_permission')).toMatchObject({
    action: 'lambda:InvokeFunction',
    function_name: expression('aws_lambda_function.skill.function_name'),
    principal: 'alexa-appkit.amazon.com',
    event_source_token: skillId,
  });
});

test('its log group is its own and kept for a year unless said otherwise', () => {
  const json = withProps();
  expect(only(json, 'aws_cloudwatch_log_group')).toMatchObject({
    name: '/aws/lambda/voice-skill',
    retention_in_days: 365,
  });
  expect(only(json, 'aws_lambda_function').logging_config).toEqual({
    log_format: 'Text',
    log_group: expression('aws_cloudwatch_log_group.skill_log.name'),
  });
  expect(only(withProps({ logRetentionDays: 30 }), 'aws_cloudwatch_log_group')).toMatchObject({
    retention_in_days: 30,
  });
});

test('its role may write this log and traces, and nothing else', () => {
  const json = withProps();
  expect(JSON.parse(String(only(json, 'aws_iam_role').assume_role_policy)).Statement).toEqual([
    {
      Sid: 'Lambda',
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: ['sts:AssumeRole'],
    },
  ]);
  expect(JSON.parse(String(only(json, 'aws_iam_role_policy').policy)).Statement).toEqual([
    {
      Sid: 'Log',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${expression('aws_cloudwatch_log_group.skill_log.arn')}:*`,
    },
    {
      Sid: 'Trace',
      Effect: 'Allow',
      Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      Resource: '*',
    },
  ]);
  expect(json.resource).not.toHaveProperty('aws_iam_role_policy_attachment');
});

test('the zip is copied beside the stack, and its hash is the one that Lambda reports', () => {
  const { json, folder } = synthesizeEnvironment(shipped('dev'));
  const lambda = json.resource.aws_lambda_function?.skill ?? {};
  const copied = readFileSync(join(folder, String(lambda.filename)));
  expect(copied.equals(readFileSync(skillZip))).toBe(true);
  expect(lambda.source_code_hash).toBe(createHash('sha256').update(copied).digest('base64'));
});

test('a zip that is not there is named, with what to do', () => {
  expect(() => withProps({ zipFile: 'dist/no-such.zip' })).toThrow(
    'The zip file of voice-skill, dist/no-such.zip, is not there. Run "npm run build", which writes what is deployed.',
  );
});
