import type { PlanCase } from './plan-case';

const alarm = 'aws_cloudwatch_metric_alarm.errors';
const logs = 'aws_cloudwatch_log_group.skill';

export const operationsCases: Record<string, PlanCase> = {
  'dangerous/logs-shorter': {
    world: 'members',
    edits: [{ from: 'retention_in_days = 365', to: 'retention_in_days = 7' }],
    expect: [`logs-shorter ${logs}`],
  },
  'dangerous/logs-no-longer-forever': {
    world: 'members',
    stateEdits: [{ from: '"retention_in_days": 365', to: '"retention_in_days": 0' }],
    expect: [`logs-shorter ${logs}`],
  },
  'dangerous/logs-deleted': {
    world: 'members',
    edits: [
      {
        from: 'resource "aws_cloudwatch_log_group" "skill" {\n',
        to: 'resource "aws_cloudwatch_log_group" "skill" {\n  count             = 0\n',
      },
    ],
    expect: [`logs-lost ${logs}[0]`],
  },
  'dangerous/logs-replaced-by-name': {
    world: 'members',
    edits: [{ from: '"/aws/lambda/skill"\n  retention', to: '"/aws/lambda/voice"\n  retention' }],
    expect: [`logs-lost ${logs}`],
  },
  'dangerous/alarm-deleted': {
    world: 'members',
    edits: [
      {
        from: 'resource "aws_cloudwatch_metric_alarm" "errors" {\n',
        to: 'resource "aws_cloudwatch_metric_alarm" "errors" {\n  count               = 0\n',
      },
    ],
    expect: [`alarm-lost ${alarm}[0]`],
  },
  'dangerous/alarm-silenced': {
    world: 'members',
    edits: [
      {
        from: '  threshold           = 0\n',
        to: '  threshold           = 0\n  actions_enabled     = false\n',
      },
    ],
    expect: [`alarm-silenced ${alarm}`],
  },
  'dangerous/alarm-tells-nobody': {
    world: 'members',
    edits: [{ from: '  alarm_actions       = [aws_sns_topic.alerts.arn]\n', to: '' }],
    expect: [`alarm-silenced ${alarm}`],
  },
  'harmless/logs-longer': {
    world: 'members',
    edits: [{ from: 'retention_in_days = 365', to: 'retention_in_days = 731' }],
    expect: [],
  },
  'harmless/alarm-added': {
    world: 'members',
    edits: [
      {
        to: 'resource "aws_cloudwatch_metric_alarm" "throttles" {\n  alarm_name          = "skill-throttles"\n  comparison_operator = "GreaterThanThreshold"\n  evaluation_periods  = 1\n  metric_name         = "Throttles"\n  namespace           = "AWS/Lambda"\n  period              = 60\n  statistic           = "Sum"\n  threshold           = 0\n  dimensions          = { FunctionName = "skill" }\n  alarm_actions       = [aws_sns_topic.alerts.arn]\n}',
      },
    ],
    expect: [],
  },
  'harmless/alarm-description': {
    world: 'members',
    edits: [
      {
        from: '  threshold           = 0\n',
        to: '  threshold           = 0\n  alarm_description   = "The skill failed"\n',
      },
    ],
    expect: [],
  },
};
