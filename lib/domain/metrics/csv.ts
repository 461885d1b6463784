import { csvText } from '../csv.ts';
import { toIso } from '../time.ts';
import type { MetricPanel } from './panels.ts';

/**
 * A panel as RFC 4180 text: one row a moment (ISO, UTC), one column a series with its unit; a moment without a
 * datapoint is an empty cell, never 0.
 */
export function panelCsv({ series, unit }: MetricPanel): string {
  const times = [...new Set(series.flatMap((each) => each.series.points.map(({ at }) => at)))].sort(
    (a, b) => a - b,
  );
  const values = series.map((each) => new Map(each.series.points.map(({ at, value }) => [at, value])));
  const head = [
    'time',
    ...series.map((each) => `${each.series.metric.name} ${each.series.statistic} (${unit})`),
  ];
  const rows = times.map((at) => [toIso(at), ...values.map((each) => each.get(at) ?? '')]);
  return csvText([head, ...rows]);
}

/** `items-dev-processor-duration.csv`: what it is of, and nothing that a file system trips over. */
export const csvName = (environment: string, { label, title }: MetricPanel): string =>
  `${`${environment}-${label}-${title}`
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}.csv`;
