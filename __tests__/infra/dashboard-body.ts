import type { EnvironmentSettings } from '../../config/settings';
import { only, synthesizeEnvironment } from './synthesize';

/** A graph as CloudWatch is told to draw it. */
export interface DrawnWidget {
  readonly x: number;
  readonly y: number;
  readonly properties: { readonly title: string; readonly metrics: unknown[][]; readonly region: string };
}

/** The graphs of an environment's dashboard. */
export function widgetsOf(environment: EnvironmentSettings): readonly DrawnWidget[] {
  const { json } = synthesizeEnvironment(environment);
  const { widgets } = JSON.parse(String(only(json, 'aws_cloudwatch_dashboard').dashboard_body)) as {
    widgets: DrawnWidget[];
  };
  return widgets;
}

/** The metrics of a namespace that it draws by their names. */
export const shownOf = (environment: EnvironmentSettings, namespace: string): readonly string[] =>
  widgetsOf(environment).flatMap(({ properties }) =>
    properties.metrics.flatMap(([one, name]) => (one === namespace ? [String(name)] : [])),
  );

/** What it works out, or searches for. */
export const expressionsOf = (environment: EnvironmentSettings): readonly string[] =>
  widgetsOf(environment).flatMap(({ properties }) =>
    properties.metrics.flatMap(([first]) =>
      typeof first === 'object' ? [(first as { readonly expression: string }).expression] : [],
    ),
  );
