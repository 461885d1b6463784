import type { AlarmState } from '../health/health.ts';
import type { MetricPanel } from './panels.ts';

/** A threshold on a chart's own axis. */
export type AlarmLine = { readonly name: string; readonly threshold: number; readonly firing: boolean };

/** Thresholds far above all values would flatten the lines to nothing. */
const NEAR = 4;

/**
 * Alarms that watch a series of this panel. Only levels (latency, age, depth) are compared: a sum over an alarm's
 * own period says nothing on an axis of another period.
 */
export function alarmLines(panel: MetricPanel, alarms: readonly AlarmState[]): readonly AlarmLine[] {
  const values = panel.series.flatMap(({ series }) => series.points.map((each) => each.value));
  const most = Math.max(0, ...values);
  const lines = panel.series.flatMap(({ series }) =>
    series.statistic === 'Sum'
      ? []
      : alarms
          .filter(
            ({ metric, namespace }) => metric === series.metric.name && namespace === series.metric.namespace,
          )
          .filter(({ dimensions }) => sameDimensions(dimensions, series.metric.dimensions))
          .flatMap(({ name, threshold, state }) =>
            threshold === undefined || threshold > most * NEAR
              ? []
              : [{ name, threshold, firing: state === 'ALARM' }],
          ),
  );
  return lines.filter((line, index) => lines.findIndex(({ name }) => name === line.name) === index);
}

/** Names of the alarms that watch a series of this panel, whether or not their threshold can stand on its axis. */
export const watchedBy = ({ series }: MetricPanel, alarms: readonly AlarmState[]): readonly string[] =>
  alarms
    .filter((alarm) =>
      series.some(
        ({ series: { metric } }) =>
          alarm.metric === metric.name &&
          alarm.namespace === metric.namespace &&
          sameDimensions(alarm.dimensions, metric.dimensions),
      ),
    )
    .map(({ name }) => name);

function sameDimensions(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
