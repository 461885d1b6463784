import { type Millis, millis } from './units.ts';

/** A moment: epoch milliseconds, UTC. The viewer's zone is applied where it is shown. */
export type Instant = number & { readonly brand: 'Instant' };

/** Half-open: `from` belongs to the range, `to` does not. */
export type TimeRange = { readonly from: Instant; readonly to: Instant };

/** Where the present comes from; tests pass a fixed one. */
export type Clock = () => Instant;

export const instant = (epochMillis: number): Instant => epochMillis as Instant;

/** @throws RangeError when `text` is no date that JavaScript can read. */
export function parseInstant(text: string): Instant {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new RangeError(`not a date: ${JSON.stringify(text)}`);
  return instant(value);
}

export const toIso = (at: Instant): string => new Date(at).toISOString();
export const plus = (at: Instant, duration: Millis): Instant => instant(at + duration);
export const minus = (at: Instant, duration: Millis): Instant => instant(at - duration);
/** Never negative: clocks of two machines may differ by a little. */
export const elapsed = (since: Instant, now: Instant): Millis => millis(Math.max(0, now - since));

export const seconds = (count: number): Millis => millis(count * 1_000);
export const minutes = (count: number): Millis => millis(count * 60_000);
export const hours = (count: number): Millis => millis(count * 3_600_000);
export const days = (count: number): Millis => millis(count * 86_400_000);
