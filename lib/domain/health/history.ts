import { type Instant, instant, days as lengthOf, toIso } from '../time.ts';
import type { Verdict } from './health.ts';
import { VERDICTS } from './health.ts';

/** How far back verdicts are told; `keep.health` of `portal.yaml` may keep less. */
export const HISTORY_DAYS = 90;

/** Minutes of one UTC day by verdict; of what nobody watched there is none. */
export type HealthDay = {
  /** `2026-11-24`. */
  readonly day: string;
  readonly minutes: Readonly<Partial<Record<Verdict, number>>>;
};

/** One day of the history: its worst verdict, undefined where nobody watched. */
export type DayVerdict = HealthDay & { readonly worst: Verdict | undefined };

export type HealthHistory = {
  /** Oldest first, today last, a day each. */
  readonly days: readonly DayVerdict[];
  /** Minutes of them all that were watched, and those in which it was neither failing nor degraded. */
  readonly watched: number;
  readonly well: number;
};

/** Every one of the last days, those without a minute too. */
export function healthHistory(found: readonly HealthDay[], now: Instant): HealthHistory {
  const known = new Map(found.map((each) => [each.day, each]));
  const days = Array.from({ length: HISTORY_DAYS }, (_, index): DayVerdict => {
    const day = toIso(instant(now - lengthOf(HISTORY_DAYS - 1 - index))).slice(0, 10);
    const { minutes = {} } = known.get(day) ?? {};
    return { day, minutes, worst: VERDICTS.find((verdict) => (minutes[verdict] ?? 0) > 0) };
  });
  const sum = (verdicts: readonly Verdict[]) =>
    days.reduce(
      (total, { minutes }) => total + verdicts.reduce((all, each) => all + (minutes[each] ?? 0), 0),
      0,
    );
  // What could not be judged was not watched: it is neither well nor ill.
  const [well, ill] = [sum(['healthy']), sum(['failing', 'degraded'])];
  return { days, watched: well + ill, well };
}
