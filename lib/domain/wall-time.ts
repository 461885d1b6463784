import { type Instant, instant } from './time.ts';

const parts = (zone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });

/** A moment as clocks of a zone show it, `2026-11-29T14:05`: what a field for date and time holds. */
export const wallTime = (at: Instant, zone: string): string => parts(zone).format(at).replace(' ', 'T');

/**
 * The moment at which clocks of a zone show this; undefined for a text that is no time. An hour that is skipped in spring is the one
 * after it, one that comes twice in autumn is one of both.
 */
export function momentOf(wall: string, zone: string): Instant | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (!Number.isFinite(asUtc)) return undefined;
  const offsetAt = (at: number) =>
    Date.parse(`${wallTime(instant(at), zone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const guess = asUtc - offsetAt(asUtc);
  return instant(asUtc - offsetAt(guess));
}
