import { type Instant, instant } from '../time.ts';
import { HOURS_PER_MONTH } from '../units.ts';

/** The part of a calendar month (UTC, as AWS bills) in which the environment existed. */
export type BilledMonth = {
  /** `2026-11`. */
  readonly name: string;
  readonly from: Instant;
  readonly now: Instant;
  readonly end: Instant;
};

/** @param existsSince when it was first deployed; undefined: before anybody kept a record. */
export function billedMonth(now: Instant, existsSince: Instant | undefined): BilledMonth {
  const date = new Date(now);
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  return {
    name: new Date(start).toISOString().slice(0, 7),
    from: instant(Math.min(now, Math.max(start, existsSince ?? start))),
    now,
    end: instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)),
  };
}

/** The month of an estimate made at `asOf`: the same, or what is left of it once it is over. */
export function monthOf(
  { month, usageSince }: { readonly month: string; readonly usageSince: Instant },
  asOf: Instant,
): BilledMonth {
  const end = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  return { name: month, from: usageSince, now: instant(Math.min(asOf, end)), end: instant(end) };
}

export const hoursSoFar = ({ from, now }: BilledMonth): number => (now - from) / 3_600_000;
/** Share of a 730-hour month, for what is priced by the month. */
export const monthsSoFar = (month: BilledMonth): number => hoursSoFar(month) / HOURS_PER_MONTH;

/** Times what something that stands all the time has cost so far: its cost until the month's end. */
export const wholeMonth = ({ from, now, end }: BilledMonth): number =>
  now > from ? (end - from) / (now - from) : 1;

/** The same for usage; undefined in the first minutes, which say nothing. */
export const growth = (month: BilledMonth): number | undefined =>
  month.now - month.from < SHORTEST ? undefined : wholeMonth(month);

const SHORTEST = 5 * 60_000;
