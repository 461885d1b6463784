import { days, type Instant, instant, plus } from '../time.ts';
import { dayOf } from './daily.ts';

/** UTC days, `2026-11-01`; `to` does not belong to the range. */
export type DayRange = { readonly from: string; readonly to: string };

/**
 * What to ask Cost Explorer for: the current month to the end of today, and the month before until its invoice is
 * there. One request covers both, and no older month is asked for: at the month's end the question ends too.
 *
 * @param earlierIsFinal whether the kept bill of the month before will not change any more.
 */
export const billRange = (now: Instant, earlierIsFinal: boolean): DayRange => ({
  from: dayOf(monthStart(now, earlierIsFinal ? 0 : -1)),
  to: dayOf(plus(now, days(1))),
});

/** `2026-10` in November. */
export const monthBefore = (now: Instant): string => dayOf(monthStart(now, -1)).slice(0, 7);

function monthStart(now: Instant, later: number): Instant {
  const date = new Date(now);
  return instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
}
