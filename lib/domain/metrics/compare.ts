import type { DeployMark } from '../overview/board.ts';
import { type Instant, instant, type TimeRange } from '../time.ts';
import { type Ratio, ratio } from '../units.ts';
import type { MetricPanel } from './panels.ts';
import type { Datapoint, MetricsAnswer, Series, Statistic } from './series.ts';

/** As long as the range shown, up to the whole period in which a deploy began. */
export function rangeBefore({ from, to }: TimeRange, deploy: Instant, period: number): TimeRange {
  const end = instant(Math.floor(deploy / period) * period);
  return { from: instant(end - (to - from)), to: end };
}

/**
 * What was measured before, moved under the range shown: by series id. Both begin at the left edge, so that the same
 * place of the drawing is the same time after its beginning.
 */
export function shiftedUnder(
  before: Pick<MetricsAnswer, 'charts' | 'range'>,
  shown: TimeRange,
): ReadonlyMap<string, Series['points']> {
  const by = shown.from - before.range.from;
  return new Map(
    before.charts
      .flatMap(({ series }) => series)
      .map(({ id, points }) => [id, points.map(({ at, value }) => ({ at: instant(at + by), value }))]),
  );
}

/** One typical period before and since; `change` is absent where there was nothing to be a share of. */
export type Difference = { readonly before: number; readonly since: number; readonly change?: Ratio };

/** What one panel is compared with: by series id, in plain objects, because they go to the browser. */
export type PanelBefore = {
  readonly deploy: DeployMark;
  readonly points: Readonly<Record<string, readonly Datapoint[]>>;
  readonly differences: Readonly<Record<string, Difference>>;
};

/**
 * A panel beside the same span before a deploy. Only periods that began after the deploy and no longer change
 * count as since.
 * @param settled no period that ends later than this counts.
 */
export function panelBefore(
  panel: MetricPanel,
  under: ReadonlyMap<string, Series['points']>,
  { deploy, period, settled }: { deploy: DeployMark; period: number; settled: number },
): PanelBefore {
  const points: Record<string, readonly Datapoint[]> = {};
  const differences: Record<string, Difference> = {};
  for (const { series } of panel.series) {
    const before = under.get(series.id) ?? [];
    points[series.id] = before;
    const since = series.points.filter(({ at }) => at >= deploy.at && at + period <= settled);
    const found = differenceOf(before, since, series.statistic);
    if (found) differences[series.id] = found;
  }
  return { deploy, points, differences };
}

/** Fewer periods than this on a side say nothing. */
const ENOUGH = 5;

/** Undefined when either side has too few datapoints: a period without one is unknown, not zero. */
export function differenceOf(
  before: readonly Datapoint[],
  since: readonly Datapoint[],
  statistic: Statistic,
): Difference | undefined {
  if (before.length < ENOUGH || since.length < ENOUGH) return undefined;
  const [then, now] = [typical(before, statistic), typical(since, statistic)];
  return { before: then, since: now, ...(then === 0 ? {} : { change: ratio(now / then - 1) }) };
}

/** Sums have a mean a period; a percentile of percentiles has none: the middle period's stands for all. */
function typical(points: readonly Datapoint[], statistic: Statistic): number {
  const values = points.map(({ value }) => value).toSorted((a, b) => a - b);
  if (statistic === 'Sum') return values.reduce((sum, each) => sum + each, 0) / values.length;
  return values[Math.floor(values.length / 2)] ?? 0;
}
