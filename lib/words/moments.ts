import type { Instant, TimeRange } from '#lib/domain/time.ts';

type Parts = Intl.DateTimeFormatOptions;

const CLOCK: Parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
const HOUR_MINUTE: Parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY: Parts = { day: 'numeric', month: 'short' };
const DAY_OF_YEAR: Parts = { ...DAY, year: 'numeric' };
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, parts: Parts): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(parts)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone });
  formats.set(key, known);
  return known;
}

/** `14:07:32`. */
export const clockTime = (at: Instant, zone: string): string => format('en-GB', zone, CLOCK).format(at);

/** `14:07`. */
export const hourMinute = (at: Instant, zone: string): string =>
  format('en-GB', zone, HOUR_MINUTE).format(at);

/** `.530`, for log lines. */
export const milliseconds = (at: Instant): string => `.${String(at % 1_000).padStart(3, '0')}`;

/** `22 Nov` or `11月22日`. */
export const dayMonth = (at: Instant, zone: string, locale: string): string =>
  format(locale === 'ja' ? 'ja-JP' : 'en-GB', zone, DAY).format(at);

/** `14:07` today, `22 Nov 14:07` on any other day, `22 Nov 2025 14:07` in any other year. */
export const shortMoment = (at: Instant, now: Instant, zone: string, locale: string): string =>
  [dayUnlessToday(at, now, zone, locale), hourMinute(at, zone)].filter(Boolean).join(' ');

/** `14:07 – 15:37`; where both ends are of different days each has its own: `23 Nov 07:27 – 30 Nov 07:27`. */
export function momentsFromTo(
  { from, to }: TimeRange,
  now: Instant,
  zone: string,
  locale: string,
): { readonly from: string; readonly to: string } {
  const oneDay = fullMoment(from, zone).slice(0, 10) === fullMoment(to, zone).slice(0, 10);
  const end = hourMinute(to, zone);
  const dayOf = (at: Instant) => dayUnlessToday(at, now, zone, locale) ?? dayMonth(at, zone, locale);
  if (oneDay) return { from: shortMoment(from, now, zone, locale), to: end };
  return { from: `${dayOf(from)} ${hourMinute(from, zone)}`, to: `${dayOf(to)} ${end}` };
}

/** `14:07:32` today, `22 Nov 14:07:32` on any other day, with the year in any other. */
export const clockMoment = (at: Instant, now: Instant, zone: string, locale: string): string =>
  [dayUnlessToday(at, now, zone, locale), clockTime(at, zone)].filter(Boolean).join(' ');

function dayUnlessToday(at: Instant, now: Instant, zone: string, locale: string): string | undefined {
  const day = dayMonth(at, zone, locale);
  if (Math.abs(now - at) < DAY_MS && day === dayMonth(now, zone, locale)) return undefined;
  const yearOf = (moment: Instant) => fullMoment(moment, zone).slice(0, 4);
  if (yearOf(at) === yearOf(now)) return day;
  return format(locale === 'ja' ? 'ja-JP' : 'en-GB', zone, DAY_OF_YEAR).format(at);
}

/** `14:07:32` today, `22 Nov 14:07` on any other day. */
export function clockOrDay(at: Instant, now: Instant, zone: string, locale: string): string {
  const short = shortMoment(at, now, zone, locale);
  return short === hourMinute(at, zone) ? clockTime(at, zone) : short;
}

/** What people call the zone: `JST`, `UTC`, `GMT+2`. */
export function zoneName(zone: string, at: Instant): string {
  if (zone === 'Asia/Tokyo') return 'JST';
  const part = format('en-GB', zone, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? zone;
}

/** The full moment for a title or a table: `2026-11-22 14:07:32`. */
export function fullMoment(at: Instant, zone: string): string {
  const day = format('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  return `${day} ${clockTime(at, zone)}`;
}

/** `November` or `11 月`; cost months are UTC. */
export const monthName = (at: Instant, locale: string): string =>
  format(locale === 'ja' ? 'ja-JP' : 'en-GB', 'UTC', { month: 'long' }).format(at);

/** `November 2026` or `2026年11月`; cost months are UTC. */
export const monthYear = (at: Instant, locale: string): string =>
  format(locale === 'ja' ? 'ja-JP' : 'en-GB', 'UTC', { month: 'long', year: 'numeric' }).format(at);
