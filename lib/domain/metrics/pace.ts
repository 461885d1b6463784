import { days } from '../time.ts';
import { type Millis, millis } from '../units.ts';

const MONTH = days(30);

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
