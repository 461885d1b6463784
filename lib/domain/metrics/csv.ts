import { toIso } from '../time.ts';
import type { MetricPanel } from './panels.ts';

/**
 * A panel as RFC 4180 text: one row a moment (ISO, UTC), one column a series with its unit; a moment without a
 * datapoint is an empty cell, never 0. Metric names and labels come from AWS: what a spreadsheet would run is quoted.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
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
  const rows = times.map((at) => [toIso(at), ...values.map((each) => `${each.get(at) ?? ''}`)]);
  return [head.map(cell), ...rows.map(([at = '', ...rest]) => [at, ...rest])]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
}

/** `items-dev-processor-duration.csv`: what it is of, and nothing that a file system trips over. */
export const csvName = (environment: string, { label, title }: MetricPanel): string =>
  `${`${environment}-${label}-${title}`
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}.csv`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
