import { days, type Instant, instant, plus } from '../time.ts';
import { momentOf, wallTime } from '../wall-time.ts';
import type { ToldTopic } from './happening.ts';

/** Hours in which messages wait, by the clocks of a zone; `from` later than `to` goes over midnight. */
export type QuietHours = {
  /** `22:00`. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** What is told in spite of them. */
  readonly except: readonly ToldTopic[];
};

/** When the quiet that holds at a moment ends; undefined where none holds. */
export function quietUntil({ from, to, zone }: QuietHours, at: Instant): Instant | undefined {
  const [day, time] = wallTime(at, zone).split('T') as [string, string];
  const overnight = from > to;
  const holds = overnight ? time >= from || time < to : time >= from && time < to;
  if (!holds) return undefined;
  const ends = overnight && time >= from ? dayAfter(day) : day;
  // The hour that a zone skips may put the end before the moment itself.
  return instant(Math.max(momentOf(`${ends}T${to}`, zone) ?? at, at + 1));
}

const dayAfter = (day: string): string =>
  new Date(plus(instant(Date.parse(`${day}T00:00:00Z`)), days(1))).toISOString().slice(0, 10);
