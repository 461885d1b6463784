import type { Instant, TimeRange } from '../time.ts';
import type { PanelSeries } from './panels.ts';
import type { Datapoint } from './series.ts';

/** Events close together, with how many they were: a numbered square. */
export type RareEvent = { readonly at: Instant; readonly count: number };

/** More than this many periods with an event are no longer rare: bars tell them better. */
const MOST = 6;
/** Squares closer than this share of the range would cover each other. */
const CLOSE = 0.06;

/**
 * A series of counts with so few events that bars would vanish beside the other lines; undefined when it is no such
 * series, or has none. Periods close together are one event with their sum.
 */
export function rareEvents(
  { shape, series }: PanelSeries,
  range: TimeRange,
): readonly RareEvent[] | undefined {
  if (shape === 'depth') return depthRises(series.points, range);
  if (shape === 'line' || series.statistic !== 'Sum') return undefined;
  const some = series.points.filter(({ value }) => value > 0);
  if (some.length === 0 || some.length > MOST) return undefined;
  const events: RareEvent[] = [];
  for (const { at, value } of some) {
    const last = events.at(-1);
    if (last && at - last.at < (range.to - range.from) * CLOSE) {
      events[events.length - 1] = { at: last.at, count: last.count + value };
    } else events.push({ at, count: value });
  }
  return events;
}

/**
 * When a queue grew, and to how many: rises close together are one, with the depth they led to. What it held at first came
 * before the range.
 */
function depthRises(points: readonly Datapoint[], range: TimeRange): readonly RareEvent[] {
  const events: RareEvent[] = [];
  let before = points[0]?.value ?? 0;
  for (const { at, value } of points) {
    const last = events.at(-1);
    if (value > before) {
      if (last && at - last.at < (range.to - range.from) * CLOSE) {
        events[events.length - 1] = { at: last.at, count: value };
      } else events.push({ at, count: value });
    }
    before = value;
  }
  return events;
}
