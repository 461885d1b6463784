import { days, minutes, seconds } from '../time.ts';
import { type Millis, millis } from '../units.ts';

export const MONTH = days(30);

/** GetMetricData: USD per metric asked for; up to five statistics of one metric bill as one. */
export const USD_PER_METRIC = 0.01 / 1_000;

/** What is measured: how often at most, and what it may take of `metrics.monthlyUsd`. */
export const MEASURING = {
  vitals: { every: seconds(30), share: 0.7 },
  cost: { every: minutes(10), share: 0.3 },
} as const;

/**
 * How often all environments may be measured for so much a month. Alarms are free and are read far more often: metrics only say
 * what no alarm does.
 * @param metrics asked for by one look at every environment
 * @param usdPerMetric list price of one metric of one look
 * @param every as often as it is worth, where money does not matter
 */
export function measuredEvery(
  {
    metrics,
    usdPerMetric,
    monthlyUsd,
  }: { readonly metrics: number; readonly usdPerMetric: number; readonly monthlyUsd: number },
  every: Millis,
): Millis {
  const looks = monthlyUsd / Math.max(metrics * usdPerMetric, Number.MIN_VALUE);
  return millis(Math.max(every, Math.ceil(MONTH / looks)));
}
