import type { DeployMark } from '../deploy/deployment.ts';
import { type Instant, instant, type TimeRange } from '../time.ts';
import { type Ratio, ratio } from '../units.ts';
import type { MetricPanel, PanelSeries } from './panels.ts';
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

/** What lies under a panel's own lines: the time before a deploy, or another environment at the same time. */
export type ComparedWith =
  | { readonly kind: 'before'; readonly deploy: DeployMark }
  | { readonly kind: 'environment'; readonly name: string };

/** What one panel is compared with: by its own series ids, in plain objects, because they go to the browser. */
export type PanelBeside = {
  readonly with: ComparedWith;
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
): PanelBeside {
  const since = ({ at }: Datapoint) => at >= deploy.at && at + period <= settled;
  return beside(panel, { kind: 'before', deploy }, ({ series }) => under.get(series.id) ?? [], {
    own: since,
    other: () => true,
  });
}

/**
 * A panel beside the same part of another environment at the same time: parts are told by what their panel is called, since
 * every environment names its own resources.
 * @param settled no period that ends later than this counts, on either side.
 */
export function panelBeside(
  panel: MetricPanel,
  others: readonly MetricPanel[],
  { name, period, settled }: { name: string; period: number; settled: number },
): PanelBeside {
  const other = others.find(({ title, label }) => title === panel.title && label === panel.label);
  const whole = ({ at }: Datapoint) => at + period <= settled;
  const pointsOf = ({ word, series }: PanelSeries) =>
    other?.series.find((each) => each.word === word && each.series.statistic === series.statistic)?.series
      .points ?? [];
  return beside(panel, { kind: 'environment', name }, pointsOf, { own: whole, other: whole });
}

function beside(
  panel: MetricPanel,
  compared: ComparedWith,
  pointsOf: (each: PanelSeries) => readonly Datapoint[],
  counts: Readonly<Record<'own' | 'other', (point: Datapoint) => boolean>>,
): PanelBeside {
  const points: Record<string, readonly Datapoint[]> = {};
  const differences: Record<string, Difference> = {};
  for (const each of panel.series) {
    const { id, statistic } = each.series;
    const other = pointsOf(each);
    points[id] = other;
    const found = differenceOf(other.filter(counts.other), each.series.points.filter(counts.own), statistic);
    if (found) differences[id] = found;
  }
  return { with: compared, points, differences };
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
