import { days, hours, type Instant, minus, minutes, type TimeRange } from '../time.ts';

/** Ranges that a page offers, shortest first. */
export const RANGES = [
  { name: '15m', length: minutes(15) },
  { name: '90m', length: minutes(90) },
  { name: '6h', length: hours(6) },
  { name: '24h', length: hours(24) },
  { name: '7d', length: days(7) },
] as const;

export type RangeName = (typeof RANGES)[number]['name'];

export function rangeUpTo(now: Instant, wanted: RangeName): TimeRange {
  const found = RANGES.find(({ name }) => name === wanted) ?? RANGES[1];
  return { from: minus(now, found.length), to: now };
}
