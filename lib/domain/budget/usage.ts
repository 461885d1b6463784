import { type Instant, instant } from '../time.ts';
import { type Ratio, ratio } from '../units.ts';
import { quotaOf } from './quotas.ts';

/** Calls of one API in one minute, account and region, all processes together. */
export type MinuteUse = {
  readonly minute: Instant;
  readonly account: string;
  readonly region: string;
  readonly api: string;
  readonly calls: number;
  readonly throttles: number;
};

export type HourUse = { readonly at: Instant; readonly calls: number; readonly throttles: number };

const HOUR_MS = 3_600_000;

/** Calls by hour over a range, oldest first; an hour without a row had no call: every call is recorded. */
export function hourlyUse(minutes: readonly MinuteUse[], from: Instant, to: Instant): readonly HourUse[] {
  const first = Math.floor(from / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: Math.ceil((to - first) / HOUR_MS) }, () => ({ calls: 0, throttles: 0 }));
  for (const { minute, calls, throttles } of minutes) {
    const hour = hours[Math.floor((minute - first) / HOUR_MS)];
    if (!hour) continue;
    hour.calls += calls;
    hour.throttles += throttles;
  }
  return hours.map((hour, index) => ({ at: instant(first + index * HOUR_MS), ...hour }));
}

/**
 * By API, the busiest minute's share of the published quota of its account and region. APIs that share a quota are
 * added up, and each shows the sum.
 */
export function quotaShares(minutes: readonly MinuteUse[]): ReadonlyMap<string, Ratio> {
  const buckets = new Map<string, number>();
  const keyOf = ({ minute, account, region, api }: MinuteUse) =>
    `${minute} ${account} ${region} ${quotaOf(api, region).bucket}`;
  for (const use of minutes) buckets.set(keyOf(use), (buckets.get(keyOf(use)) ?? 0) + use.calls);
  const shares = new Map<string, Ratio>();
  for (const use of minutes) {
    const share = (buckets.get(keyOf(use)) ?? 0) / (quotaOf(use.api, use.region).perSecond * 60);
    shares.set(use.api, ratio(Math.max(share, shares.get(use.api) ?? 0)));
  }
  return shares;
}
