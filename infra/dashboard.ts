import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import type { Addon } from './addon';
import { pinAddress } from './address';
import {
  addonWidgets,
  certificateWidget,
  migrationWidgets,
  signInWidgets,
  skillWidgets,
  triggerWidget,
  type Widget,
} from './dashboard-widgets';
import { certificateRegion } from './environment-alarms';
import type { NodeFunction } from './node-function';
import type { ValidatedCertificate } from './validated-certificate';

/** What the dashboard shows; what is left out has no widgets. */
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
  /** That of them which asks the SaaS. */
  readonly migration: NodeFunction | undefined;
  readonly addon: Addon | undefined;
  /** Present with a sign-in domain of the team's own. */
  readonly signInCertificate: ValidatedCertificate | undefined;
}

const [width, height] = [8, 6] as const;

/** What operators look at first: from being asked to link, to linked, to answered; and what stands in the way. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const widgets = [
      ...(props.skill ? skillWidgets(props.skill, props.events) : []),
      ...signInWidgets(props.userPoolId, props.clientId),
      ...props.triggers.map(triggerWidget),
      ...(props.migration ? migrationWidgets(props.migration) : []),
      ...(props.addon ? addonWidgets(props.addon.function) : []),
      ...certificateWidgets(props),
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

function certificateWidgets({ signInCertificate, addon }: DashboardProps): Widget[] {
  const ofAddon = addon?.api.certificate;
  return [
    ...(signInCertificate
      ? [certificateWidget('sign-in', signInCertificate.certificate.arn, certificateRegion)]
      : []),
    ...(ofAddon ? [certificateWidget('add-on', ofAddon.certificate.arn)] : []),
  ];
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
