import type { ReportedInvocation } from '../logs/report.ts';
import { type Instant, instant, type TimeRange } from '../time.ts';
import type { Millis } from '../units.ts';
import type { Chart, ChartId, Datapoint, MetricUnit, Series, Statistic } from './series.ts';

/** A function's log group with the name that a title has room for. */
export type ReportedFunction = { readonly group: string; readonly label: string };

/** What the functions said of themselves over a range, and how far back it was read. */
export type ReportsAnswer = {
  readonly range: TimeRange;
  readonly period: Millis;
  readonly charts: readonly Chart[];
  /** Functions with more lines than one question may read: nothing is known of them before `from`. */
  readonly cut: readonly { readonly label: string; readonly from: Instant }[];
};

/**
 * Cold starts, their duration and memory of each function, a point a period, one unit a chart. A period without an
 * invocation has no point; one in which all were warm has zero cold starts, because that was read.
 */
export function reportCharts(
  functions: readonly ReportedFunction[],
  reports: readonly ReportedInvocation[],
  period: number,
): readonly Chart[] {
  return functions.flatMap((each) => {
    const own = reports.filter(({ group }) => group === each.group);
    return own.length === 0
      ? []
      : [coldStarts(each, own, period), init(each, own, period), memory(each, own, period)];
  });
}

function coldStarts(of: ReportedFunction, own: readonly ReportedInvocation[], period: number): Chart {
  const colds = byPeriod(own, period, (some) => some.filter(({ init }) => init !== undefined).length);
  return chart('lambda.cold-starts', of, 'count', [line(of, 'Cold starts', 'Sum', 'count', colds)]);
}

function init(of: ReportedFunction, own: readonly ReportedInvocation[], period: number): Chart {
  const cold = own.filter((each) => each.init !== undefined);
  const longest = byPeriod(cold, period, (some) => Math.max(...some.map((each) => each.init ?? 0)));
  return chart('lambda.init', of, 'ms', [line(of, 'Init Duration', 'Maximum', 'ms', longest)]);
}

function memory(of: ReportedFunction, own: readonly ReportedInvocation[], period: number): Chart {
  const most = (part: (each: ReportedInvocation) => number) =>
    byPeriod(own, period, (some) => Math.max(...some.map(part)));
  return chart('lambda.memory', of, 'MB', [
    line(
      of,
      'Max Memory Used',
      'Maximum',
      'MB',
      most((each) => each.usedMb),
    ),
    line(
      of,
      'Memory Size',
      'Maximum',
      'MB',
      most((each) => each.memoryMb),
    ),
  ]);
}

function byPeriod(
  all: readonly ReportedInvocation[],
  period: number,
  fold: (some: readonly ReportedInvocation[]) => number,
): readonly Datapoint[] {
  const periods = Map.groupBy(all, ({ at }) => Math.floor(at / period) * period);
  return [...periods]
    .toSorted(([a], [b]) => a - b)
    .map(([at, some]) => ({ at: instant(at), value: fold(some) }));
}

const chart = (id: ChartId, of: ReportedFunction, unit: MetricUnit, series: readonly Series[]): Chart => ({
  id,
  resource: of.group,
  label: of.label,
  unit,
  series,
});

const line = (
  { group }: ReportedFunction,
  name: string,
  statistic: Statistic,
  unit: MetricUnit,
  points: readonly Datapoint[],
): Series => ({
  id: `${group} ${name}`,
  metric: { namespace: 'REPORT', name, dimensions: { LogGroup: group } },
  statistic,
  unit,
  points,
});
