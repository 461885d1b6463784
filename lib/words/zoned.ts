import { type Instant, instant } from '#lib/domain/time.ts';
import { fullMoment } from './moments.ts';

/** `2026-11-22T14:07:32`, as a field for date and time wants it. */
export const fieldMoment = (at: Instant, zone: string): string => fullMoment(at, zone).replace(' ', 'T');

/**
 * The moment at which clocks of the zone show what a field for date and time holds. Undefined for what is no date.
 * Where clocks go back the first of both moments; a time that clocks skip is the one as long after the change.
 */
export function zonedMoment(field: string, zone: string): Instant | undefined {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/.exec(field);
  const asUtc = match ? Date.parse(`${match[0]}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offset = (at: number) =>
    Date.parse(`${fieldMoment(instant(at), zone)}Z`) - Math.floor(at / 1_000) * 1_000;
  // The offset a day before and a day after bracket any change of it.
  const [before, after] = [offset(asUtc - 86_400_000), offset(asUtc + 86_400_000)];
  const fits = [before, after].map((each) => asUtc - each).find((at) => asUtc - offset(at) === at);
  return instant(fits ?? asUtc - before);
}
