import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import type { Datapoint } from '#lib/domain/metrics/series.ts';
import { segments } from './scale.ts';

/** A place on a drawn line; no value breaks it. */
export type Drawn = { readonly at: number; readonly value: number | null };

/** One series as two strokes: whole where settled, dotted where it may still change. */
export type Strokes = { readonly settled: readonly Drawn[]; readonly open: readonly Drawn[] };

/** Counts hold for their whole period: stairs. What is a level at a moment is joined by straight lines. */
export const isStepped = ({ shape, series }: PanelSeries): boolean =>
  shape !== 'line' || series.unit === 'count';

/**
 * Broken at gaps, never drawn through. Of errors and other events only those that occurred: a line along zero would say that
 * something failed.
 */
export function strokesOf(
  each: PanelSeries,
  { period, provisionalFrom }: { readonly period: number; readonly provisionalFrom?: number | undefined },
): Strokes {
  const points =
    each.shape === 'line' ? each.series.points : each.series.points.filter(({ value }) => value > 0);
  const isOpen = ({ at }: Datapoint) => provisionalFrom !== undefined && at + period > provisionalFrom;
  const draw = isStepped(each) ? stairs : straight;
  const settled: Drawn[] = [];
  const open: Drawn[] = [];
  for (const part of segments(points, period)) {
    const first = part.findIndex(isOpen);
    settled.push(...draw(first === -1 ? part : part.slice(0, first), period));
    if (first === -1) continue;
    // The dots begin where the line ends.
    const joined = isStepped(each) ? part.slice(first) : part.slice(Math.max(0, first - 1));
    open.push(...draw(joined, period));
  }
  return { settled, open };
}

/** What is compared, under the series. */
export const strokeBefore = (
  each: PanelSeries,
  points: readonly Datapoint[],
  period: number,
): readonly Drawn[] =>
  segments(points, period).flatMap((part) => (isStepped(each) ? stairs : straight)(part, period));

const straight = (part: readonly Datapoint[]): readonly Drawn[] => {
  const last = part.at(-1);
  return last ? [...part, { at: last.at + 1, value: null }] : [];
};

/** The last stair is as long as its period; what comes after it is not known. */
const stairs = (part: readonly Datapoint[], period: number): readonly Drawn[] => {
  const last = part.at(-1);
  if (!last) return [];
  const end = last.at + period;
  return [...part, { at: end - 1, value: last.value }, { at: end, value: null }];
};
