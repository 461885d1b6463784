import { Cron } from 'croner';
import type { Calendar, Span } from '#lib/domain/deploy/freeze.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

/** Times of a window as `portal.yaml` has them: cron or a local time each, `for` in milliseconds. */
export type WindowTimes = {
  readonly from: string;
  readonly until?: string | undefined;
  readonly for?: number | undefined;
  readonly zone: string;
};

/** Whether a window begins at all and ends after it has begun. @throws Error for what is no cron */
export function beginsAndEnds(written: WindowTimes): boolean {
  return calendarOf(written).nextAfter(instant(0)) !== undefined;
}

/** Moments of cron are moments of the clock on the wall: over a change of summer time a span is an hour shorter or longer. */
export function calendarOf({ from, until, for: lasts, zone }: WindowTimes): Calendar {
  const starts = moments(from, zone);
  const ends = until === undefined ? undefined : moments(until, zone);
  const spanFrom = (start: Instant | undefined): Span | undefined => {
    if (start === undefined) return undefined;
    const to = ends ? ends.after(start) : instant(start + (lasts ?? 0));
    return to === undefined || to <= start ? undefined : { from: start, to };
  };
  return {
    lastBy: (at) => spanFrom(starts.by(at)),
    nextAfter: (at) => spanFrom(starts.after(at)),
  };
}

type Moments = {
  readonly by: (at: Instant) => Instant | undefined;
  readonly after: (at: Instant) => Instant | undefined;
};

function moments(written: string, timezone: string): Moments {
  if (written.includes('T')) {
    const once = new Cron(`${written}:00`, { timezone, paused: true }).nextRun(new Date(0));
    const moment = once ? instant(once.getTime()) : undefined;
    return {
      by: (at) => (moment !== undefined && moment <= at ? moment : undefined),
      after: (at) => (moment !== undefined && moment > at ? moment : undefined),
    };
  }
  const cron = new Cron(written, { timezone, paused: true });
  // Croner asks strictly before, and looks at whole seconds.
  const past = (at: Instant) => cron.previousRuns(1, new Date(at + 1))[0];
  return {
    by: (at) => toInstant(past(at)),
    after: (at) => toInstant(cron.nextRun(new Date(at)) ?? undefined),
  };
}

const toInstant = (date: Date | undefined): Instant | undefined => date && instant(date.getTime());
