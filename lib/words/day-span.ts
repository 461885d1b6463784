import type { DaySpan } from '#lib/domain/cost/coverage.ts';
import { days, type Instant } from '#lib/domain/time.ts';
import { dayMonth } from './moments.ts';
import type { Translate } from './translate.ts';

/** `1 to 18 Nov`, `19 and 20 Nov`, `18 Nov`; days of one month, UTC as AWS bills. */
export function daySpan(t: Translate, { from, to }: DaySpan, locale: string): string {
  if (from === to) return dayMonth(to, 'UTC', locale);
  const number = (at: Instant) => new Date(at).getUTCDate();
  // The month is said once: English says it last, Japanese first.
  const ends =
    locale === 'ja'
      ? { from: dayMonth(from, 'UTC', locale), to: `${number(to)}日` }
      : { from: number(from), to: dayMonth(to, 'UTC', locale) };
  return t(to - from === days(1) ? 'cost.covered.both' : 'cost.covered.span', ends);
}
