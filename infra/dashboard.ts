import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { pinAddress } from './address';
import { metricNamespaces } from './alarms';
import type { NodeFunction } from './node-function';

export interface DashboardProps {
  /** Name of the dashboard. */
  readonly name: string;
  /** Region of the environment. */
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly skill: NodeFunction | undefined;
  /** The functions of the user pool. */
  readonly triggers: readonly NodeFunction[];
  /** That of them which hears the skill's events. Default: the skill does. */
  readonly events?: NodeFunction | undefined;
  /** Of a sign-in domain of the team's own; it is in us-east-1. */
  readonly certificateArn: string | undefined;
}

/** One line of a graph: a metric in CloudWatch's own form, or an expression over others. */
type Series = readonly unknown[];

interface Widget {
  readonly title: string;
  readonly series: readonly Series[];
  readonly stat?: string;
  /** Default: the environment's. */
  readonly region?: string;
  /** Seconds of one point. Default: five minutes. */
  readonly period?: number;
}

const [width, height] = [8, 6] as const;

/** What operators look at first: from being asked to link, to linked, to answered; and what stands in the way. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const widgets = [
      ...(props.skill ? skillWidgets(props.skill.function.functionName, props.events) : []),
      ...signInWidgets(props),
      ...props.triggers.map(triggerWidget),
      ...(props.certificateArn === undefined ? [] : [certificateWidget(props.certificateArn)]),
    ];
    pinAddress(
      new CloudwatchDashboard(this, 'Default', {
        dashboardName: props.name,
        dashboardBody: JSON.stringify({
          widgets: widgets.map((one, index) => placed(one, index, props.region)),
        }),
      }),
    );
  }
}

function skillWidgets(functionName: string, events: NodeFunction | undefined): Widget[] {
  const metric = (name: string, options: object = {}): Series => [
    metricNamespaces.skill,
    name,
    'FunctionName',
    functionName,
    options,
  ];
  /** Whoever hears of who links and who leaves counts them. */
  const event = (name: string): Series =>
    events
      ? [metricNamespaces.triggers, name, 'FunctionName', events.function.functionName, {}]
      : metric(name);
  /** CloudWatch finds a word wherever it begins within a name, so that `Errors` finds `SaasErrors` too. */
  const search = (word: string, stat: string, except = ''): Series => [
    {
      expression: `SEARCH('{${metricNamespaces.skill},FunctionName} MetricName=${word} FunctionName="${functionName}"${except && ` NOT MetricName="${except}"`}', '${stat}', 300)`,
    },
  ];
  return [
    { title: 'Requests', series: [metric('Requests')] },
    {
      title: 'Share of requests from linked customers',
      series: [
        [{ expression: '100 * (requests - unlinked) / requests', label: '% linked' }],
        metric('Requests', { id: 'requests', visible: false }),
        metric('NotLinked', { id: 'unlinked', visible: false }),
      ],
    },
    {
      title: 'Asked to link, linked, refused, disabled',
      series: [metric('NotLinked'), event('Linked'), metric('Refused'), event('Disabled')],
    },
    {
      title: 'Answers that Alexa did not take, and faults of the skill',
      series: [metric('InvalidResponses'), metric('Faults')],
    },
    { title: 'Time of an answer', series: [metric('Latency')], stat: 'p99' },
    { title: 'SaaS API: unavailable', series: [metric('SaasErrors')] },
    { title: 'SaaS API: errors by operation', series: [search('Errors', 'Sum', 'SaasErrors')] },
    { title: 'SaaS API: time by operation', series: [search('Milliseconds', 'p90')] },
  ];
}

/** Cognito's own metrics of the app client. */
function signInWidgets({ userPoolId, clientId }: DashboardProps): Widget[] {
  const metric = (name: string, id: string): Series => [
    'AWS/Cognito',
    name,
    'UserPool',
    userPoolId,
    'UserPoolClient',
    clientId,
    { id, visible: false, stat: 'Sum' },
  ];
  const failures = (name: string, id: string): Series[] => [
    [{ expression: `${id}_all - ${id}`, label: `${name} failures` }],
    // The average of a success metric is a share, its sample count all attempts.
    [...metric(name, `${id}_all`).slice(0, -1), { id: `${id}_all`, visible: false, stat: 'SampleCount' }],
    metric(name, id),
  ];
  const shown = (name: string): Series => [...metric(name, 'x').slice(0, -1), { stat: 'Sum' }];
  return [
    {
      title: 'Sign-ins, sign-ups, refreshes',
      series: ['SignInSuccesses', 'SignUpSuccesses', 'TokenRefreshSuccesses'].map(shown),
    },
    {
      title: 'Failures of sign-in and refresh',
      series: [...failures('SignInSuccesses', 'signin'), ...failures('TokenRefreshSuccesses', 'refresh')],
    },
  ];
}

function triggerWidget({ name, function: { functionName } }: NodeFunction): Widget {
  return {
    title: name,
    series: [
      ...['Done', 'Refused', 'Faults'].map((metric) => [
        metricNamespaces.triggers,
        metric,
        'FunctionName',
        functionName,
      ]),
      // Beside refusals and faults, which Cognito is told by one: a function that did not start counts nothing itself.
      ['AWS/Lambda', 'Errors', 'FunctionName', functionName],
    ],
  };
}

function certificateWidget(certificateArn: string): Widget {
  return {
    title: 'Days until the sign-in certificate ends',
    series: [['AWS/CertificateManager', 'DaysToExpiry', 'CertificateArn', certificateArn]],
    stat: 'Minimum',
    // ACM measures it twice a day.
    period: 86_400,
    region: 'us-east-1',
  };
}

function placed(
  { title, series, stat = 'Sum', region, period = 300 }: Widget,
  index: number,
  ofEnvironment: string,
) {
  return {
    type: 'metric',
    x: (index % 3) * width,
    y: Math.floor(index / 3) * height,
    width,
    height,
    properties: {
      title,
      metrics: series,
      stat,
      period,
      region: region ?? ofEnvironment,
      view: 'timeSeries',
    },
  };
}
