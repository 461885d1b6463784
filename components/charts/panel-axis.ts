import { rareEvents } from '#lib/domain/metrics/rare-events.ts';
import type { ChartProps } from './chart-props.ts';
import { niceTop } from './scale.ts';

type Shown = Pick<ChartProps, 'range' | 'alarms' | 'objectives'> & {
  readonly before: ChartProps['before'] | undefined;
};

/** How high a panel's axis goes: over its values, what they are compared with, and the thresholds near them. */
export function axisTop(panel: ChartProps['panel'], { range, alarms, objectives = [], before }: Shown) {
  const onAxis = panel.series.filter(({ shape }) => shape !== 'depth');
  const values = onAxis.flatMap((each) =>
    rareEvents(each, range) ? [] : each.series.points.map(({ value }) => value),
  );
  const beside = onAxis.flatMap(({ series }) => before?.points[series.id] ?? []).map(({ value }) => value);
  return niceTop(
    Math.max(0, ...values, ...beside, ...[...alarms, ...objectives].map(({ threshold }) => threshold)),
  );
}

/** Datapoints of a panel; `empty`: there is nothing to draw at all, and words say so. */
export function datapoints({ series }: ChartProps['panel'], before: ChartProps['before'] | undefined) {
  const count = series.reduce((sum, each) => sum + each.series.points.length, 0);
  const beside = series.some((each) => (before?.points[each.series.id] ?? []).length > 0);
  return { count, empty: count === 0 && !beside };
}

/** Read, and nothing was measured: worth a line. What was not read is worth its place: there may be something. */
export const isWithoutData = (
  panel: ChartProps['panel'],
  before: ChartProps['before'] | undefined,
): boolean => datapoints(panel, before).empty && !panel.series.some(({ series }) => series.unread);
