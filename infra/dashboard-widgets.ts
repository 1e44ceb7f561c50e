import { metricNamespaces } from './alarms';
import type { NodeFunction } from './node-function';

/** One line of a graph: a metric in CloudWatch's own form, or an expression over others. */
type Series = readonly unknown[];

/** One graph of a dashboard. */
export interface Widget {
  readonly title: string;
  readonly series: readonly Series[];
  readonly stat?: string;
  /** Default: the environment's. */
  readonly region?: string;
  /** Seconds of one point. Default: five minutes. */
  readonly period?: number;
}

/** A metric that a function writes of itself. */
const metricOf =
  (namespace: string, { function: { functionName } }: NodeFunction) =>
  (name: string, options: object = {}): Series => [namespace, name, 'FunctionName', functionName, options];

/** Errors and times of the SaaS API by operation, as a function that calls it writes them. */
function operationWidgets(
  subject: string,
  namespace: string,
  { function: { functionName } }: NodeFunction,
): Widget[] {
  /** CloudWatch finds a word wherever it begins within a name, so that `Errors` finds `SaasErrors` too. */
  const search = (word: string, stat: string, except = ''): Series => [
    {
      expression: `SEARCH('{${namespace},FunctionName} MetricName=${word} FunctionName="${functionName}"${except && ` NOT MetricName="${except}"`}', '${stat}', 300)`,
    },
  ];
  return [
    { title: `${subject}: errors by operation`, series: [search('Errors', 'Sum', 'SaasErrors')] },
    { title: `${subject}: time by operation`, series: [search('Milliseconds', 'p90')] },
  ];
}

/** What the skill is asked and answers. @param events the function that hears the skill's events. Default: the skill does */
export function skillWidgets(skill: NodeFunction, events: NodeFunction | undefined): Widget[] {
  const metric = metricOf(metricNamespaces.skill, skill);
  /** Whoever hears of who links and who leaves counts them. */
  const event = events ? metricOf(metricNamespaces.triggers, events) : metric;
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
    ...operationWidgets('SaaS API', metricNamespaces.skill, skill),
  ];
}

/** What the add-on is asked and answers. */
export function addonWidgets(addon: NodeFunction): Widget[] {
  const metric = metricOf(metricNamespaces.addon, addon);
  return [
    {
      title: 'Add-on: requests, and those without a good token or scope',
      series: ['Requests', 'Unauthorized', 'Forbidden'].map((name) => metric(name)),
    },
    { title: 'Add-on: SaaS API unavailable, and faults', series: [metric('SaasErrors'), metric('Faults')] },
    { title: 'Add-on: time of an answer', series: [metric('Latency')], stat: 'p99' },
    ...operationWidgets('Add-on, SaaS API', metricNamespaces.addon, addon),
  ];
}

/** Cognito's own metrics of the app client. */
export function signInWidgets(userPoolId: string, clientId: string): Widget[] {
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

/** What a function of the user pool makes of its events. */
export function triggerWidget(trigger: NodeFunction): Widget {
  return {
    title: trigger.name,
    series: [
      ...['Done', 'Refused', 'Faults'].map((name) => metricOf(metricNamespaces.triggers, trigger)(name)),
      // Beside refusals and faults, which Cognito is told by one: a function that did not start counts nothing itself.
      ['AWS/Lambda', 'Errors', 'FunctionName', trigger.function.functionName],
    ],
  };
}

/** How the SaaS's endpoint answers the function that migrates customers. */
export const migrationWidgets = (migration: NodeFunction): Widget[] =>
  operationWidgets("The SaaS's migration endpoint", metricNamespaces.triggers, migration);

/** How long what is served with a certificate can still be reached. @param region Default: the environment's */
export function certificateWidget(subject: string, certificateArn: string, region?: string): Widget {
  return {
    title: `Days until the ${subject} certificate ends`,
    series: [['AWS/CertificateManager', 'DaysToExpiry', 'CertificateArn', certificateArn]],
    stat: 'Minimum',
    // ACM measures it twice a day.
    period: 86_400,
    ...(region !== undefined && { region }),
  };
}
