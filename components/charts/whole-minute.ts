import type { Datapoint } from '#lib/domain/metrics/series.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

/**
 * The newest period that is over and no longer changes: what a chart says while nobody points at it. The one that is still
 * being counted would say a third of the truth.
 */
export const lastWhole = (settledTo: Instant, period: number): Instant =>
  instant((Math.floor(settledTo / period) - 1) * period);

/** The newest point of a series that is whole; none is later than `whole`. */
export const wholePoint = (points: readonly Datapoint[], whole: Instant): Datapoint | undefined =>
  points.findLast(({ at }) => at <= whole);
