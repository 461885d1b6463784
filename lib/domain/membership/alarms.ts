import type { DeclaredResource } from '../graph/model.ts';
import type { AlarmState } from '../health/health.ts';
import type { MetricTarget } from '../metrics/targets.ts';

const ALARMS: readonly string[] = [
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'aws_cloudwatch_metric_alarm',
  'aws_cloudwatch_composite_alarm',
];

/** Names of the alarms that states and stacks have made: what only a template or plan says is not there yet. */
export function declaredAlarms(
  resources: readonly DeclaredResource[],
  madeOf: (resource: DeclaredResource) => { readonly physicalId?: string },
): readonly string[] {
  const made = resources.filter(({ type }) => ALARMS.includes(type)).map((each) => madeOf(each).physicalId);
  return [...new Set(made.filter((each) => each !== undefined))];
}

/** Alarms that application auto scaling makes for itself: one that is on says that it scales. */
const OF_SCALING = 'TargetTracking-';

/** Whether an alarm watches something of a system, whoever made it and whatever it is called. */
export const watchesOneOf =
  (targets: readonly MetricTarget[]) =>
  ({ name, dimensions }: Pick<AlarmState, 'name' | 'dimensions'>): boolean =>
    !name.startsWith(OF_SCALING) &&
    targets.some((target) =>
      Object.entries(target.dimensions).every(([key, value]) => dimensions[key] === value),
    );
