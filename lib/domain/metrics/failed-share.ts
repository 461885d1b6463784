import { type Ratio, ratio } from '../units.ts';
import type { MetricPanel, PanelSeries } from './panels.ts';
import type { Datapoint } from './series.ts';

/** Series of failures by the series of its panel that they are a part of. Throttled calls are no invocations. */
const WHOLE: Readonly<Record<string, string>> = { '5xx': 'all', errors: 'invocations' };

/**
 * Share of the requests of the same period that failed, for a series of failures; undefined for any other, where none
 * failed, and where the requests of that period were not measured.
 */
export function failedShare(
  { series }: Pick<MetricPanel, 'series'>,
  { word }: Pick<PanelSeries, 'word'>,
  { at, value }: Datapoint,
): Ratio | undefined {
  const whole = series.find((each) => each.word === WHOLE[word])?.series;
  const requests = whole?.points.find((point) => point.at === at)?.value;
  return value > 0 && requests !== undefined && requests >= value ? ratio(value / requests) : undefined;
}
