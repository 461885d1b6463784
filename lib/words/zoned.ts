import { type Instant, instant } from '#lib/domain/time.ts';
import { fullMoment } from './moments.ts';

const DAY = 86_400_000;

const fieldMoment = (at: Instant, zone: string): string => fullMoment(at, zone).replace(' ', 'T');

/**
 * What somebody typed as a moment in the zone: `14:07`, `14:07:32`, or either after a date, `2026-11-22 14:07`. A time
 * alone is the last one that has been. Undefined for what is no moment.
 */
export function typedMoment(text: string, zone: string, now: Instant): Instant | undefined {
  const [, date, hour, rest] =
    /^\s*(?:(\d{4}-\d\d-\d\d)[T\s]+)?(\d{1,2})(:\d\d(?::\d\d)?)\s*$/.exec(text) ?? [];
  if (hour === undefined || rest === undefined) return undefined;
  const on = (day: string) => zonedMoment(`${day}T${hour.padStart(2, '0')}${rest}`, zone);
  if (date !== undefined) return on(date);
  const dayOf = (at: number) => fieldMoment(instant(at), zone).slice(0, 10);
  const today = on(dayOf(now));
  return today === undefined || today <= now ? today : on(dayOf(now - DAY));
}

/**
 * The moment at which clocks of the zone show what a field for date and time holds. Undefined for what is no date.
 * Where clocks go back the first of both moments; a time that clocks skip is the one as long after the change.
 */
function zonedMoment(field: string, zone: string): Instant | undefined {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/.exec(field);
  const asUtc = match ? Date.parse(`${match[0]}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offset = (at: number) =>
    Date.parse(`${fieldMoment(instant(at), zone)}Z`) - Math.floor(at / 1_000) * 1_000;
  // The offset a day before and a day after bracket any change of it.
  const [before, after] = [offset(asUtc - DAY), offset(asUtc + DAY)];
  const fits = [before, after].map((each) => asUtc - each).find((at) => asUtc - offset(at) === at);
  return instant(fits ?? asUtc - before);
}
