import { type Instant, instant } from '../../time.ts';
import type { InsightsResult } from './run.ts';

/** One bar of the chart: a bucket of time, and each series' value in it. */
export type InsightsBar = { readonly at: Instant; readonly values: readonly number[] };

export type InsightsChart = {
  /** Value that the bars show. */
  readonly measure: string;
  /** At most five names, the greatest first; what is left is one more. Empty where there is one series only. */
  readonly series: readonly string[];
  /** Names that are in the last series together. */
  readonly others: number;
  /** In order of time. */
  readonly bars: readonly InsightsBar[];
  /** Length of a bucket, ms: the smallest distance of two. */
  readonly step: number;
};

const MOST_SERIES = 5;
const MOST_BARS = 400;

/**
 * A chart of a result that has a bucket of time and a number: the first bucket column is x, the first number column is
 * y, the first text column is the series. Undefined where there is no such pair.
 */
export function insightsChart({ columns, rows }: InsightsResult): InsightsChart | undefined {
  const bucket = columns.findIndex(
    (_, index) => rows.length > 0 && rows.every((row) => momentOf(row[index]) !== undefined),
  );
  const measure = columns.findIndex(
    (_, index) => index !== bucket && rows.every((row) => isNumber(row[index])),
  );
  if (bucket < 0 || measure < 0) return undefined;
  const name = columns.findIndex(
    (_, index) =>
      index !== bucket &&
      index !== measure &&
      rows.some((row) => row[index] !== '' && !isNumber(row[index]) && momentOf(row[index]) === undefined),
  );
  const totals = new Map<string, number>();
  for (const row of rows) {
    const key = name < 0 ? '' : (row[name] ?? '');
    totals.set(key, (totals.get(key) ?? 0) + Number(row[measure]));
  }
  const names = [...totals].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
  const kept = names.length > MOST_SERIES + 1 ? names.slice(0, MOST_SERIES) : names;
  const others = names.length - kept.length;
  const bars = new Map<number, number[]>();
  for (const row of rows) {
    const at = momentOf(row[bucket]) ?? 0;
    const values = bars.get(at) ?? Array.from({ length: kept.length + (others > 0 ? 1 : 0) }, () => 0);
    const index = kept.indexOf(name < 0 ? '' : (row[name] ?? ''));
    const place = index < 0 ? kept.length : index;
    values[place] = (values[place] ?? 0) + Number(row[measure]);
    bars.set(at, values);
  }
  const sorted = [...bars].toSorted(([a], [b]) => a - b).slice(-MOST_BARS);
  const steps = sorted.slice(1).map(([at], index) => at - (sorted[index]?.[0] ?? at));
  return {
    measure: columns[measure] ?? '',
    series: name < 0 ? [] : kept,
    others,
    bars: sorted.map(([at, values]) => ({ at: instant(at), values })),
    step: steps.length === 0 ? 60_000 : Math.min(...steps),
  };
}

const isNumber = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && Number.isFinite(Number(text));

/** As Insights writes moments: `2026-11-22 05:00:00.000`, UTC. */
export function momentOf(text: string | undefined): Instant | undefined {
  if (text === undefined || text.length !== 23 || text[4] !== '-' || text[10] !== ' ' || text[19] !== '.')
    return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : instant(at);
}
