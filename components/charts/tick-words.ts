import { instant, type TimeRange } from '#lib/domain/time.ts';
import { dayMonth, hourMinute } from '#lib/words/moments.ts';
import { LONG_MS, timeTicks } from './scale.ts';

const DAY_MS = 86_400_000;

/** `14:30`; over days `22 Nov 12:00`, and over weeks `22 Nov`. */
export function tickWords(moment: number, range: TimeRange, zone: string, locale: string): string {
  const at = instant(moment);
  if (range.to - range.from <= LONG_MS) return hourMinute(at, zone);
  const [first = at, second = at] = timeTicks(range);
  const day = dayMonth(at, zone, locale);
  return second - first >= DAY_MS ? day : `${day} ${hourMinute(at, zone)}`;
}
