import { days as duration, type Instant, instant, parseInstant, plus } from '../time.ts';
import type { MonthBill } from './bill.ts';
import { dayOf } from './daily.ts';

/** First and last of some days in a row. */
export type DaySpan = { readonly from: Instant; readonly to: Instant };

/** Which days a bill tells: `whole`, in part, and those up to now that are not in yet. */
export type Coverage = {
  readonly whole?: DaySpan;
  readonly partial?: DaySpan;
  readonly missing?: DaySpan;
};

/** @param until the newest day that could be in, to the month's end at most; undefined: the month is over. */
export function coverageOf({ month, days }: MonthBill, until: Instant | undefined): Coverage {
  const last = days.at(-1)?.day;
  if (last === undefined) return {};
  const whole = spanOf(days.filter(({ partial }) => !partial).map(({ day }) => day));
  const partial = spanOf(days.filter((each) => each.partial).map(({ day }) => day));
  const next = plus(parseInstant(last), duration(1));
  const newest = instant(
    Math.min(until === undefined ? lastOf(month) : parseInstant(dayOf(until)), lastOf(month)),
  );
  return {
    ...(whole ? { whole } : {}),
    ...(partial ? { partial } : {}),
    ...(next <= newest ? { missing: { from: next, to: newest } } : {}),
  };
}

function spanOf(days: readonly string[]): DaySpan | undefined {
  const [first] = days;
  const last = days.at(-1);
  return first && last ? { from: parseInstant(first), to: parseInstant(last) } : undefined;
}

const lastOf = (month: string): number => Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0);
